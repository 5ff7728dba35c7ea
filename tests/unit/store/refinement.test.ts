import { expect, test } from 'vitest';
import { averageLinkageCut } from '../../../src/cluster/average-linkage.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { refine } from '../../../src/cluster/refine.ts';
import { perform } from '../../../src/people/history.ts';
import type { ClusterClient } from '../../../src/store/cluster-client.ts';
import { facePoints } from '../../../src/store/face-points.ts';
import { groupingOf, refineDistanceOf } from '../../../src/store/grouping.ts';
import { concernsRefinement, createRefinement } from '../../../src/store/refinement.ts';
import { createStateStore } from '../../../src/store/state-store.ts';
import { makePeople } from '../../support/made-faces.ts';

// 400 faces in one chain are more pairs than a tick may compare
const FACES = makePeople([200, 200]);
const POINTS = facePoints(FACES, 128);

/** Longer than the rest that the worlds here wait for. */
const rested = () => new Promise((resolve) => setTimeout(resolve, 60));

function world(answer: ClusterClient['refineCluster']) {
  const store = createStateStore({ eps: 1.5, minPts: 2 });
  const calls: number[] = [];
  const clusters: ClusterClient = {
    buildTree: () => Promise.reject(new Error('not asked for here')),
    refineCluster(members, distance) {
      calls.push(members.length);
      return answer(members, distance);
    },
    dispose() {},
  };
  // other objects, so that no test finds the refinements of another
  store.set({ faces: FACES.map((face) => ({ ...face })), tree: buildDensityTree(POINTS, 2) });
  return { store, calls, refinement: createRefinement(store, clusters, 1) };
}

test('a cluster too large for a tick is whole at first and is refined by the worker', async () => {
  const { store, calls, refinement } = world(async (members, distance) =>
    averageLinkageCut(POINTS, members, distance),
  );
  const before = groupingOf(store.getState());
  expect([...(before?.refined?.pending ?? [])]).toEqual([0]);
  expect(before?.shown.clusterCount).toBe(1);
  refinement.follow();
  refinement.follow();
  await rested();
  expect(calls).toEqual([400]);
  const after = groupingOf(store.getState());
  expect([...(after?.refined?.pending ?? [])]).toEqual([]);
  const distance = refineDistanceOf('dlib-128-aligned-mirror', 400);
  expect(after?.shown.labels).toEqual(after && refine(POINTS, after.plain, { distance, minPts: 2 }).labels);
});

test('a worker that dies leaves the cluster whole, and is asked again when something changes', async () => {
  const { store, calls, refinement } = world(() => Promise.reject(new Error('gone')));
  refinement.follow();
  await rested();
  expect(groupingOf(store.getState())?.shown.clusterCount).toBe(1);
  refinement.follow();
  await rested();
  expect(calls).toEqual([400, 400]);
});

test('with the refinement switched off nothing is asked for', async () => {
  const { store, calls, refinement } = world(() => Promise.reject(new Error('must not be called')));
  store.setSettings({ refine: false });
  refinement.follow();
  await rested();
  expect(calls).toEqual([]);
});

test('what the user says of faces asks for the clusters that it makes anew', async () => {
  const { store, calls, refinement } = world(async (members, distance) =>
    averageLinkageCut(POINTS, members, distance),
  );
  store.subscribe((state, before) => {
    if (concernsRefinement(state, before)) refinement.follow();
  });
  refinement.follow();
  await rested();
  const { faces, history } = store.getState();
  const apart = [faces[0]?.id ?? '', faces[100]?.id ?? ''] as const;
  store.set({ history: perform(history, { kind: 'link', pairs: [apart], link: 'cannot' }, 0) });
  expect(groupingOf(store.getState())?.refined?.pending.length).toBeGreaterThan(0);
  await rested();
  expect(calls.length).toBeGreaterThan(1);
  expect([...(groupingOf(store.getState())?.refined?.pending ?? [])]).toEqual([]);
});
