import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostsOf } from '../../../src/cluster/border-hosts.ts';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { NOISE } from '../../../src/cluster/clustering.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree, type DensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { type Merge, nextMerge, nextMerges } from '../../../src/cluster/next-merge.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

/** Every eps above the given one at which labels can change, ascending. */
function stopsAbove({ weights, distances, coreDistances, weak }: DensityTree, eps: number): number[] {
  const all = new Set([...weights, ...distances, ...coreDistances, ...(weak?.weights ?? [])]);
  return [...all].filter((stop) => stop > eps && stop < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
}

/** The smallest eps above at which each cluster gains a face, and at which any faces come together, by looking. */
function gainsByLooking(tree: DensityTree, eps: number) {
  const { minPts, size } = tree;
  const visitHosts = hostsOf(tree);
  const before = dbscan(tree, { eps, minPts });
  const first = new Array<number>(before.clusterCount).fill(Number.POSITIVE_INFINITY);
  let any = Number.POSITIVE_INFINITY;
  let last = before;
  for (const stop of stopsAbove(tree, eps)) {
    const now = dbscan(tree, { eps: stop, minPts });
    const gain = (i: number, j: number) => {
      any = Math.min(any, stop);
      for (const label of [before.labels[i]!, before.labels[j]!]) {
        if (label !== NOISE) first[label] = Math.min(first[label]!, stop);
      }
    };
    for (let i = 0; i < size; i++) {
      // core points that have come into one cluster
      for (let j = 0; j < i; j++) {
        if (!now.isCore[i] || !now.isCore[j] || now.labels[i] !== now.labels[j]) continue;
        if (before.labels[i] !== before.labels[j] || before.labels[i] === NOISE) gain(i, j);
      }
      // a noise face that has just come into reach
      if (now.isCore[i] || now.labels[i] === NOISE || last.labels[i] !== NOISE) continue;
      visitHosts(i, (host, weight) => {
        if (weight <= stop) gain(i, host);
      });
    }
    last = now;
  }
  return { any, first };
}

describe('nextMerge', () => {
  test('gives the first eps at which faces come together, and for each cluster its own', () => {
    fc.assert(
      fc.property(
        pointSet,
        minPtsOf,
        fc.double({ min: 0, max: 3, noNaN: true }),
        ({ points }, minPts, eps) => {
          const tree = buildDensityTree(points, minPts);
          const cut = dbscan(tree, { eps, minPts });
          const { any, first } = gainsByLooking(tree, eps);
          expect(nextMerge(tree, cut, eps)?.eps ?? Number.POSITIVE_INFINITY).toBe(any);
          const own = nextMerges(tree, cut, eps).map((merge) => merge?.eps ?? Number.POSITIVE_INFINITY);
          expect(own).toEqual(first);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('does so too where every third face is weak', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ points, eps }, minPts) => {
        const weak = Array.from({ length: points.rows }, (_, i) => Number(i % 3 === 1));
        const tree = densityTree(buildPairIndex(points), minPts, weak);
        const cut = dbscan(tree, { eps, minPts });
        const { any, first } = gainsByLooking(tree, eps);
        expect(nextMerge(tree, cut, eps)?.eps ?? Number.POSITIVE_INFINITY).toBe(any);
        const own = nextMerges(tree, cut, eps).map((merge) => merge?.eps ?? Number.POSITIVE_INFINITY);
        expect(own).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  test('names two faces of two different clusters, which share one at that eps', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ points, eps }, minPts) => {
        const tree = buildDensityTree(points, minPts);
        const cut = dbscan(tree, { eps, minPts });
        const merges = [nextMerge(tree, cut, eps), ...nextMerges(tree, cut, eps)];
        for (const merge of merges.filter((one): one is Merge => one !== null)) {
          const [i, j] = merge.faces;
          expect(merge.eps).toBeGreaterThan(eps);
          expect(merge.clusters).toEqual([cut.labels[i], cut.labels[j]]);
          if (merge.clusters[0] === merge.clusters[1]) expect(merge.clusters[0]).toBe(NOISE);
          const now = dbscan(tree, { eps: merge.eps, minPts });
          expect(now.isCore[j]).toBe(1);
          expect(now.labels[i]).not.toBe(NOISE);
          if (now.isCore[i]) expect(now.labels[i]).toBe(now.labels[j]);
        }
        nextMerges(tree, cut, eps).forEach((merge, label) => {
          if (merge) expect(merge.clusters).toContain(label);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('tells two clusters, a cluster and a noise face, and two noise faces', () => {
    const tree = buildDensityTree(toMatrix([[0], [1], [4], [5], [20], [22]]), 2);
    const at = (eps: number) => nextMerge(tree, dbscan(tree, { eps, minPts: 2 }), eps);
    expect(at(1)).toEqual({ eps: 2, faces: [4, 5], clusters: [NOISE, NOISE] });
    expect(at(2)).toEqual({ eps: 3, faces: [1, 2], clusters: [0, 1] });
    expect(at(3)).toEqual({ eps: 15, faces: [3, 4], clusters: [0, 1] });
    expect(at(15)).toBeNull();
    const three = buildDensityTree(toMatrix([[0], [1], [2], [2.5], [6]]), 2);
    expect(nextMerge(three, dbscan(three, { eps: 1, minPts: 2 }), 1)).toEqual({
      eps: 3.5,
      faces: [3, 4],
      clusters: [0, NOISE],
    });
  });

  test('lets a noise face come in as a border point, before it is a core point', () => {
    const tree = buildDensityTree(toMatrix([[0], [1], [2], [4]]), 3);
    expect(nextMerge(tree, dbscan(tree, { eps: 1, minPts: 3 }), 1)).toEqual({
      eps: 2,
      faces: [3, 2],
      clusters: [NOISE, 0],
    });
  });

  test('finds nothing among no face, one face and equal faces', () => {
    for (const rows of [[], [[1]], [[1], [1], [1]]]) {
      const tree = buildDensityTree(toMatrix(rows, 1), 1);
      const cut = dbscan(tree, { eps: 0, minPts: 1 });
      expect(nextMerge(tree, cut, 0)).toBeNull();
      expect(nextMerges(tree, cut, 0)).toEqual(rows.length > 0 ? [null] : []);
    }
  });

  test('refuses an eps that is NaN or negative and a clustering of other faces', () => {
    const tree = buildDensityTree(toMatrix([[0], [1]]), 1);
    const cut = dbscan(tree, { eps: 0, minPts: 1 });
    expect(() => nextMerge(tree, cut, Number.NaN)).toThrow(new RangeError('eps must be at least 0, got NaN'));
    expect(() => nextMerges(tree, cut, -1)).toThrow(new RangeError('eps must be at least 0, got -1'));
    const one = buildDensityTree(toMatrix([[0]]), 1);
    expect(() => nextMerge(tree, dbscan(one, { eps: 0, minPts: 1 }), 0)).toThrow(
      new RangeError('clustering must be of 2 faces, got 1'),
    );
  });
});
