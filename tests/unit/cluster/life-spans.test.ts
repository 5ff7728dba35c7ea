import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree, type DensityTree } from '../../../src/cluster/density-tree.ts';
import { lifeSpans } from '../../../src/cluster/life-spans.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

/** The core points of each cluster, as text. */
function coresAt(tree: DensityTree, eps: number): string[] {
  const { labels, isCore, clusterCount } = dbscan(tree, { eps, minPts: tree.minPts });
  return Array.from({ length: clusterCount }, (_, c) =>
    [...labels.keys()].filter((i) => isCore[i] && labels[i] === c).join(),
  );
}

test('a cluster lives from its last inner join to the first that leads out', () => {
  const tree = buildDensityTree(toMatrix([[0], [1], [3], [10], [11]]), 2);
  const { births, deaths } = lifeSpans(tree, dbscan(tree, { eps: 2.5, minPts: 2 }));
  expect([...births]).toEqual([2, 1]);
  expect([...deaths]).toEqual([7, 7]);
});

test('the last cluster never dies, and without clusters there are no spans', () => {
  const tree = buildDensityTree(toMatrix([[0], [1], [3]]), 2);
  expect(lifeSpans(tree, dbscan(tree, { eps: 9, minPts: 2 }))).toEqual({
    births: Float64Array.from([2]),
    deaths: Float64Array.from([Number.POSITIVE_INFINITY]),
  });
  expect(lifeSpans(tree, dbscan(tree, { eps: 0.5, minPts: 2 })).births).toHaveLength(0);
});

test('exactly these core points are a cluster inside the span, and nowhere outside', () => {
  fc.assert(
    fc.property(pointSet, minPtsOf, ({ points, eps }, minPts) => {
      const tree = buildDensityTree(points, minPts);
      const { births, deaths } = lifeSpans(tree, dbscan(tree, { eps, minPts }));
      const stops = [0, eps, ...tree.weights, ...tree.coreDistances].filter(Number.isFinite);
      coresAt(tree, eps).forEach((cores, c) => {
        expect(births[c]).toBeLessThanOrEqual(eps);
        expect(deaths[c]).toBeGreaterThan(eps);
        for (const at of stops) {
          expect({ at, lives: coresAt(tree, at).includes(cores) }).toEqual({
            at,
            lives: at >= births[c]! && at < deaths[c]!,
          });
        }
      });
    }),
    { numRuns: 300 },
  );
});

test('refuses the cut of another tree', () => {
  const tree = buildDensityTree(toMatrix([[0], [1]]), 2);
  const other = buildDensityTree(toMatrix([[0], [1], [2]]), 2);
  expect(() => lifeSpans(tree, dbscan(other, { eps: 1, minPts: 2 }))).toThrow(
    new RangeError('labels must hold 2 numbers, got 3'),
  );
});
