import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/rng.ts';
import { type SvmParams, trainLinearSvm } from '../../../src/people/svm-train.ts';

const params: SvmParams = { positiveCost: 1, negativeCost: 1, seed: 1 };

/** What training makes as small as it can: half the squared weights and bias, plus the price of the errors. */
function objective(
  rows: Float32Array,
  dims: number,
  positives: number,
  { positiveCost, negativeCost }: SvmParams,
  plane: readonly number[],
): number {
  let sum = plane.reduce((total, w) => total + w * w, 0) / 2;
  for (let i = 0; i < rows.length / dims; i++) {
    const sign = i < positives ? 1 : -1;
    const decision = plane.reduce((d, w, k) => d + w * (k === dims ? 1 : rows[i * dims + k]!), 0);
    sum += (sign > 0 ? positiveCost : negativeCost) * Math.max(0, 1 - sign * decision);
  }
  return sum;
}

describe('trainLinearSvm', () => {
  test('two points on a line are parted halfway', () => {
    const { weights, bias } = trainLinearSvm(Float32Array.of(3, 1), 1, 1, {
      ...params,
      positiveCost: 1e6,
      negativeCost: 1e6,
    });
    // smallest w² + b² with 3w + b ≥ 1 and w + b ≤ −1
    expect(weights[0]).toBeCloseTo(1, 1);
    expect(bias).toBeCloseTo(-2, 1);
  });

  test('no plane nearby costs less', () => {
    const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3 * 4, maxLength: 3 * 14 });
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat(), (values, split, seed) => {
        const n = Math.floor(values.length / 3);
        const rows = Float32Array.from(values.slice(0, 3 * n), (x) => x / 20);
        const positives = 1 + (split % (n - 1));
        const costs = { positiveCost: 2, negativeCost: 0.5, seed };
        const { weights, bias } = trainLinearSvm(rows, 3, positives, costs);
        const found = objective(rows, 3, positives, costs, [...weights, bias]);
        const random = mulberry32(seed);
        for (let trial = 0; trial < 200; trial++) {
          const size = 10 ** (-3 * random());
          const other = [...weights, bias].map((w) => w + size * (2 * random() - 1));
          expect(objective(rows, 3, positives, costs, other)).toBeGreaterThan(found - 0.02 * (1 + found));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('an error among positives at a higher price moves the plane to their side', () => {
    const rows = Float32Array.of(0.2, 1, 0, 0.4);
    const at = (positiveCost: number) => {
      const { weights, bias } = trainLinearSvm(rows, 1, 2, { ...params, positiveCost });
      return weights[0]! * 0.2 + bias;
    };
    expect(at(10)).toBeGreaterThan(at(0.1));
  });

  test('equal seeds give equal planes', () => {
    const random = mulberry32(3);
    const rows = Float32Array.from({ length: 40 }, random);
    expect(trainLinearSvm(rows, 4, 3, params)).toEqual(trainLinearSvm(rows, 4, 3, params));
  });

  test('refuses one side alone and costs of nothing', () => {
    const rows = Float32Array.of(1, 2);
    expect(() => trainLinearSvm(rows, 1, 0, params)).toThrow(RangeError);
    expect(() => trainLinearSvm(rows, 1, 2, params)).toThrow(RangeError);
    expect(() => trainLinearSvm(rows, 1, 1, { ...params, negativeCost: 0 })).toThrow(RangeError);
  });
});
