import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { bestEps, comparePartitions } from '../../../src/cluster/metrics.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

describe('comparePartitions', () => {
  test('gives the hand-computed figures, noise as clusters of one', () => {
    // pairs together: 3 + 1, right: (0,1) and (3,4); pairs that belong: 1 + 3
    const { faces, pairwise, bcubed, adjustedRand } = comparePartitions(
      [0, 0, 0, 1, 1, -1],
      [0, 0, 1, 1, 1, 2],
    );
    expect(faces).toBe(6);
    expect(pairwise).toEqual({ precision: 2 / 4, recall: 2 / 4, f1: 0.5 });
    // (2·2/3 + 1/3 + 2·2/2 + 1) / 6 and (2·2/2 + 1/3 + 2·2/3 + 1) / 6
    expect(bcubed.precision).toBeCloseTo(7 / 9, 15);
    expect(bcubed.recall).toBeCloseTo(7 / 9, 15);
    // of 15 pairs 2 agree together, 9 agree apart: 2 (2·9 - 2·2) / (4·11 + 4·11)
    expect(adjustedRand).toBeCloseTo(7 / 22, 15);
  });

  test('tells merging from splitting', () => {
    const merged = comparePartitions([0, 0, 0, 0], [0, 0, 1, 1]);
    expect(merged.pairwise).toEqual({ precision: 1 / 3, recall: 1, f1: 0.5 });
    expect(merged.bcubed).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 });
    expect(merged.adjustedRand).toBe(0);
    const split = comparePartitions([0, 0, 1, 1], [5, 5, 5, 5]);
    expect(split.pairwise).toEqual({ precision: 1, recall: 1 / 3, f1: 0.5 });
    expect(split.bcubed).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
  });

  test('two noise faces are not one cluster', () => {
    expect(comparePartitions([-1, -1], [0, 0]).pairwise).toEqual({ precision: 1, recall: 0, f1: 0 });
    expect(comparePartitions([-1, -1], [0, 1])).toMatchObject({
      pairwise: { precision: 1, recall: 1, f1: 1 },
      adjustedRand: 1,
    });
  });

  test('leaves out faces whose person is unknown', () => {
    const all = comparePartitions([0, 0, 1, 0, -1], [3, 3, 4, -1, -1]);
    expect(all).toEqual(comparePartitions([0, 0, 1], [3, 3, 4]));
    expect(all).toMatchObject({ faces: 3, pairwise: { precision: 1, recall: 1, f1: 1 } });
  });

  test('with nothing to compare nothing is wrong', () => {
    const perfect = { precision: 1, recall: 1, f1: 1 };
    expect(comparePartitions([0, 0], [-1, -1])).toEqual({
      faces: 0,
      pairwise: perfect,
      bcubed: perfect,
      adjustedRand: 1,
    });
  });

  test('names of clusters and people do not matter, and clusters that equal the people are perfect', () => {
    const labels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(labels, (truth) => {
        const renamed = truth.map((person) => 10 - 2 * person);
        const { pairwise, bcubed, adjustedRand } = comparePartitions(renamed, truth);
        expect(pairwise).toEqual({ precision: 1, recall: 1, f1: 1 });
        expect(bcubed.f1).toBeCloseTo(1, 12);
        expect(adjustedRand).toBe(1);
      }),
    );
  });

  test('counts pairs as looking at every pair does', () => {
    const face = fc.record({
      label: fc.integer({ min: -1, max: 3 }),
      person: fc.integer({ min: -1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(face, { maxLength: 25 }), (faces) => {
        let [together, belonging, both] = [0, 0, 0];
        faces.forEach((a, i) => {
          for (const b of faces.slice(0, i)) {
            if (a.person < 0 || b.person < 0) continue;
            const clustered = a.label >= 0 && a.label === b.label;
            together += Number(clustered);
            belonging += Number(a.person === b.person);
            both += Number(clustered && a.person === b.person);
          }
        });
        const { pairwise } = comparePartitions(
          faces.map((one) => one.label),
          faces.map((one) => one.person),
        );
        expect(pairwise.precision).toBe(together > 0 ? both / together : 1);
        expect(pairwise.recall).toBe(belonging > 0 ? both / belonging : 1);
      }),
    );
  });

  test('refuses lists of unequal length', () => {
    expect(() => comparePartitions([0, 1, 2], [0, 1])).toThrow(
      new RangeError('truth must hold 3 numbers, got 2'),
    );
  });
});

describe('bestEps', () => {
  test('finds the highest F1 over all eps, and that eps gives it', () => {
    const labelled = pointSet.chain((set) =>
      fc.record({
        set: fc.constant(set),
        truth: fc.array(fc.integer({ min: -1, max: 3 }), {
          minLength: set.rows.length,
          maxLength: set.rows.length,
        }),
      }),
    );
    fc.assert(
      fc.property(labelled, minPtsOf, ({ set: { points }, truth }, minPts) => {
        const tree = buildDensityTree(points, minPts);
        const f1At = (eps: number) =>
          comparePartitions(dbscan(tree, { eps, minPts }).labels, truth).pairwise.f1;
        const best = bestEps(tree, truth);
        expect(best.f1).toBe(Math.max(f1At(0), ...[...tree.weights, ...tree.distances].map(f1At)));
        expect(f1At(best.eps)).toBe(best.f1);
      }),
      { numRuns: 500 },
    );
  });

  test('lies in the middle of the stretch in which nothing gets worse', () => {
    const tree = buildDensityTree(toMatrix([[0], [1], [10], [12], [20]]), 2);
    // right from 2, where 10 and 12 join, up to 8, where 12 and 20 do
    expect(bestEps(tree, [0, 0, 1, 1, 2])).toEqual({ eps: 5, f1: 1 });
  });

  test('is the start of the stretch when that has no end', () => {
    expect(bestEps(buildDensityTree(toMatrix([[0], [1]]), 2), [0, 0])).toEqual({ eps: 1, f1: 1 });
    expect(bestEps(buildDensityTree(toMatrix([], 2), 2), [])).toEqual({ eps: 0, f1: 1 });
  });

  test('refuses a truth of another length', () => {
    expect(() => bestEps(buildDensityTree(toMatrix([[0], [1]]), 2), [0])).toThrow(
      new RangeError('truth must hold 2 numbers, got 1'),
    );
  });
});
