import { describe, expect, it, vi } from 'vitest';
import { matrix } from '../../../src/math/matrix.ts';
import { createProjectClient } from '../../../src/project/project-client.ts';
import { reduce } from '../../../src/project/project-service.ts';
import type { TsneFrame } from '../../../src/project/tsne-engine.ts';
import { fitTsneParams } from '../../../src/project/tsne-params.ts';
import { deferred } from '../../support/deferred.ts';
import { FakeWorker } from '../../support/fake-worker.ts';
import { randomPoints } from './points.ts';

const params = fitTsneParams(4);

function frameOf(iteration: number): TsneFrame {
  return { positions: new Float32Array(8), iteration, iterations: 3, cost: 0 };
}

/** A client whose layouts run `job` instead of t-SNE, and the workers that it starts for them. */
type OnFrame = (frame: TsneFrame) => Promise<void>;

function clientWith(job: (onFrame: OnFrame) => Promise<TsneFrame>) {
  const runs: FakeWorker[] = [];
  const told: string[] = [];
  const open = (api: object) => {
    const run = new FakeWorker(api);
    runs.push(run);
    return run.asWorker();
  };
  const client = createProjectClient({
    project: () => new FakeWorker({ reduce }).asWorker(),
    tsneJs: () =>
      open({
        layout: (_points: unknown, _start: unknown, _params: unknown, onFrame: OnFrame) => job(onFrame),
      }),
    tsne: () =>
      open({
        layout: (_points: unknown, _start: unknown, _params: unknown, settled: boolean, onFrame: OnFrame) => {
          told.push(`layout ${settled}`);
          return job(onFrame);
        },
        pause: () => told.push('pause'),
        resume: () => told.push('resume'),
      }),
  });
  return { client, runs, told };
}

const points = randomPoints(4, 3, 1);
const start = new Float32Array(8);
const request = { points, start, params, engine: 'tsne-js' } as const;

describe('createProjectClient', () => {
  it('reduces in its worker, without taking the points away from the caller', async () => {
    const { client } = clientWith(async () => frameOf(3));
    const shared = new Float32Array(40);
    shared.set(randomPoints(6, 5, 2).data, 5);
    const view = matrix(shared.subarray(5, 35), 6, 5);
    expect(await client.reduce(view)).toEqual(reduce(view));
    expect(view.data).toHaveLength(30);
    client.dispose();
  });

  it('shows each frame in order and the last one, once, before it resolves', async () => {
    const { client, runs } = clientWith(async (onFrame) => {
      await onFrame(frameOf(0));
      await onFrame(frameOf(2));
      return frameOf(3);
    });
    const seen: number[] = [];
    const last = await client.layout(request, {
      onFrame: (frame) => seen.push(frame.iteration),
    }).done;
    expect(seen).toEqual([0, 2, 3]);
    expect(last.iteration).toBe(3);
    expect(start).toHaveLength(8);
    expect(runs.map(({ terminated }) => terminated)).toEqual([true]);
    client.dispose();
  });

  it('shows no frame that comes after the result', async () => {
    const { client } = clientWith(async (onFrame) => {
      setTimeout(() => onFrame(frameOf(2)), 20);
      return frameOf(3);
    });
    const seen: number[] = [];
    await client.layout(request, { onFrame: (frame) => seen.push(frame.iteration) }).done;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(seen).toEqual([3]);
    client.dispose();
  });

  it('ends the worker on an abort and shows nothing that was still on its way', async () => {
    const { client, runs } = clientWith(async (onFrame) => {
      await onFrame(frameOf(0));
      for (let i = 0; i < 100; i++) await onFrame(frameOf(1));
      return frameOf(3);
    });
    const seen: number[] = [];
    const controller = new AbortController();
    const run = client.layout(request, {
      signal: controller.signal,
      onFrame: (frame) => {
        seen.push(frame.iteration);
        if (seen.length === 3) controller.abort();
      },
    });
    await expect(run.done).rejects.toMatchObject({ name: 'AbortError' });
    expect(runs[0]?.terminated).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen).toHaveLength(3);
    client.dispose();
  });

  it('reduces while a layout is under way, and lets two layouts run without disturbing each other', async () => {
    let finish = () => {};
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { client, runs } = clientWith(async () => {
      await gate;
      return frameOf(3);
    });
    const controller = new AbortController();
    const options = { onFrame: () => {} };
    const first = client.layout(request, { ...options, signal: controller.signal });
    const second = client.layout(request, options);
    expect((await client.reduce(points)).map).toHaveLength(8);
    controller.abort();
    finish();
    await expect(first.done).rejects.toMatchObject({ name: 'AbortError' });
    expect((await second.done).iteration).toBe(3);
    expect(runs).toHaveLength(2);
    client.dispose();
  });

  it('rejects what is under way when it is disposed of', async () => {
    const { client } = clientWith(() => new Promise<TsneFrame>(() => {}));
    const seen: number[] = [];
    const run = client.layout(request, { onFrame: (frame) => seen.push(frame.iteration) });
    client.dispose();
    await expect(run.done).rejects.toMatchObject({ code: 'WORKER_STOPPED' });
    expect(seen).toEqual([]);
  });

  it('lets our own engine pause and go on, and tsne-js not', async () => {
    const gate = deferred<TsneFrame>();
    const { client, told } = clientWith(() => gate.promise);
    const seen: number[] = [];
    const onFrame = (frame: TsneFrame) => seen.push(frame.iteration);
    const run = client.layout({ ...request, engine: 'kaomap', settled: true }, { onFrame });
    run.pause?.();
    run.resume();
    await vi.waitFor(() => expect(told).toEqual(['layout true', 'pause', 'resume']));
    gate.resolve(frameOf(3));
    await run.done;
    expect(seen).toEqual([3]);
    run.pause?.();
    const other = client.layout(request, { onFrame });
    expect(other.pause).toBeNull();
    expect(told).toHaveLength(3);
    await other.done;
    client.dispose();
  });
});
