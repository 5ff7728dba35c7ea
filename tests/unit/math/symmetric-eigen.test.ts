import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussian, mulberry32 } from '../../../src/math/rng.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';

function randomSymmetric(n: number, seed: number): Float64Array {
  const random = gaussian(mulberry32(seed));
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      a[i * n + j] = random();
      a[j * n + i] = a[i * n + j]!;
    }
  }
  return a;
}

/** Largest entry of A v − λ v over all pairs, and of V Vᵀ − I. */
function errors(a: Float64Array, n: number): { residual: number; skew: number } {
  const { values, vectors } = symmetricEigen(a, n);
  let residual = 0;
  let skew = 0;
  for (let q = 0; q < n; q++) {
    const v = vectors.subarray(q * n, (q + 1) * n);
    for (let i = 0; i < n; i++) {
      let product = 0;
      let dot = 0;
      for (let j = 0; j < n; j++) {
        product += a[i * n + j]! * v[j]!;
        dot += vectors[i * n + j]! * v[j]!;
      }
      residual = Math.max(residual, Math.abs(product - values[q]! * v[i]!));
      skew = Math.max(skew, Math.abs(dot - (i === q ? 1 : 0)));
    }
  }
  return { residual, skew };
}

describe('symmetricEigen', () => {
  it('finds the eigenvalues of a matrix that is known on paper, descending', () => {
    const n = 12;
    // second differences: 2 − 2 cos(kπ / (n + 1))
    const a = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      a[i * n + i] = 2;
      if (i > 0) {
        a[i * n + i - 1] = -1;
        a[(i - 1) * n + i] = -1;
      }
    }
    const { values } = symmetricEigen(a, n);
    for (let k = 1; k <= n; k++) {
      expect(values[n - k]).toBeCloseTo(2 - 2 * Math.cos((k * Math.PI) / (n + 1)), 12);
    }
  });

  it('gives orthonormal vectors that the matrix only stretches, for any small symmetric matrix', () => {
    // few distinct integers, so that zeros, ties and matrices of low rank are common
    const matrices = fc
      .integer({ min: 1, max: 9 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n * n, maxLength: n * n }),
        ),
      );
    fc.assert(
      fc.property(matrices, ([n, entries]) => {
        const a = new Float64Array(n * n);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) a[i * n + j] = entries[Math.max(i, j) * n + Math.min(i, j)]!;
        const { residual, skew } = errors(a, n);
        expect(residual).toBeLessThan(1e-12);
        expect(skew).toBeLessThan(1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it('stays that exact at 128', () => {
    const { residual, skew } = errors(randomSymmetric(128, 7), 128);
    expect(residual).toBeLessThan(1e-12);
    expect(skew).toBeLessThan(1e-12);
  });

  it('orders the values and keeps their sum, the trace', () => {
    const n = 40;
    const a = randomSymmetric(n, 3);
    const { values } = symmetricEigen(a, n);
    let trace = 0;
    for (let i = 0; i < n; i++) trace += a[i * n + i]!;
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 10);
    for (let i = 1; i < n; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1]!);
  });

  it('works for tiny and huge entries', () => {
    for (const factor of [1e-200, 1e200]) {
      const a = Float64Array.of(2 * factor, factor, factor, 2 * factor);
      const { values } = symmetricEigen(a, 2);
      expect(values[0]! / factor).toBeCloseTo(3, 12);
      expect(values[1]! / factor).toBeCloseTo(1, 12);
    }
  });

  it('reads only the lower triangle and leaves the input as it was', () => {
    const a = Float64Array.of(1, 99, 2, 1);
    expect(Array.from(symmetricEigen(a, 2).values, (value) => Math.round(value))).toEqual([3, -1]);
    expect(Array.from(a)).toEqual([1, 99, 2, 1]);
  });

  it('accepts an empty matrix and one of zeros', () => {
    expect(symmetricEigen(new Float64Array(0), 0).values).toHaveLength(0);
    const { values, vectors } = symmetricEigen(new Float64Array(9), 3);
    expect(Array.from(values)).toEqual([0, 0, 0]);
    expect(Array.from(vectors)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('refuses a wrong length and what is not finite', () => {
    expect(() => symmetricEigen(new Float64Array(5), 2)).toThrow('2 × 2 = 4 numbers, got 5');
    expect(() => symmetricEigen(Float64Array.of(1, 0, Number.NaN, 1), 2)).toThrow('NaN at (1, 0)');
  });
});
