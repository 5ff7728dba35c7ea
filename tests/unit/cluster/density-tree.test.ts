import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { buildDensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { matrix } from '../../../src/math/matrix.ts';
import { mulberry32 } from '../../../src/math/rng.ts';
import { UnionFind } from '../../../src/math/union-find.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { largeSet, minPtsOf, pointSet, toMatrix, weakMask } from '../../support/point-sets.ts';
import { textbookHosts } from '../../support/textbook-dbscan.ts';

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

  test('refuses an index with too few neighbours and a mask of another length', () => {
    const points = toMatrix([[0], [1], [2], [3]]);
    expect(() => densityTree(buildPairIndex(points, { neighbors: 2, closePairs: 9 }), 2)).toThrow(
      new RangeError('the index must hold 3 neighbors a point, got 2'),
    );
    expect(() => densityTree(buildPairIndex(points), 2, [0, 1, 0])).toThrow(
      new RangeError('weak must hold 4 flags, got 3'),
    );
  });
});

/** The one minimum spanning tree: over all pairs by weight, then distance, then indices. */
function slowTree(rows: readonly (readonly number[])[], minPts: number, weak: readonly boolean[]) {
  const square = (i: number, j: number) => rows[i]!.reduce((sum, x, c) => sum + (x - rows[j]![c]!) ** 2, 0);
  const cores = rows.map((_, i) => rows.map((__, j) => square(i, j)).sort((a, b) => a - b)[minPts - 1]!);
  const edges = rows.flatMap((_, to) =>
    rows.slice(0, to).flatMap((__, from) => {
      if (weak[from] || weak[to]) return [];
      const d = square(from, to);
      return [{ from, to, d, w: Math.max(d, cores[from]!, cores[to]!) }];
    }),
  );
  const sets = new UnionFind(rows.length);
  return edges
    .sort((a, b) => a.w - b.w || a.d - b.d || a.from - b.from || a.to - b.to)
    .filter(({ from, to }) => sets.union(from, to))
    .map(({ from, to, w }) => ({ from, to, weight: Math.sqrt(w) }));
}

describe('densityTree, however little the index knows,', () => {
  const limits = fc.record({
    neighbors: fc.integer({ min: 9, max: 12 }),
    closePairs: fc.integer({ min: 0, max: 5 }),
  });

  test('is the same minimum spanning tree, edge for edge, with weak points left out', () => {
    fc.assert(
      fc.property(largeSet, minPtsOf, limits, weakMask, ({ rows, points }, minPts, limit, mask) => {
        fc.pre(rows.length >= minPts);
        const weak = rows.map((_, i) => mask[i % mask.length]!);
        const { from, to, weights } = densityTree(buildPairIndex(points, limit), minPts, weak.map(Number));
        const found = Array.from(from, (i, e) => ({ from: i, to: to[e]!, weight: weights[e]! }));
        expect(found).toEqual(slowTree(rows, minPts, weak));
      }),
      { numRuns: 500 },
    );
  });

  test('finds each weak point the host that looking at all finds', () => {
    fc.assert(
      fc.property(largeSet, minPtsOf, limits, weakMask, ({ rows, points }, minPts, limit, mask) => {
        const weak = rows.map((_, i) => mask[i % mask.length]!);
        const tree = densityTree(buildPairIndex(points, limit), minPts, weak.map(Number));
        const hosts = textbookHosts(rows, minPts, weak);
        if (hosts.length === 0) expect(tree.weak).toBeUndefined();
        else expect(Array.from(tree.weak!.points)).toEqual(hosts.map(({ point }) => point));
        expect(Array.from(tree.weak?.hosts ?? [])).toEqual(hosts.map(({ host }) => host));
        expect(Array.from(tree.weak?.weights ?? [])).toEqual(hosts.map(({ at }) => at));
      }),
      { numRuns: 500 },
    );
  });

  test('joins clusters that lie far apart, in 1,024 dimensions too', () => {
    const random = mulberry32(7);
    const rows = Array.from({ length: 90 }, (_, i) =>
      Array.from({ length: 1024 }, (__, c) => Math.fround(random() + (c === i % 3 ? 100 + i : 0))),
    );
    const { from, to, weights } = densityTree(
      buildPairIndex(toMatrix(rows), { neighbors: 9, closePairs: 2 }),
      4,
    );
    const found = Array.from(from, (i, e) => ({ from: i, to: to[e]!, weight: weights[e]! }));
    expect(found).toEqual(slowTree(rows, 4, []));
  });

  test('stays exact where all points are one, or coordinates are huge or tiny', () => {
    for (const value of [0, 1e38, 1e-38, 3e-45]) {
      const rows = Array.from({ length: 40 }, (_, i) =>
        [value, i % 4 === 0 ? Math.fround(-value * (i / 41)) : 0].map(Math.fround),
      );
      const { from, to, weights } = densityTree(
        buildPairIndex(toMatrix(rows), { neighbors: 9, closePairs: 1 }),
        3,
      );
      const found = Array.from(from, (i, e) => ({ from: i, to: to[e]!, weight: weights[e]! }));
      expect(found).toEqual(slowTree(rows, 3, []));
    }
  });
});
