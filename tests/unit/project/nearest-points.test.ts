import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { nearestPoints } from '../../../src/project/nearest-points.ts';
import { randomPoints } from './points.ts';

function squared({ data, cols }: Matrix, i: number, j: number): number {
  let sum = 0;
  for (let c = 0; c < cols; c++) sum += (data[i * cols + c]! - data[j * cols + c]!) ** 2;
  return sum;
}

/** Ids of each row with their squared distances, nearest first. */
function sorted(points: Matrix, k: number): [number, number][][] {
  const found = nearestPoints(points, k);
  return Array.from({ length: found.size }, (_, i) =>
    Array.from({ length: found.k }, (_, m): [number, number] => [
      found.squares[i * found.k + m]!,
      found.ids[i * found.k + m]!,
    ]).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
  );
}

function byHand(points: Matrix, k: number): [number, number][][] {
  return Array.from({ length: points.rows }, (_, i) =>
    Array.from({ length: points.rows }, (_, j): [number, number] => [squared(points, i, j), j])
      .filter(([, j]) => j !== i)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, k),
  );
}

test('finds the same neighbors as a look at all of them, ties by lower index', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.integer({ min: -2, max: 2 })),
      (rows, k, cols, stream) => {
        const data = Float32Array.from({ length: rows * cols }, () => stream.next().value);
        const points = matrix(data, rows, cols);
        expect(sorted(points, k)).toEqual(byHand(points, k));
      },
    ),
  );
});

test('finds them among many points in many dimensions', () => {
  const points = randomPoints(700, 50, 3);
  expect(sorted(points, 30)).toEqual(byHand(points, 30));
});

test('refuses a k that is no whole number, and values that are not finite', () => {
  const points = randomPoints(5, 2, 1);
  expect(() => nearestPoints(points, 1.5)).toThrow('k must be a whole number, at least 0, got 1.5');
  points.data[3] = Number.NaN;
  expect(() => nearestPoints(points, 1)).toThrow('every value must be finite, got NaN in row 1');
});
