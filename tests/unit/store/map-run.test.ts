import { expect, test, vi } from 'vitest';
import { type ResultFile, toResultFile } from '../../../src/export/result-file.ts';
import type { Face } from '../../../src/faces/face.ts';
import { type AnalysisWorld, createAnalysisWorld, PLACED } from '../../support/analysis-world.ts';
import { settle } from '../../support/deferred.ts';
import { makePeople } from '../../support/made-faces.ts';
import { SMALL } from '../export/results.ts';

/** A file that knows the places of these faces. */
function resultWithMap(
  places: readonly { readonly id: string; readonly position: [number, number] }[],
): ResultFile {
  const result = toResultFile(SMALL);
  const [face] = result.faces;
  return {
    ...result,
    faces: places.map(({ id, position }) => ({ ...face!, id, position })),
    map: { engine: 'kaomap', seed: 1, perplexity: 12, iterations: 700, cost: 0.5 },
  };
}

/** A world at rest with so many faces. */
async function worldWith(faces: readonly Face[]): Promise<AnalysisWorld> {
  const world = createAnalysisWorld();
  world.setFaces(faces);
  await settle();
  return world;
}

test('is started with the seed, shows its frames, and is done', async () => {
  const world = createAnalysisWorld();
  world.store.setSettings({ seed: 42 });
  world.setFaces(makePeople([3, 3]));
  await settle();
  const [layout] = world.layouts;
  expect(layout?.params).toMatchObject({ seed: 42, perplexity: 2 });
  expect(world.store.getState().map?.tsneState).toBe('running');
  const frame = layout!.show(3);
  expect(world.store.getState().map?.tsne).toBe(frame);
  layout!.resolve(frame);
  await settle();
  expect(world.store.getState().map).toMatchObject({ tsneState: 'done', tsne: { iteration: 3 } });
});

test.each([
  [3, 'tooFew'],
  [4, 'running'],
  [1001, 'running'],
])('of %i faces is %s', async (count, state) => {
  const world = await worldWith(makePeople(Array<number>(count).fill(1)));
  await vi.waitFor(() => expect(world.store.getState().map?.tsneState).toBe(state));
  expect(world.layouts).toHaveLength(state === 'running' ? 1 : 0);
});

test('stopped, leaves the last frame, and does not start by itself again', async () => {
  const world = await worldWith(makePeople([4]));
  const frame = world.layouts[0]!.show(5);
  world.map.stop();
  expect(world.layouts[0]!.signal.aborted).toBe(true);
  world.analysis.follow();
  await settle();
  expect(world.store.getState().map).toMatchObject({ tsneState: 'stopped', tsne: frame });
  expect(world.store.getState().notice).toBeNull();
  world.map.start();
  expect(world.layouts).toHaveLength(2);
  expect(world.store.getState().map).toMatchObject({ tsneState: 'running', tsne: null });
});

test('is ended by many new faces, and laid out afresh with them', async () => {
  const world = await worldWith(makePeople([4]));
  const [old] = world.layouts;
  old!.show(5);
  world.setFaces(makePeople([7]));
  await settle();
  expect(old!.signal.aborted).toBe(true);
  expect(world.store.getState().map).toMatchObject({ count: 7, tsne: null, tsneState: 'running' });
  expect(world.layouts.map(({ count }) => count)).toEqual([4, 7]);
});

test('is carried on with a few new faces among the old ones, which stay where they are', async () => {
  const world = await worldWith(makePeople([4]));
  world.store.setSettings({ mapEngine: 'kaomap' });
  world.map.start();
  world.layouts[1]!.show(5);
  world.setPhase('running');
  world.setFaces(makePeople([5]));
  await settle();
  const places = [5, 5, 5, 5, 5, 5, 5, 5, PLACED, PLACED];
  expect([...world.store.getState().map!.tsne!.positions]).toEqual(places);
  expect(world.layouts).toHaveLength(2);
  world.setPhase('done');
  await settle();
  expect(world.layouts[2]).toMatchObject({ count: 5, settled: true, params: { iterations: 250 } });
  expect([...world.layouts[2]!.start]).toEqual(places);
});

test('is drawn by tsne-js up to 100 faces and by our own engine above, unless told otherwise', async () => {
  const world = await worldWith(makePeople(Array<number>(100).fill(1)));
  world.setFaces(makePeople(Array<number>(201).fill(1)));
  await settle(20);
  expect(world.layouts.map(({ engine }) => engine)).toEqual(['tsne-js', 'kaomap']);
  world.store.setSettings({ mapEngine: 'tsne-js' });
  world.map.start();
  expect(world.layouts[2]).toMatchObject({ engine: 'tsne-js', settled: false });
  expect(world.store.getState().map?.engine).toBe('tsne-js');
});

test('pauses and goes on where it was; an engine that cannot is stopped', async () => {
  const world = await worldWith(makePeople([4]));
  world.map.pause();
  expect(world.layouts[0]!.signal.aborted).toBe(true);
  expect(world.store.getState().map?.tsneState).toBe('stopped');
  world.store.setSettings({ mapEngine: 'kaomap' });
  world.map.start();
  world.map.pause();
  expect(world.layouts[1]).toMatchObject({ isPaused: true });
  expect(world.store.getState().map?.tsneState).toBe('paused');
  world.map.resume();
  expect(world.layouts[1]).toMatchObject({ isPaused: false });
  expect(world.store.getState().map?.tsneState).toBe('running');
  expect(world.layouts).toHaveLength(2);
});

test('takes another perplexity from where it is, and shows no frame of the run before', async () => {
  const world = await worldWith(makePeople([4]));
  world.store.setSettings({ mapEngine: 'kaomap' });
  world.map.start();
  const frame = world.layouts[1]!.show(3);
  const { perplexity } = world.store.getState().map!;
  expect(perplexity).not.toBe(3);
  world.store.setSettings({ perplexity: 3 });
  world.map.goOn();
  world.layouts[1]!.show(4);
  // the frame on the page is of the old one still
  expect(world.store.getState().map).toMatchObject({ tsne: frame, perplexity, tsneState: 'running' });
  const next = world.layouts[2]!.show(1);
  expect(world.store.getState().map).toMatchObject({ tsne: next, perplexity: 3, tsneState: 'running' });
  expect(world.layouts[2]).toMatchObject({ settled: true, params: { perplexity: 3 } });
  expect(world.layouts[2]!.start).toBe(frame.positions);
});

test('takes its places from a result file that has them all, and computes nothing', async () => {
  const faces = makePeople([4]);
  const world = createAnalysisWorld();
  const result = resultWithMap(faces.map(({ id }, i) => ({ id, position: [i, -i] as [number, number] })));
  world.store.set({ opened: { name: 'saved.json', result } });
  world.setFaces(faces);
  await settle();
  expect(world.layouts).toEqual([]);
  const { map } = world.store.getState();
  expect(map).toMatchObject({ tsneState: 'done', engine: 'kaomap', perplexity: 12 });
  expect([...map!.tsne!.positions]).toEqual([0, -0, 1, -1, 2, -2, 3, -3]);
  expect(map!.tsne).toMatchObject({ iteration: 700, cost: 0.5 });
});

test('lays out afresh if the file lacks the place of a face', async () => {
  const faces = makePeople([4]);
  const world = createAnalysisWorld();
  const result = resultWithMap(
    faces.slice(1).map(({ id }) => ({ id, position: [0, 0] as [number, number] })),
  );
  world.store.set({ opened: { name: 'saved.json', result } });
  world.setFaces(faces);
  await settle();
  expect(world.layouts).toHaveLength(1);
});

test('that was replaced says nothing any more, whatever it was about to say', async () => {
  const world = await worldWith(makePeople([4]));
  const [old] = world.layouts;
  // settled, but its answer is still on the way when the next layout starts
  old!.resolve(old!.show(9));
  world.map.start();
  old!.show(9);
  await settle();
  expect(world.store.getState().map).toMatchObject({ tsne: null, tsneState: 'running' });
  const failing = world.layouts[1]!;
  failing.reject(new Error('too late'));
  world.map.start();
  await settle();
  expect(world.store.getState()).toMatchObject({ map: { tsneState: 'running' }, notice: null });
});

test('that fails says so in a notice', async () => {
  const world = await worldWith(makePeople([4]));
  world.layouts[0]!.reject(new Error('no worker'));
  await settle();
  expect(world.store.getState()).toMatchObject({
    map: { tsneState: 'failed' },
    notice: { code: 'WORKER_CRASH', detail: 'no worker' },
  });
});

test('cannot be started or stopped before there is a map', () => {
  const world = createAnalysisWorld();
  world.map.start();
  world.map.stop();
  expect(world.layouts).toEqual([]);
  expect(world.store.getState().map).toBeNull();
});
