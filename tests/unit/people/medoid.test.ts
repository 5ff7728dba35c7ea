import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../src/math/matrix.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { medoidOf, outlierOrder } from '../../../src/people/medoid.ts';
import { squaredRowDistance } from '../../../src/people/row-distance.ts';
import { sampleRows } from '../../../src/people/sample-rows.ts';
import { pointSet } from '../../support/point-sets.ts';
import { syntheticFaces } from '../../support/synthetic-faces.ts';

describe('medoidOf', () => {
  test('is the first member with the least sum of distances', () => {
    fc.assert(
      fc.property(pointSet, ({ points }) => {
        const rows = Array.from({ length: points.rows }, (_, i) => i).filter((i) => i % 3 !== 1);
        const sums = rows.map((i) =>
          rows.reduce((sum, j) => sum + euclidean(rowOf(points, i), rowOf(points, j)), 0),
        );
        const medoid = medoidOf(points, rows);
        const least = Math.min(...sums);
        if (rows.length === 0) expect(medoid).toBe(-1);
        else expect(sums[rows.indexOf(medoid)]).toBeCloseTo(least, 9);
      }),
      { numRuns: 300 },
    );
  });

  test('of more members than are looked at is nearly as central as the best, and the same for the same seed', () => {
    const { points } = syntheticFaces(900, 3);
    const rows = Array.from({ length: 900 }, (_, i) => i);
    const meanOf = (i: number) =>
      rows.reduce((sum, j) => sum + Math.sqrt(squaredRowDistance(points, i, j)), 0) / rows.length;
    const best = Math.min(...rows.map(meanOf));
    const medoid = medoidOf(points, rows, 7);
    expect(meanOf(medoid)).toBeLessThan(1.1 * best);
    expect(medoidOf(points, rows, 7)).toBe(medoid);
  });
});

describe('outlierOrder', () => {
  test('puts the farthest from the medoid first and the medoid last', () => {
    fc.assert(
      fc.property(pointSet, ({ points }) => {
        const all = Array.from({ length: points.rows }, (_, i) => i);
        const { medoid, rows, distances } = outlierOrder(points, all);
        expect([...rows].sort((a, b) => a - b)).toEqual(all);
        if (all.length > 0) expect(rows.at(-1)).toBe(medoid);
        rows.forEach((row, at) => {
          expect(distances[at]).toBeCloseTo(euclidean(rowOf(points, row), rowOf(points, medoid)), 9);
          if (at > 0) expect(distances[at]).toBeLessThanOrEqual(distances[at - 1]!);
        });
      }),
    );
  });
});

describe('squaredRowDistance', () => {
  test('is the squared distance, or Infinity beyond the limit', () => {
    const { points } = syntheticFaces(20, 1);
    for (let i = 0; i < 20; i++) {
      const exact = euclidean(rowOf(points, 0), rowOf(points, i)) ** 2;
      expect(squaredRowDistance(points, 0, i)).toBeCloseTo(exact, 12);
      expect(squaredRowDistance(points, 0, i, exact + 1e-9)).toBeCloseTo(exact, 12);
      if (i > 0) expect(squaredRowDistance(points, 0, i, exact - 1e-9)).toBe(Number.POSITIVE_INFINITY);
    }
  });
});

describe('sampleRows', () => {
  test('takes as many different rows as asked for, in their order, or all there are', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(60), fc.nat(), (size, count, seed) => {
        const rows = Array.from({ length: size }, (_, i) => 3 * i);
        const sample = sampleRows(rows, count, seed);
        expect(sample).toHaveLength(Math.min(size, count));
        expect(rows.filter((row) => sample.includes(row))).toEqual(sample);
      }),
    );
  });

  test('takes every row equally often', () => {
    const counts = new Int32Array(10);
    const rows = [...counts.keys()];
    for (let seed = 0; seed < 5000; seed++) for (const row of sampleRows(rows, 3, seed)) counts[row]!++;
    // 1500 ± 32: five standard deviations
    for (const count of counts) expect(Math.abs(count - 1500)).toBeLessThan(162);
  });
});
