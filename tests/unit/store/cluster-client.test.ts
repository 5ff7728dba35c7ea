import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { averageLinkageCut } from '../../../src/cluster/average-linkage.ts';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { buildDensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { matrix } from '../../../src/math/matrix.ts';
import { type ClusterClient, createClusterClient } from '../../../src/store/cluster-client.ts';
import { type ClusterService, createClusterService } from '../../../src/store/cluster-service.ts';
import { FakeWorker } from '../../support/fake-worker.ts';
import { syntheticFaces } from '../../support/synthetic-faces.ts';

let workers: FakeWorker[];
/** Rows sent by each request, and whether they stand alone. */
let requests: { rows: number; alone: boolean }[];
let client: ClusterClient;

beforeEach(() => {
  workers = [];
  requests = [];
  client = createClusterClient(() => {
    const worker = new FakeWorker(spied(createClusterService()));
    workers.push(worker);
    return worker.asWorker();
  });
});

function spied(service: ClusterService): ClusterService {
  return {
    build(request, onProgress) {
      requests.push({ rows: request.rows, alone: request.base === 0 });
      return service.build(request, onProgress);
    },
    refineCluster: service.refineCluster,
  };
}

const faces = syntheticFaces(300, 4).points;
const first = (count: number) => matrix(faces.data.slice(0, count * 128), count, 128);

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

  test('cuts a cluster of the points built last by average linkage', async () => {
    await expect(client.refineCluster(Int32Array.of(0), 1)).rejects.toMatchObject({ name: 'RangeError' });
    await client.buildTree(first(200), 2);
    const members = Int32Array.from({ length: 120 }, (_, i) => i);
    expect(await client.refineCluster(members, 0.4)).toEqual(averageLinkageCut(first(200), members, 0.4));
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
    const aborted = client.buildTree(points, 2, { signal: controller.signal });
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

describe('what the worker remembers', () => {
  test('of points that follow those it has only the new ones are sent', async () => {
    await client.buildTree(first(250), 2);
    expect(await client.buildTree(faces, 3)).toEqual(buildDensityTree(faces, 3));
    expect(requests).toEqual([
      { rows: 250, alone: true },
      { rows: 50, alone: false },
    ]);
  });

  test('for another minPts and for other weak points nothing is sent', async () => {
    const weak = Uint8Array.from({ length: 300 }, (_, i) => (i % 5 === 0 ? 1 : 0));
    await client.buildTree(faces, 2);
    expect(await client.buildTree(first(300), 4)).toEqual(buildDensityTree(faces, 4));
    expect(await client.buildTree(faces, 4, { weak })).toEqual(densityTree(buildPairIndex(faces), 4, weak));
    expect(requests.map(({ rows }) => rows)).toEqual([300, 0, 0]);
  });

  test('points that differ, are fewer or have other dimensions are sent whole', async () => {
    await client.buildTree(faces, 2);
    const changed = matrix(faces.data.slice(), 300, 128);
    changed.data[5]! += 1;
    expect(await client.buildTree(changed, 2)).toEqual(buildDensityTree(changed, 2));
    expect(await client.buildTree(first(40), 2)).toEqual(buildDensityTree(first(40), 2));
    const narrow = matrix(faces.data.slice(), 600, 64);
    expect(await client.buildTree(narrow, 2)).toEqual(buildDensityTree(narrow, 2));
    expect(requests.every(({ alone }) => alone)).toBe(true);
  });

  test('after a crash all is sent to a new worker, unasked', async () => {
    await client.buildTree(first(200), 2);
    workers[0]!.crash('out of memory');
    expect(await client.buildTree(faces, 2)).toEqual(buildDensityTree(faces, 2));
    expect(workers).toHaveLength(2);
    expect(requests).toEqual([
      { rows: 200, alone: true },
      { rows: 100, alone: false },
      { rows: 300, alone: true },
    ]);
  });

  test('requests that overtake each other all get their own tree', async () => {
    const sizes = [100, 140, 300, 60, 300];
    const trees = await Promise.all(sizes.map((size) => client.buildTree(first(size), 2)));
    expect(trees).toEqual(sizes.map((size) => buildDensityTree(first(size), 2)));
  });

  test('a request that is refused leaves what is remembered', async () => {
    await client.buildTree(first(200), 2);
    const bad = matrix(faces.data.slice(), 300, 128);
    bad.data[250 * 128] = Number.NaN;
    await expect(client.buildTree(bad, 2)).rejects.toMatchObject({ name: 'RangeError' });
    await client.buildTree(faces, 2);
    expect(requests.map(({ rows }) => rows)).toEqual([200, 100, 100]);
  });
});

test('reports progress on the way', async () => {
  const shares: number[] = [];
  await client.buildTree(syntheticFaces(6000, 1).points, 2, { onProgress: (share) => shares.push(share) });
  expect(shares.length).toBeGreaterThan(0);
  for (const share of shares) expect(share > 0 && share <= 1).toBe(true);
});

test('the service refuses a length that is not rows × cols', () => {
  const request = { base: 0, id: 1, added: new Float32Array(5), rows: 2, cols: 3, minPts: 1, weak: null };
  expect(() => createClusterService().build(request, null)).toThrow(
    new RangeError('data must hold 2 × 3 = 6 numbers, got 5'),
  );
});
