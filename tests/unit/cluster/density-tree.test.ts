import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { nearestNeighbors } from '../../../src/cluster/nearest-neighbors.ts';
import { matrix } from '../../../src/math/matrix.ts';
import { UnionFind } from '../../../src/math/union-find.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

/** Weights of the minimum spanning tree of the full mutual-reachability graph, by Kruskal. */
function kruskalWeights(rows: readonly (readonly number[])[], cores: Float64Array): number[] {
  const edges = rows.flatMap((row, i) =>
    rows.slice(0, i).map((other, j) => ({ i, j, w: Math.max(euclidean(row, other), cores[i]!, cores[j]!) })),
  );
  const sets = new UnionFind(rows.length);
  return edges
    .sort((a, b) => a.w - b.w)
    .filter(({ i, j }) => sets.union(i, j))
    .map(({ w }) => w);
}

describe('buildDensityTree', () => {
  test('weighs what Kruskal over all pairs weighs, edge for edge, ascending, and spans all points', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ rows, points }, minPts) => {
        const tree = buildDensityTree(points, minPts);
        if (rows.length < minPts) {
          expect(tree.weights).toHaveLength(0);
          return;
        }
        expect([...tree.weights]).toEqual(kruskalWeights(rows, tree.coreDistances));
        const sets = new UnionFind(rows.length);
        tree.weights.forEach((weight, e) => {
          const [i, j] = [tree.from[e]!, tree.to[e]!];
          expect(sets.union(i, j)).toBe(true);
          expect(weight).toBe(
            Math.max(euclidean(rows[i]!, rows[j]!), tree.coreDistances[i]!, tree.coreDistances[j]!),
          );
        });
      }),
      { numRuns: 500 },
    );
  });

  test('takes as core distance the distance to the (minPts - 1)-th other point', () => {
    const points = toMatrix([[0], [1], [3], [7]]);
    expect([...buildDensityTree(points, 1).coreDistances]).toEqual([0, 0, 0, 0]);
    expect([...buildDensityTree(points, 2).coreDistances]).toEqual([1, 1, 2, 4]);
    expect([...buildDensityTree(points, 4).coreDistances]).toEqual([7, 6, 4, 7]);
    const none = Number.POSITIVE_INFINITY;
    expect([...buildDensityTree(points, 5).coreDistances]).toEqual([none, none, none, none]);
  });

  test('stores up to nine neighbours a point, whatever minPts', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [i]);
    expect(buildDensityTree(toMatrix(rows), 1).k).toBe(9);
    expect(buildDensityTree(toMatrix(rows.slice(0, 4)), 10).k).toBe(3);
  });

  test('works on no point, one point and two', () => {
    expect(buildDensityTree(toMatrix([], 3), 2)).toMatchObject({
      size: 0,
      k: 0,
      weights: new Float64Array(0),
    });
    expect(buildDensityTree(toMatrix([[5]]), 1)).toMatchObject({
      size: 1,
      coreDistances: Float64Array.of(0),
      weights: new Float64Array(0),
    });
    expect(
      buildDensityTree(
        toMatrix([
          [0, 0],
          [3, 4],
        ]),
        2,
      ),
    ).toMatchObject({
      size: 2,
      from: Int32Array.of(0),
      to: Int32Array.of(1),
      weights: Float64Array.of(5),
    });
  });

  test('gives the same tree from neighbours computed beforehand, also from longer lists', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ points }, minPts) => {
        const whole = buildDensityTree(points, minPts);
        expect(buildDensityTree(points, minPts, nearestNeighbors(points, 9))).toEqual(whole);
        const { from, to, weights, coreDistances } = buildDensityTree(
          points,
          minPts,
          nearestNeighbors(points, 15),
        );
        expect({ ...whole, from, to, weights, coreDistances }).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves the points as they were', () => {
    const points = toMatrix([
      [1, 2],
      [3, 4],
      [5, 9],
    ]);
    buildDensityTree(points, 2);
    expect([...points.data]).toEqual([1, 2, 3, 4, 5, 9]);
  });

  test('refuses a minPts that is not whole or outside 1 to 10', () => {
    for (const minPts of [0, -1, 1.5, 11, Number.NaN]) {
      expect(() => buildDensityTree(toMatrix([[0], [1]]), minPts)).toThrow(
        new RangeError(`minPts must be a whole number from 1 to 10, got ${minPts}`),
      );
    }
  });

  test('refuses a value that is not finite, naming its row', () => {
    expect(() => buildDensityTree(matrix(Float32Array.of(0, 1, 2, Number.NaN), 4, 1), 1)).toThrow(
      new RangeError('every value must be finite, got NaN in row 3'),
    );
  });

  test('refuses neighbours of other points and lists that are too short', () => {
    const points = toMatrix([[0], [1], [2], [3]]);
    expect(() => buildDensityTree(points, 2, nearestNeighbors(toMatrix([[0], [1]]), 9))).toThrow(
      new RangeError('neighbors must be of 4 points, got 2'),
    );
    expect(() => buildDensityTree(points, 4, nearestNeighbors(points, 2))).toThrow(
      new RangeError('neighbors must hold at least 3 a point, got 2'),
    );
  });
});
