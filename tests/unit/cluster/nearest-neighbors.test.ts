import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestNeighbors } from '../../../src/cluster/nearest-neighbors.ts';
import { matrix } from '../../../src/math/matrix.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { pointSet, toMatrix } from '../../support/point-sets.ts';

function squared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, c) => sum + (x - b[c]!) ** 2, 0);
}

describe('nearestNeighbors', () => {
  test('lists what sorting all others by distance, then index, lists, with bit-equal distances', () => {
    fc.assert(
      fc.property(pointSet, fc.integer({ min: 0, max: 12 }), ({ rows, points }, k) => {
        const found = nearestNeighbors(points, k);
        const kept = Math.max(0, Math.min(k, rows.length - 1));
        expect(found.k).toBe(kept);
        expect(found.neighbors).toHaveLength(rows.length * kept);
        rows.forEach((row, i) => {
          const others = rows
            .map((other, j) => ({ j, d: squared(row, other) }))
            .filter(({ j }) => j !== i)
            .sort((a, b) => a.d - b.d || a.j - b.j)
            .slice(0, kept)
            .map(({ j }) => j);
          expect([...found.neighbors.subarray(i * kept, (i + 1) * kept)]).toEqual(others);
          expect([...found.distances.subarray(i * kept, (i + 1) * kept)]).toEqual(
            others.map((j) => euclidean(row, rows[j]!)),
          );
        });
      }),
      { numRuns: 500 },
    );
  });

  test('gives empty lists to no point and to a single one', () => {
    for (const rows of [[], [[1, 2]]]) {
      const found = nearestNeighbors(toMatrix(rows, 2), 9);
      expect(found).toMatchObject({ size: rows.length, k: 0 });
      expect(found.neighbors).toHaveLength(0);
    }
  });

  test('sums in double precision, where single precision would lose the difference', () => {
    const found = nearestNeighbors(
      toMatrix([
        [4096, 0],
        [0, 0],
        [0, 1 / 4096],
      ]),
      2,
    );
    expect(found.distances[1]).toBe(Math.sqrt(4096 ** 2 + (1 / 4096) ** 2));
    expect(found.distances[1]).toBeGreaterThan(4096);
  });

  test('refuses NaN, infinities and a k that is no count', () => {
    const bad = (value: number) => () => nearestNeighbors(matrix(Float32Array.of(0, 1, value, 2), 2, 2), 1);
    expect(bad(Number.NaN)).toThrow(new RangeError('every value must be finite, got NaN in row 1'));
    expect(bad(Number.POSITIVE_INFINITY)).toThrow(
      new RangeError('every value must be finite, got Infinity in row 1'),
    );
    for (const k of [-1, 1.5, Number.NaN]) {
      expect(() => nearestNeighbors(toMatrix([[0], [1]]), k)).toThrow(
        new RangeError(`k must be a whole number, at least 0, got ${k}`),
      );
    }
  });
});
