import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SPLINE_NODES, splineWeights } from '../../../src/project/spline-weights.ts';

function weights(place: number) {
  const values = new Float64Array(SPLINE_NODES);
  const slopes = new Float64Array(SPLINE_NODES);
  splineWeights(place, values, slopes);
  return { values: [...values], slopes: [...slopes] };
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const moment = (shares: number[], power: number) =>
  shares.reduce((sum, share, k) => sum + share * (k - 2) ** power, 0);

test('shares are not negative, sum to 1, and have their mean at the place', () => {
  fc.assert(
    fc.property(place, (u) => {
      const { values } = weights(u);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(moment(values, 0)).toBeCloseTo(1, 12);
      expect(moment(values, 1)).toBeCloseTo(u, 12);
      // the variance of six uniform shares
      expect(moment(values, 2) - u * u).toBeCloseTo(0.5, 12);
    }),
  );
});

test('slopes are those of the values', () => {
  const step = 1e-5;
  fc.assert(
    fc.property(fc.double({ min: step, max: 1 - 2 * step, noNaN: true }), (u) => {
      const [before, after] = [weights(u - step).values, weights(u + step).values];
      weights(u).slopes.forEach((slope, k) => {
        expect(slope).toBeCloseTo((after[k]! - before[k]!) / (2 * step), 7);
      });
    }),
  );
});

test('shares change without a jump from one node to the next', () => {
  const { values } = weights(1 - 1e-12);
  const next = weights(0).values;
  for (let k = 1; k < SPLINE_NODES; k++) expect(values[k]).toBeCloseTo(next[k - 1]!, 10);
  expect(values[0]).toBeCloseTo(0, 10);
});
