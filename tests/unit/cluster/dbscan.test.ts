import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex, growPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { MAX_MIN_PTS, NOISE } from '../../../src/cluster/clustering.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { largeSet, minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';
import { textbookDbscan } from '../../support/textbook-dbscan.ts';

function cluster(rows: readonly (readonly number[])[], eps: number, minPts: number) {
  const { labels, isCore, clusterCount } = dbscan(buildDensityTree(toMatrix(rows), minPts), { eps, minPts });
  return { labels: [...labels], core: [...isCore], clusters: clusterCount };
}

describe('dbscan against its slow twin', () => {
  test('labels, core flags and count equal the textbook on 5,000 random sets with ties and duplicates', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ rows, eps }, minPts) => {
        expect(cluster(rows, eps, minPts)).toEqual(textbookDbscan(rows, eps, minPts));
      }),
      { numRuns: 5000 },
    );
  });

  test('one tree gives the textbook at every distance that occurs', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ rows, points }, minPts) => {
        const tree = buildDensityTree(points, minPts);
        for (const eps of new Set([...tree.weights, ...tree.distances])) {
          const cut = dbscan(tree, { eps, minPts });
          expect([...cut.labels]).toEqual(textbookDbscan(rows, eps, minPts).labels);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('laws of dbscan', () => {
  test('turning all points about the origin changes nothing', () => {
    fc.assert(
      fc.property(
        pointSet,
        minPtsOf,
        fc.double({ min: 0, max: 7, noNaN: true }),
        ({ rows, points }, minPts, angle) => {
          const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
          const turned = rows.map(([x = 0, y = 0, ...rest]) => [
            cos * x - sin * y,
            sin * x + cos * y,
            ...rest,
          ]);
          const flat = rows.map(([x = 0, y = 0, ...rest]) => [x, y, ...rest]);
          const tree = buildDensityTree(toMatrix(flat, Math.max(2, points.cols)), minPts);
          const after = buildDensityTree(toMatrix(turned, Math.max(2, points.cols)), minPts);
          // between two distances that occur, away from both: rounding must not decide
          const stops = [...new Set([0, ...tree.weights, ...tree.distances])].sort((a, b) => a - b);
          stops.forEach((stop, s) => {
            const next = stops[s + 1] ?? stop + 1;
            if (next - stop < 1e-4) return;
            const eps = (stop + next) / 2;
            expect(dbscan(after, { eps, minPts })).toEqual(dbscan(tree, { eps, minPts }));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('points added bit by bit give the tree of all at once, bit for bit', () => {
    fc.assert(
      fc.property(
        largeSet,
        minPtsOf,
        fc.array(fc.nat(74), { maxLength: 4 }),
        fc.integer({ min: 0, max: 6 }),
        ({ rows, points }, minPts, cuts, closePairs) => {
          const limits = { neighbors: MAX_MIN_PTS, closePairs };
          const part = (from: number, to: number) => toMatrix(rows.slice(from, to), points.cols);
          const stops = [...cuts.map((at) => Math.min(at, rows.length)), rows.length].sort((a, b) => a - b);
          let index = buildPairIndex(part(0, stops[0]!), limits);
          stops.slice(1).forEach((to, s) => {
            index = growPairIndex(index, part(stops[s]!, to));
          });
          expect(densityTree(index, minPts)).toEqual(buildDensityTree(points, minPts));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a larger eps never adds noise, loses a core point or splits two that were together', () => {
    fc.assert(
      fc.property(
        pointSet,
        minPtsOf,
        fc.double({ min: 0, max: 5, noNaN: true }),
        ({ points, eps }, minPts, more) => {
          const tree = buildDensityTree(points, minPts);
          const small = dbscan(tree, { eps, minPts });
          const large = dbscan(tree, { eps: eps + more, minPts });
          const became = new Map<number, number>();
          for (let i = 0; i < tree.size; i++) {
            if (large.labels[i] === NOISE) expect(small.labels[i]).toBe(NOISE);
            if (!small.isCore[i]) continue;
            expect(large.isCore[i]).toBe(1);
            const label = small.labels[i]!;
            became.set(label, became.get(label) ?? large.labels[i]!);
            expect(large.labels[i]).toBe(became.get(label));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a larger minPts never adds a core point', () => {
    fc.assert(
      fc.property(pointSet, fc.integer({ min: 1, max: MAX_MIN_PTS - 1 }), ({ rows, eps }, minPts) => {
        const loose = cluster(rows, eps, minPts).core;
        const strict = cluster(rows, eps, minPts + 1).core;
        for (const [i, core] of strict.entries()) expect(core).toBeLessThanOrEqual(loose[i]!);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the points changes neither core points nor noise nor who is with whom among core points', () => {
    const shuffled = pointSet.chain((set) =>
      fc.record({
        set: fc.constant(set),
        order: fc.shuffledSubarray([...set.rows.keys()], { minLength: set.rows.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, minPtsOf, ({ set: { rows, eps }, order }, minPts) => {
        const before = cluster(rows, eps, minPts);
        const after = cluster(
          order.map((i) => rows[i]!),
          eps,
          minPts,
        );
        const renamed = new Map<number, number>();
        order.forEach((i, at) => {
          expect(after.core[at]).toBe(before.core[i]);
          expect(after.labels[at] === NOISE).toBe(before.labels[i] === NOISE);
          if (!before.core[i]) return;
          const label = before.labels[i]!;
          renamed.set(label, renamed.get(label) ?? after.labels[at]!);
          expect(after.labels[at]).toBe(renamed.get(label));
        });
        // as many names as clusters: none were merged
        expect(new Set(renamed.values()).size).toBe(before.clusters);
        expect(after.clusters).toBe(before.clusters);
      }),
      { numRuns: 1000 },
    );
  });

  test('minPts 1 makes every point a core point and leaves no noise', () => {
    fc.assert(
      fc.property(pointSet, ({ rows, eps }) => {
        const { labels, core } = cluster(rows, eps, 1);
        expect(core).toEqual(rows.map(() => 1));
        expect(labels).not.toContain(NOISE);
      }),
    );
  });
});

describe('edges of dbscan', () => {
  test('no point gives no cluster', () => {
    expect(cluster([], 1, 2)).toEqual({ labels: [], core: [], clusters: 0 });
  });

  test('one point is a cluster with minPts 1 and noise with minPts 2', () => {
    expect(cluster([[4, 2]], 0, 1)).toEqual({ labels: [0], core: [1], clusters: 1 });
    expect(cluster([[4, 2]], 9, 2)).toEqual({ labels: [NOISE], core: [0], clusters: 0 });
  });

  test('a point at exactly eps is inside', () => {
    expect(
      cluster(
        [
          [0, 0],
          [3, 4],
        ],
        5,
        2,
      ).clusters,
    ).toBe(1);
    expect(
      cluster(
        [
          [0, 0],
          [3, 4],
        ],
        4.999999999,
        2,
      ).clusters,
    ).toBe(0);
  });

  test('eps 0 joins duplicates only', () => {
    expect(cluster([[1], [2], [1], [3], [2]], 0, 2).labels).toEqual([0, 1, 0, NOISE, 1]);
  });

  test('equal points form one cluster up to minPts, and noise beyond', () => {
    const rows = Array.from({ length: 4 }, () => [1, 1]);
    expect(cluster(rows, 0, 4).labels).toEqual([0, 0, 0, 0]);
    expect(cluster(rows, 0, 5).labels).toEqual([NOISE, NOISE, NOISE, NOISE]);
  });

  test('with minPts above n all is noise, even at eps Infinity', () => {
    expect(cluster([[0], [1], [2]], Number.POSITIVE_INFINITY, 4)).toEqual({
      labels: [NOISE, NOISE, NOISE],
      core: [0, 0, 0],
      clusters: 0,
    });
  });

  test('a border point between two clusters takes the lower number, whatever its own place', () => {
    const left = [[-3], [-2], [-1.5], [-1]];
    const right = [[1], [1.5], [2], [3]];
    expect(cluster([[0], ...left, ...right], 1, 4).labels).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect(cluster([...right, [0], ...left], 1, 4).labels).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  test('refuses an eps that is NaN or negative', () => {
    const tree = buildDensityTree(toMatrix([[0], [1]]), 2);
    for (const eps of [Number.NaN, -0.1, Number.NEGATIVE_INFINITY]) {
      expect(() => dbscan(tree, { eps, minPts: 2 })).toThrow(
        new RangeError(`eps must be at least 0, got ${eps}`),
      );
    }
  });

  test('refuses a minPts that the tree was not built for', () => {
    const tree = buildDensityTree(toMatrix([[0], [1]]), 2);
    expect(() => dbscan(tree, { eps: 1, minPts: 3 })).toThrow(
      new RangeError('minPts must be 2, which the tree was built for, got 3'),
    );
  });
});
