import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { comparePartitions, f1Curve } from '../../../src/cluster/metrics.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

test('says at every eps what comparing the cut with the truth says', () => {
  fc.assert(
    fc.property(pointSet, minPtsOf, fc.integer({ min: 1, max: 4 }), ({ points, eps }, minPts, people) => {
      const tree = buildDensityTree(points, minPts);
      const truth = Array.from({ length: tree.size }, (_, i) => (i % 6 === 5 ? -1 : (i * 7) % people));
      const curve = f1Curve(tree, truth);
      for (const at of [0, eps, 99, ...curve.eps]) {
        const row = curve.eps.findLastIndex((start) => start <= at);
        expect({ precision: curve.precision[row], recall: curve.recall[row], f1: curve.f1[row] }).toEqual(
          comparePartitions(dbscan(tree, { eps: at, minPts }).labels, truth).pairwise,
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('has a row only where something changes', () => {
  const { eps, f1 } = f1Curve(buildDensityTree(toMatrix([[0], [1], [3], [6]]), 2), [0, 0, 1, -1]);
  expect([...eps]).toEqual([0, 1, 2]);
  expect([...f1]).toEqual([0, 1, 0.5]);
});

test('refuses a truth of another length', () => {
  expect(() => f1Curve(buildDensityTree(toMatrix([[0], [1]]), 2), [0])).toThrow(
    new RangeError('truth must hold 2 numbers, got 1'),
  );
});
