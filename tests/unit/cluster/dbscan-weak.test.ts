import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { NOISE } from '../../../src/cluster/clustering.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { densityTree } from '../../../src/cluster/density-tree.ts';
import { minPtsOf, type PointSet, pointSet, toMatrix, weakMask } from '../../support/point-sets.ts';
import { textbookDbscan } from '../../support/textbook-dbscan.ts';

describe('dbscan with weak points', () => {
  const cut = ({ rows, points, eps }: PointSet, minPts: number, mask: readonly boolean[]) => {
    const weak = rows.map((_, i) => mask[i % mask.length]!);
    const tree = densityTree(buildPairIndex(points), minPts, weak.map(Number));
    return { weak, ...dbscan(tree, { eps, minPts }) };
  };

  test('equals the textbook on 2,000 random sets', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, weakMask, (set, minPts, mask) => {
        const { weak, labels, isCore, clusterCount } = cut(set, minPts, mask);
        expect({ labels: [...labels], core: [...isCore], clusters: clusterCount }).toEqual(
          textbookDbscan(set.rows, set.eps, minPts, weak),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('a mask without weak points changes nothing', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ points }, minPts) => {
        const index = buildPairIndex(points);
        expect(densityTree(index, minPts, new Uint8Array(points.rows))).toEqual(densityTree(index, minPts));
      }),
    );
  });

  test('a chain breaks at its weak link, which goes with the nearer side', () => {
    const index = buildPairIndex(toMatrix([[0], [1], [2.9], [5], [6]]));
    const tree = (weak: number[]) => densityTree(index, 2, weak);
    expect([...dbscan(tree([0, 0, 0, 0, 0]), { eps: 2.5, minPts: 2 }).labels]).toEqual([0, 0, 0, 0, 0]);
    expect([...dbscan(tree([0, 0, 1, 0, 0]), { eps: 2.5, minPts: 2 }).labels]).toEqual([0, 0, 0, 1, 1]);
  });

  test('a weak point makes its neighbour core, and joins it', () => {
    const tree = densityTree(buildPairIndex(toMatrix([[0], [1], [9]])), 2, [0, 1, 0]);
    expect([...dbscan(tree, { eps: 1, minPts: 2 }).labels]).toEqual([0, 0, NOISE]);
    expect([...dbscan(tree, { eps: 1, minPts: 2 }).isCore]).toEqual([1, 0, 0]);
  });

  test('weak points alone are noise at every eps', () => {
    const tree = densityTree(buildPairIndex(toMatrix([[0], [0], [1]])), 1, [1, 1, 1]);
    const { labels, clusterCount } = dbscan(tree, { eps: Number.POSITIVE_INFINITY, minPts: 1 });
    expect([...labels]).toEqual([NOISE, NOISE, NOISE]);
    expect(clusterCount).toBe(0);
  });
});
