import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageLinkageCut } from '../../../src/cluster/average-linkage.ts';
import { type Clustering, NOISE } from '../../../src/cluster/clustering.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { membersByCluster, type RefineParams, refine } from '../../../src/cluster/refine.ts';
import { RefineCache } from '../../../src/cluster/refine-cache.ts';
import type { Matrix } from '../../../src/math/matrix.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

const clusterAt = (points: Matrix, eps: number, minPts: number) =>
  dbscan(buildDensityTree(points, minPts), { eps, minPts });

function refineRows(rows: readonly (readonly number[])[], eps: number, params: RefineParams) {
  const points = toMatrix(rows);
  const refined = refine(points, clusterAt(points, eps, params.minPts), params);
  return {
    ...refined,
    labels: [...refined.labels],
    isCore: [...refined.isCore],
    splitOf: [...refined.splitOf],
    split: [...refined.split],
    pending: [...refined.pending],
  };
}

/** Two pairs held together by a chain, a pair apart, and a face that nobody knows. */
const CHAINED = [[20], [0], [0.5], [1.5], [2.5], [3], [21], [50]];

describe('refine', () => {
  test('takes a chain apart, renumbers in the order of the clusters, and says what it split', () => {
    expect(refineRows(CHAINED, 1, { distance: 1.1, minPts: 2 })).toEqual({
      labels: [0, 1, 1, NOISE, 2, 2, 0, NOISE],
      isCore: [1, 1, 1, 0, 1, 1, 1, 0],
      clusterCount: 3,
      splitOf: [0, 1, 1],
      split: [1],
      pending: [],
    });
  });

  test('a part of fewer than minPts faces becomes noise, and with minPts 1 a cluster of its own', () => {
    const rows = [[0], [1], [2], [2.9], [3.8]];
    expect(refineRows(rows, 1, { distance: 1.5, minPts: 3 }).labels).toEqual([NOISE, NOISE, 0, 0, 0]);
    expect(refineRows(rows, 1, { distance: 1.5, minPts: 2 }).labels).toEqual([0, 0, 1, 1, 1]);
    expect(refineRows(rows, 1, { distance: 0, minPts: 1 }).labels).toEqual([0, 1, 2, 3, 4]);
  });

  test('a cluster of which every part is too small is gone, and listed as split', () => {
    const refined = refineRows([[0], [1], [2]], 1, { distance: 0, minPts: 2 });
    expect(refined).toMatchObject({ labels: [NOISE, NOISE, NOISE], isCore: [0, 0, 0], clusterCount: 0 });
    expect(refined.split).toEqual([0]);
  });

  test('at an infinite distance it is plain DBSCAN, bit for bit', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ points, eps }, minPts) => {
        const plain = clusterAt(points, eps, minPts);
        const refined = refine(points, plain, { distance: Number.POSITIVE_INFINITY, minPts });
        expect(refined).toMatchObject(plain);
        expect([...refined.splitOf]).toEqual([...new Array(plain.clusterCount).keys()]);
        expect(refined.split).toHaveLength(0);
      }),
    );
  });

  test('each cluster is what average linkage makes of its members, and those not split keep order and flags', () => {
    fc.assert(
      fc.property(
        pointSet,
        minPtsOf,
        fc.double({ min: 0, max: 4, noNaN: true }),
        ({ points, eps }, minPts, distance) => {
          const plain = clusterAt(points, eps, minPts);
          const refined = refine(points, plain, { distance, minPts });
          let next = 0;
          const split: number[] = [];
          for (const [label, rows] of membersByCluster(plain).entries()) {
            const parts = [...averageLinkageCut(points, rows, distance)];
            const whole = parts.every((part) => part === 0);
            if (!whole) split.push(label);
            for (let part = 0; part <= Math.max(...parts); part++) {
              const faces = [...rows].filter((_, m) => parts[m] === part);
              const stands = whole || faces.length >= minPts;
              for (const i of faces) {
                expect(refined.labels[i]).toBe(stands ? next : NOISE);
                expect(refined.isCore[i]).toBe(stands ? plain.isCore[i] : 0);
              }
              if (stands) expect(refined.splitOf[next++]).toBe(label);
            }
          }
          expect(refined.clusterCount).toBe(next);
          expect([...refined.split]).toEqual(split);
          for (const [i, label] of plain.labels.entries()) {
            if (label === NOISE) expect(refined.labels[i]).toBe(NOISE);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what it is given is not changed', () => {
    const points = toMatrix(CHAINED);
    const plain = clusterAt(points, 1, 2);
    const before: Clustering = structuredClone(plain);
    refine(points, plain, { distance: 0, minPts: 2 });
    expect(plain).toEqual(before);
  });
});

/** Moves of the slider, and now and then of the second distance. */
const walk = fc.array(
  fc.record({ eps: fc.double({ min: 0, max: 6, noNaN: true }), distance: fc.constantFrom(0.5, 1, 2) }),
  { minLength: 1, maxLength: 12 },
);

describe('refine with a cache', () => {
  test('gives at every stop of a random walk of the slider what it gives without, however small the cache', () => {
    fc.assert(
      fc.property(
        pointSet,
        walk,
        fc.constantFrom(0, 5, 1000),
        fc.boolean(),
        ({ points }, stops, capacity, collide) => {
          const tree = buildDensityTree(points, 2);
          const cache = collide ? new RefineCache(capacity, () => 0) : new RefineCache(capacity);
          for (const { eps, distance } of stops) {
            const plain = dbscan(tree, { eps, minPts: 2 });
            expect(refine(points, plain, { distance, minPts: 2, cache })).toEqual(
              refine(points, plain, { distance, minPts: 2 }),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('leaves whole what is too large for the call, and finds it once others have put it into the cache', () => {
    fc.assert(
      fc.property(pointSet, walk, fc.integer({ min: 0, max: 40 }), ({ points }, stops, maxPairs) => {
        const tree = buildDensityTree(points, 2);
        const cache = new RefineCache();
        for (const { eps, distance } of stops) {
          const plain = dbscan(tree, { eps, minPts: 2 });
          const params = { distance, minPts: 2, cache, maxPairs };
          const first = refine(points, plain, params);
          const members = membersByCluster(plain);
          for (const label of first.pending) {
            const rows = members[label]!;
            expect(new Set([...rows].map((i) => first.labels[i])).size).toBe(1);
            expect(first.splitOf[first.labels[rows[0]!]!]).toBe(label);
            expect(first.split).not.toContain(label);
            cache.set(rows, distance, averageLinkageCut(points, rows, distance));
          }
          expect(refine(points, plain, params)).toEqual(refine(points, plain, { distance, minPts: 2 }));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a second call compares no pair', () => {
    const points = toMatrix(CHAINED);
    const plain = clusterAt(points, 1, 2);
    const cache = new RefineCache();
    const first = refine(points, plain, { distance: 1.1, minPts: 2, cache });
    expect(refine(points, plain, { distance: 1.1, minPts: 2, cache, maxPairs: 0 })).toEqual(first);
  });

  test('small clusters go first', () => {
    // the cluster of five has ten pairs, the cluster of two has one
    const refined = refineRows(CHAINED, 1, { distance: 0.9, minPts: 2, maxPairs: 9 });
    expect(refined.pending).toEqual([1]);
    expect(refined.split).toEqual([0]);
    expect(refineRows(CHAINED, 1, { distance: 0.9, minPts: 2, maxPairs: 11 }).pending).toEqual([]);
  });
});

describe('edges of refine', () => {
  test('no face, one face, and equal faces are left as they are', () => {
    const none = refineRows([], 1, { distance: 1, minPts: 2 });
    expect(none).toMatchObject({ labels: [], clusterCount: 0, splitOf: [], split: [], pending: [] });
    expect(refineRows([[1]], 1, { distance: 1, minPts: 2 }).labels).toEqual([NOISE]);
    expect(refineRows([[1]], 1, { distance: 0, minPts: 1 })).toMatchObject({ labels: [0], isCore: [1] });
    expect(refineRows([[1], [1], [1]], 1, { distance: 0, minPts: 2 }).labels).toEqual([0, 0, 0]);
  });

  test('refuses what is out of range, and labels of other points', () => {
    const points = toMatrix([[0], [1]]);
    const plain = clusterAt(points, 1, 2);
    const withParams = (params: Partial<RefineParams>) => () =>
      refine(points, plain, { distance: 1, minPts: 2, ...params });
    expect(withParams({ distance: -1 })).toThrow(new RangeError('distance must be at least 0, got -1'));
    expect(withParams({ distance: Number.NaN })).toThrow(RangeError);
    expect(withParams({ minPts: 0 })).toThrow(
      new RangeError('minPts must be a whole number, at least 1, got 0'),
    );
    expect(withParams({ minPts: 1.5 })).toThrow(RangeError);
    expect(withParams({ maxPairs: -1 })).toThrow(new RangeError('maxPairs must be at least 0, got -1'));
    expect(() => refine(toMatrix([[0]]), plain, { distance: 1, minPts: 2 })).toThrow(
      new RangeError('labels must hold 1 numbers, got 2'),
    );
  });
});
