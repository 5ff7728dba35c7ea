import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix, rowOf } from '../../../src/math/matrix.ts';
import { type Pca, pca } from '../../../src/project/pca.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';
import { randomPoints } from './points.ts';

interface Oracle {
  readonly explainedVariance: number[];
  readonly explainedVarianceRatio: number[];
  readonly mean: number[];
  readonly firstComponent: number[];
}
const oracle: Oracle = JSON.parse(readFileSync(new URL('../oracle/pca-faces.json', import.meta.url), 'utf8'));

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function expectOrthonormal({ components }: Pca): void {
  for (let a = 0; a < components.rows; a++) {
    for (let b = 0; b <= a; b++) {
      expect(dot(rowOf(components, a), rowOf(components, b))).toBeCloseTo(a === b ? 1 : 0, 5);
    }
  }
}

/** Turn all points in the plane of each pair of neighboring axes in turn. */
function rotated(points: Matrix, angle: number): Matrix {
  const data = Float64Array.from(points.data);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < points.rows; i++) {
    for (let j = 0; j + 1 < points.cols; j++) {
      const at = i * points.cols + j;
      const [x, y] = [data[at]!, data[at + 1]!];
      data[at] = c * x - s * y;
      data[at + 1] = s * x + c * y;
    }
  }
  return matrix(Float32Array.from(data), points.rows, points.cols);
}

/** Tall, square and wide, so that both ways to the components are taken. */
const SHAPES = [
  [60, 7],
  [9, 9],
  [8, 30],
] as const;

describe('pca', () => {
  it.skipIf(!hasLfwDev)(
    'agrees with scikit-learn on 2,550 real descriptors (skipped without ../shared)',
    () => {
      const result = pca(loadLfwDev().points, 50);
      for (let c = 0; c < 50; c++) {
        expect(Math.abs(result.explainedVariance[c]! / oracle.explainedVariance[c]! - 1)).toBeLessThan(1e-6);
        expect(
          Math.abs(result.explainedVarianceRatio[c]! / oracle.explainedVarianceRatio[c]! - 1),
        ).toBeLessThan(1e-6);
      }
      for (let j = 0; j < 128; j++) expect(result.mean[j]).toBeCloseTo(oracle.mean[j]!, 7);
      // scikit-learn 1.2 takes the sign from the scores, we from the component
      const first = rowOf(result.components, 0);
      const sign = Math.sign(dot(first, oracle.firstComponent));
      for (let j = 0; j < 128; j++) expect(first[j]! * sign).toBeCloseTo(oracle.firstComponent[j]!, 5);
    },
  );

  it.each(SHAPES)(
    'gives orthonormal components, descending variances and the scores to match (%i × %i)',
    (n, dim) => {
      const points = randomPoints(n, dim, 5);
      const result = pca(points, 5);
      expectOrthonormal(result);
      for (let c = 0; c < 5; c++) {
        let variance = 0;
        for (let i = 0; i < n; i++) variance += result.scores.data[i * 5 + c]! ** 2 / (n - 1);
        expect(variance / result.explainedVariance[c]!).toBeCloseTo(1, 5);
        if (c > 0) expect(result.explainedVariance[c]).toBeLessThanOrEqual(result.explainedVariance[c - 1]!);
      }
    },
  );

  it.each(SHAPES)('keeps all the variance and all distances with all components (%i × %i)', (n, dim) => {
    const points = randomPoints(n, dim, 6);
    const { scores, explainedVarianceRatio } = pca(points, Number.MAX_SAFE_INTEGER);
    expect(scores.cols).toBe(Math.min(n - 1, dim));
    expect(explainedVarianceRatio.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    const gap = (m: Matrix, i: number, j: number) =>
      Math.hypot(...rowOf(m, i).map((x, k) => x - rowOf(m, j)[k]!));
    for (let i = 1; i < n; i++) expect(gap(scores, 0, i)).toBeCloseTo(gap(points, 0, i), 4);
  });

  it('makes the largest entry of each component positive', () => {
    for (const [n, dim] of SHAPES) {
      const { components } = pca(randomPoints(n, dim, 8), 5);
      for (let c = 0; c < components.rows; c++) {
        const row = rowOf(components, c);
        expect(Math.max(...row)).toBe(Math.max(...row.map(Math.abs)));
      }
    }
  });

  it('does not feel where the points are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), fc.integer({ min: -64, max: 64 }), ([n, dim], shift) => {
        const points = randomPoints(n, dim, 9);
        const moved = matrix(
          points.data.map((x) => x + shift),
          n,
          dim,
        );
        const [here, there] = [pca(points, 3), pca(moved, 3)];
        here.scores.data.forEach((x, at) => {
          expect(there.scores.data[at]).toBeCloseTo(x, 3);
        });
      }),
    );
  });

  it('gives turned points the same scores, up to the sign of a component', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHAPES),
        fc.double({ min: -3, max: 3, noNaN: true }),
        ([n, dim], angle) => {
          const points = randomPoints(n, dim, 10);
          const [before, after] = [pca(points, 3), pca(rotated(points, angle), 3)];
          for (let c = 0; c < 3; c++) {
            expect(after.explainedVariance[c]! / before.explainedVariance[c]!).toBeCloseTo(1, 4);
            const column = (m: Matrix) => Array.from({ length: n }, (_, i) => m.data[i * 3 + c]!);
            const [a, b] = [column(before.scores), column(after.scores)];
            const sign = Math.sign(dot(a, b));
            a.forEach((x, i) => {
              expect(b[i]! * sign).toBeCloseTo(x, 3);
            });
          }
        },
      ),
    );
  });

  it('is the same by way of covariance and Gram matrix', () => {
    // zero columns change nothing but the shape
    const points = randomPoints(12, 6, 11);
    const wide = matrix(new Float32Array(12 * 20), 12, 20);
    for (let i = 0; i < 12; i++) wide.data.set(rowOf(points, i), i * 20);
    const [tall, broad] = [pca(points, 4), pca(wide, 4)];
    tall.scores.data.forEach((x, at) => {
      expect(broad.scores.data[at]).toBeCloseTo(x, 6);
    });
  });

  it('gives equal bits for equal input', () => {
    const points = randomPoints(50, 12, 12);
    expect(pca(points, 5)).toEqual(pca(points, 5));
  });

  it('has no component for no point or one, and one for two', () => {
    for (const n of [0, 1]) {
      const { scores, components, mean } = pca(randomPoints(n, 4, 1), 3);
      expect([scores.rows, scores.cols, components.rows, components.cols]).toEqual([n, 0, 0, 4]);
      expect(mean).toHaveLength(4);
    }
    const two = pca(matrix(Float32Array.of(0, 0, 3, 4), 2, 2), 2);
    expect(Array.from(two.scores.data)).toEqual([-2.5, 2.5]);
    expect(two.explainedVarianceRatio[0]).toBe(1);
  });

  it.each([
    [6, 3],
    [6, 40],
  ])('puts all-equal points on 0 with orthonormal components (%i × %i)', (n, dim) => {
    const result = pca(matrix(new Float32Array(n * dim).fill(0.1), n, dim), 5);
    expect(result.scores.data.every((x) => x === 0)).toBe(true);
    expect(Array.from(result.explainedVarianceRatio).every((x) => x === 0)).toBe(true);
    expectOrthonormal(result);
  });

  it('completes the components where points have fewer directions than asked for', () => {
    const twoPlaces = matrix(
      Float32Array.from({ length: 7 * 30 }, (_, at) => Math.floor(at / 30) % 2),
      7,
      30,
    );
    const result = pca(twoPlaces, 5);
    expectOrthonormal(result);
    expect(result.explainedVarianceRatio[0]).toBeCloseTo(1, 9);
    expect(Math.max(...result.explainedVariance.slice(1))).toBeLessThan(1e-12);
  });

  it('refuses NaN and a count that is none', () => {
    expect(() => pca(matrix(Float32Array.of(1, Number.NaN), 2, 1), 1)).toThrow('got NaN in row 1');
    for (const bad of [-1, 1.5, Number.NaN])
      expect(() => pca(randomPoints(3, 3, 1), bad)).toThrow(RangeError);
  });
});
