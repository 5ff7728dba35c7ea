import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { matrix } from '../../../src/math/matrix.ts';
import { type ClusterClient, createClusterClient } from '../../../src/store/cluster-client.ts';
import { clusterService } from '../../../src/store/cluster-service.ts';
import { FakeWorker } from '../../support/fake-worker.ts';

let workers: FakeWorker[];
let client: ClusterClient;

beforeEach(() => {
  workers = [];
  client = createClusterClient(() => {
    const worker = new FakeWorker(clusterService);
    workers.push(worker);
    return worker.asWorker();
  });
});

afterEach(() => {
  for (const worker of workers) worker.terminate();
});

describe('the cluster client', () => {
  test('brings back the tree that is built here', async () => {
    const points = matrix(Float32Array.of(0, 0, 3, 4, 6, 8, 0, 1), 4, 2);
    expect(await client.buildTree(points, 2)).toEqual(buildDensityTree(points, 2));
    expect(await client.buildTree(matrix(new Float32Array(0), 0, 2), 1)).toMatchObject({ size: 0, k: 0 });
    expect(workers).toHaveLength(1);
  });

  test('leaves the points with the caller and reads a window on a larger buffer', async () => {
    const store = Float32Array.of(9, 9, 0, 1, 3, 9);
    const points = matrix(store.subarray(2, 5), 3, 1);
    const tree = await client.buildTree(points, 2);
    expect([...tree.weights]).toEqual([1, 2]);
    expect([...store]).toEqual([9, 9, 0, 1, 3, 9]);
  });

  test('passes a RangeError on in words', async () => {
    const points = matrix(Float32Array.of(0, Number.NaN), 2, 1);
    await expect(client.buildTree(points, 1)).rejects.toMatchObject({
      name: 'RangeError',
      message: 'every value must be finite, got NaN in row 1',
    });
    await expect(client.buildTree(matrix(new Float32Array(2), 2, 1), 0)).rejects.toMatchObject({
      name: 'RangeError',
      message: 'minPts must be a whole number from 1 to 10, got 0',
    });
  });

  test('aborts, and builds again in a new worker', async () => {
    const points = matrix(Float32Array.of(0, 1), 2, 1);
    const controller = new AbortController();
    const aborted = client.buildTree(points, 2, controller.signal);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    expect((await client.buildTree(points, 2)).size).toBe(2);
    expect(workers).toHaveLength(2);
  });

  test('disposed of, rejects what is under way', async () => {
    const building = client.buildTree(matrix(Float32Array.of(0, 1), 2, 1), 2);
    client.dispose();
    await expect(building).rejects.toMatchObject({ code: 'WORKER_STOPPED' });
    expect(workers[0]!.terminated).toBe(true);
  });
});

test('the service refuses a length that is not rows × cols', () => {
  expect(() => clusterService.build(new Float32Array(5), 2, 3, 1)).toThrow(
    new RangeError('data must hold 2 × 3 = 6 numbers, got 5'),
  );
});
