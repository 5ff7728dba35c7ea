import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Face } from '../../../src/faces/face.ts';
import { type AnalysisWorld, createAnalysisWorld } from '../../support/analysis-world.ts';
import { deferred, settle } from '../../support/deferred.ts';
import { makeFace, makePeople } from '../../support/made-faces.ts';

afterEach(() => void vi.useRealTimers());

/** A world at rest with so many faces. */
async function worldWith(faces: readonly Face[]): Promise<AnalysisWorld> {
  const world = createAnalysisWorld();
  world.setFaces(faces);
  await settle();
  return world;
}

describe('tree and map', () => {
  test('follow the faces, and nothing is built for none', async () => {
    const world = await worldWith([]);
    expect(world.trees).toEqual([]);
    world.setFaces(makePeople([3, 3]));
    await settle();
    const { tree, map } = world.store.getState();
    expect(tree).toMatchObject({ size: 6, minPts: 2 });
    expect(map).toMatchObject({ count: 6, tsne: null });
    expect(map?.pca).toHaveLength(12);
    world.setFaces(makePeople([3, 4]));
    await settle();
    expect(world.store.getState()).toMatchObject({ tree: { size: 7 }, map: { count: 7 } });
    world.analysis.follow();
    await settle();
    expect(world.trees).toHaveLength(2);
    expect(world.reductions).toEqual([6, 7]);
  });

  test('catch up in one step with whatever came during a build', async () => {
    const world = createAnalysisWorld();
    const gate = deferred();
    world.gate = gate.promise;
    world.setFaces(makePeople([2]));
    world.setFaces(makePeople([3]));
    world.setFaces(makePeople([4]));
    world.store.setSettings({ minPts: 3 });
    expect(world.trees).toEqual([{ size: 2, minPts: 2 }]);
    gate.resolve();
    await settle(10);
    expect(world.trees).toEqual([
      { size: 2, minPts: 2 },
      { size: 4, minPts: 3 },
    ]);
    expect(world.store.getState()).toMatchObject({ tree: { size: 4, minPts: 3 }, map: { count: 4 } });
  });

  test('another minPts asks for another tree, and leaves the map', async () => {
    const world = await worldWith(makePeople([3, 3]));
    const { map } = world.store.getState();
    world.store.setSettings({ minPts: 4 });
    await settle();
    expect(world.trees.at(-1)).toEqual({ size: 6, minPts: 4 });
    expect(world.store.getState().tree?.minPts).toBe(4);
    expect(world.store.getState().map).toBe(map);
    expect(world.layouts).toHaveLength(1);
  });

  test('weak faces are named to the tree, until the rule is switched off', async () => {
    const bridge = makeFace({ photoId: 'between', angle: 0.5, sharpness: 1 });
    const world = await worldWith([...makePeople([3, 3]), bridge]);
    expect([...(world.store.getState().tree?.weak?.points ?? [])]).toEqual([6]);
    world.store.setSettings({ guardWeak: false });
    await settle();
    expect(world.store.getState().tree?.weak).toBeUndefined();
    world.store.setSettings({ guardWeak: true });
    await settle();
    expect(world.store.getState().tree?.weak).toBeDefined();
    expect(world.trees).toHaveLength(3);
  });

  test('a rule that concerns no face asks for no other tree', async () => {
    const world = await worldWith(makePeople([3, 3]));
    world.store.setSettings({ guardWeak: false });
    await settle();
    expect(world.trees).toHaveLength(1);
  });

  test('a build that fails becomes a notice, and the next change tries again', async () => {
    const world = createAnalysisWorld();
    const gate = deferred();
    world.gate = gate.promise;
    world.setFaces(makePeople([3]));
    gate.reject(new Error('out of memory'));
    await settle();
    expect(world.store.getState()).toMatchObject({
      notice: { code: 'WORKER_CRASH', detail: 'out of memory' },
      tree: null,
    });
    world.gate = null;
    world.setFaces(makePeople([4]));
    await settle();
    expect(world.store.getState().tree?.size).toBe(4);
  });
});

describe('while photos are read', () => {
  test('builds rest in between, and t-SNE waits', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const world = createAnalysisWorld();
    world.setPhase('running');
    world.setFaces(makePeople([4]));
    await settle();
    world.setFaces(makePeople([5]));
    await settle();
    expect(world.reductions).toEqual([4]);
    await vi.advanceTimersByTimeAsync(60_000);
    await settle();
    expect(world.reductions).toEqual([4, 5]);
    expect(world.store.getState().map?.tsneState).toBe('waiting');
    expect(world.layouts).toEqual([]);
  });

  test.each(['done', 'paused', 'cancelled', 'failed'] as const)(
    'and reading is %s, the last faces do not wait out a rest, and t-SNE starts',
    async (phase) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const world = createAnalysisWorld();
      world.setPhase('running');
      world.setFaces(makePeople([4]));
      await settle();
      world.setFaces(makePeople([5]));
      world.setPhase(phase);
      await settle(10);
      expect(world.reductions).toEqual([4, 5]);
      expect(world.layouts.map(({ count }) => count)).toEqual([5]);
    },
  );

  test('another minPts does not wait out a rest, for nothing is grouped without its tree', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const world = createAnalysisWorld();
    world.setPhase('running');
    world.setFaces(makePeople([4]));
    await settle();
    world.store.setSettings({ minPts: 1 });
    await settle();
    expect(world.store.getState().tree?.minPts).toBe(1);
  });
});

describe('a reset', () => {
  test('during a build drops it, and the next faces are built at once', async () => {
    const world = createAnalysisWorld();
    const gate = deferred();
    world.gate = gate.promise;
    world.setFaces(makePeople([3, 3]));
    world.analysis.reset();
    world.store.set({ faces: [], tree: null, map: null });
    world.gate = null;
    world.setFaces(makePeople([2]));
    await settle();
    expect(world.store.getState()).toMatchObject({ tree: { size: 2 }, map: { count: 2 }, notice: null });
    gate.resolve();
    await settle();
    expect(world.store.getState()).toMatchObject({ tree: { size: 2 }, map: { count: 2 }, notice: null });
    // the old build must not have declared the new ones over
    expect(world.trees).toEqual([
      { size: 6, minPts: 2 },
      { size: 2, minPts: 2 },
    ]);
  });

  test('looks at faces of the same number afresh, and ends the layout', async () => {
    const world = await worldWith(makePeople([4]));
    world.layouts[0]!.show(1);
    const before = world.store.getState().tree;
    world.analysis.reset();
    world.store.set({ faces: [], tree: null, map: null });
    world.setFaces(makePeople([1, 1, 1, 1]));
    await settle();
    expect(world.layouts[0]!.signal.aborted).toBe(true);
    expect([...(world.store.getState().tree?.weights ?? [])]).not.toEqual([...(before?.weights ?? [])]);
  });

  test('during a rest lets the next faces be built at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const world = createAnalysisWorld();
    world.setPhase('running');
    world.setFaces(makePeople([4]));
    await settle();
    world.analysis.reset();
    world.store.set({ faces: [], tree: null, map: null });
    world.setFaces(makePeople([2]));
    await settle();
    expect(world.store.getState().tree?.size).toBe(2);
    expect(vi.getTimerCount()).toBe(1);
  });
});
