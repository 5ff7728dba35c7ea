import { describe, expect, test } from 'vitest';
import type { MapState } from '../../../src/store/app-state.ts';
import { clusterListOf } from '../../../src/store/cluster-list.ts';
import {
  clusteringOf,
  descriptorOf,
  epsLimitOf,
  faceCountsOf,
  mapPointsOf,
  stateCountsOf,
} from '../../../src/store/selectors.ts';
import { makeFace, makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';

/** Two people of 2 and 3 faces and a stranger, in this order. */
const STATE = makeState(makePeople([2, 3, 1]));

const MAP: MapState = {
  count: 6,
  pca: new Float32Array(12),
  pcaShares: Float64Array.of(0.3, 0.2),
  engine: null,
  perplexity: null,
  tsne: null,
  tsneState: 'waiting',
};

describe('selectors', () => {
  test('give the same objects while what they look at stays the same', () => {
    const select = () => [
      clusteringOf(STATE),
      clusterListOf(STATE),
      faceCountsOf(STATE),
      stateCountsOf(STATE),
      mapPointsOf({ ...STATE, map: MAP }),
    ];
    const before = select();
    const unrelated = { ...STATE, selected: [1], notice: { code: 'opened' as const } };
    expect(clusterListOf(unrelated)).toBe(before[1]);
    select().forEach((value, i) => void expect(value).toBe(before[i]));
    expect(clusteringOf({ ...STATE, settings: { ...STATE.settings, eps: 0.3 } })).not.toBe(before[0]);
  });

  test('count faces by photo and photos by state', () => {
    const faces = [makeFace(), makeFace({ index: 1 }), makeFace({ photoId: 'photo-1' })];
    expect([...faceCountsOf({ ...STATE, faces })]).toEqual([
      ['photo-0', 2],
      ['photo-1', 1],
    ]);
    expect(stateCountsOf(STATE)).toMatchObject({ read: 6, waiting: 0 });
  });

  test('know the descriptor and the end of its slider', () => {
    const other = { ...STATE, settings: { ...STATE.settings, descriptorId: 'faceres-1024' as const } };
    expect([descriptorOf(STATE).dims, descriptorOf(other).dims]).toEqual([128, 1024]);
    expect([epsLimitOf(STATE), epsLimitOf(other)]).toEqual([1, 1.54]);
  });
});

describe('the clustering', () => {
  test('is of the faces that the tree has, and null while there is none or it is for another minPts', () => {
    expect([...(clusteringOf(STATE)?.labels ?? [])]).toEqual([0, 0, 1, 1, 1, -1]);
    expect(clusteringOf(makeState(STATE.faces, { grouped: 4 }))?.labels).toHaveLength(4);
    expect(clusteringOf({ ...STATE, tree: null })).toBeNull();
    const waiting = { ...STATE, settings: { ...STATE.settings, minPts: 3 } };
    expect(clusteringOf(waiting)).toBeNull();
    expect(clusterListOf(waiting)).toEqual({ clusters: [], noise: [] });
  });
});

describe('the cluster list', () => {
  test('has the largest first, of equals the lower label, and noise apart', () => {
    const sizes = (counts: readonly number[]) => {
      const { clusters, noise } = clusterListOf(makeState(makePeople(counts)));
      return { sizes: clusters.map(({ label, faces }) => [label, faces.length]), noise };
    };
    expect(sizes([2, 1, 3, 2])).toEqual({
      sizes: [
        [1, 3],
        [0, 2],
        [2, 2],
      ],
      noise: [2],
    });
    expect(sizes([1, 1])).toEqual({ sizes: [], noise: [0, 1] });
  });

  test('takes the largest sharp core face that looks ahead for the cover', () => {
    const faces = [
      { sizePx: 100 },
      { sizePx: 120 },
      { sizePx: 300, sharpness: 5 },
      { sizePx: 200, yaw: 1.2 },
    ].map((quality, i) => makeFace({ photoId: `photo-${i}`, angle: i / 100, ...quality }));
    expect(clusterListOf(makeState(faces)).clusters.map(({ cover }) => cover)).toEqual([1]);
  });

  test('never takes a border face for the cover or the anchor, however fine', () => {
    // with minPts 3 the first reaches one other only, so it is border
    const faces = [0, 0.19, 0.21, 0.23].map((angle, i) =>
      makeFace({ photoId: `photo-${i}`, angle, sizePx: i === 0 ? 1000 : 100 + i }),
    );
    const state = makeState(faces, { minPts: 3 });
    expect([...(clusteringOf(state)?.isCore ?? [])]).toEqual([0, 1, 1, 1]);
    expect(clusterListOf(state).clusters).toMatchObject([
      { label: 0, faces: [0, 1, 2, 3], cover: 3, anchor: 1 },
    ]);
  });

  test('keeps a cluster’s anchor when a wider eps renumbers it', () => {
    // a loose pair of people before a tight one: only the wider eps makes the first a cluster
    const faces = [0, 0.15, 1, 1.01].map((angle, i) => makeFace({ photoId: `photo-${i}`, angle }));
    const anchors = (eps: number) =>
      clusterListOf(makeState(faces, { eps })).clusters.map(({ label, anchor }) => ({ label, anchor }));
    expect(anchors(0.1)).toEqual([{ label: 0, anchor: 2 }]);
    expect(anchors(0.2)).toEqual([
      { label: 0, anchor: 0 },
      { label: 1, anchor: 2 },
    ]);
  });
});

describe('the places on the map', () => {
  const tsne = { positions: new Float32Array(12).fill(1), iteration: 3, iterations: 9, cost: 0 };

  test('are the components until t-SNE has moved, or where they are asked for', () => {
    const pca = { ...STATE.settings, mapView: 'pca' as const };
    expect(mapPointsOf(STATE)).toBeNull();
    expect(mapPointsOf({ ...STATE, map: MAP })).toEqual({ positions: MAP.pca, count: 6 });
    expect(mapPointsOf({ ...STATE, map: { ...MAP, tsne } })?.positions).toBe(tsne.positions);
    expect(mapPointsOf({ ...STATE, map: { ...MAP, tsne }, settings: pca })?.positions).toBe(MAP.pca);
  });
});
