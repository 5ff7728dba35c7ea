import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vMeasure } from '../../../src/cluster/v-measure.ts';

test('gives the hand-computed figures', () => {
  // clusters {a a b} {b b}; H(person) = H(2/5, 3/5), H(person | cluster) = 3/5 H(1/3, 2/3)
  const entropy = (...shares: number[]) => -shares.reduce((sum, p) => sum + p * Math.log(p), 0);
  const { homogeneity, completeness, v } = vMeasure([0, 0, 0, 1, 1], [0, 0, 1, 1, 1]);
  const h = 1 - (0.6 * entropy(1 / 3, 2 / 3)) / entropy(2 / 5, 3 / 5);
  expect(homogeneity).toBeCloseTo(h, 12);
  // and the same seen from the other side
  expect(completeness).toBeCloseTo(h, 12);
  expect(v).toBeCloseTo(h, 12);
});

test("gives scikit-learn's figures for two people split in halves", () => {
  // documented there: homogeneity 1, completeness 1/2, V 2/3
  const { homogeneity, completeness, v } = vMeasure([0, 1, 2, 3], [0, 0, 1, 1]);
  expect(homogeneity).toBe(1);
  expect(completeness).toBeCloseTo(0.5, 12);
  expect(v).toBeCloseTo(2 / 3, 12);
});

test('one cluster of several people tells nothing', () => {
  expect(vMeasure([0, 0, 0, 0], [0, 1, 2, 3])).toEqual({ homogeneity: 0, completeness: 1, v: 0 });
});

test('noise faces are clusters of one, faces of unknown people are left out', () => {
  expect(vMeasure([-1, -1, 0, 0, 5], [0, 0, 1, 1, -1])).toEqual(vMeasure([1, 2, 0, 0], [0, 0, 1, 1]));
});

test('where there is nothing to tell all is told', () => {
  const perfect = { homogeneity: 1, completeness: 1, v: 1 };
  expect(vMeasure([], [])).toEqual(perfect);
  expect(vMeasure([0], [-1])).toEqual(perfect);
  expect(vMeasure([3, 3], [4, 4])).toEqual(perfect);
});

test('renaming changes nothing, and swapping clusters and people swaps the two halves', () => {
  const pairsOf = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 30 });
  fc.assert(
    fc.property(pairsOf, (faces) => {
      const labels = faces.map(([label]) => label);
      const truth = faces.map(([, person]) => person);
      const one = vMeasure(labels, truth);
      const renamed = vMeasure(
        labels.map((label) => 9 - label),
        truth,
      );
      const swapped = vMeasure(truth, labels);
      expect(renamed.v).toBeCloseTo(one.v, 12);
      expect(swapped.homogeneity).toBeCloseTo(one.completeness, 12);
      expect(vMeasure(truth, truth).v).toBeCloseTo(1, 12);
    }),
  );
});

test('refuses lists of unequal length', () => {
  expect(() => vMeasure([0, 1], [0])).toThrow(new RangeError('truth must hold 2 numbers, got 1'));
});
