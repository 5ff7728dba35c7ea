import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { pointSet, toMatrix } from '../../support/point-sets.ts';

function squared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, c) => sum + (x - b[c]!) ** 2, 0);
}

const neighborsOf = (points: Matrix, k: number) => buildPairIndex(points, { neighbors: k, closePairs: 0 });

describe('the neighbor lists of a pair index', () => {
  test('hold what sorting all others by distance, then index, gives, with bit-equal distances', () => {
    fc.assert(
      fc.property(pointSet, fc.integer({ min: 0, max: 12 }), ({ rows, points }, k) => {
        const found = neighborsOf(points, k);
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
          expect([...found.squares.subarray(i * kept, (i + 1) * kept)].map(Math.sqrt)).toEqual(
            others.map((j) => euclidean(row, rows[j]!)),
          );
        });
      }),
      { numRuns: 500 },
    );
  });

  test('gives empty lists to no point and to a single one', () => {
    for (const rows of [[], [[1, 2]]]) {
      const found = neighborsOf(toMatrix(rows, 2), 9);
      expect(found).toMatchObject({ k: 0 });
      expect(found.neighbors).toHaveLength(0);
    }
  });

  test('sums in double precision, where single precision would lose the difference', () => {
    const found = neighborsOf(
      toMatrix([
        [4096, 0],
        [0, 0],
        [0, 1 / 4096],
      ]),
      2,
    );
    expect(found.squares[0]).toBe(4096 ** 2);
    expect(found.squares[1]).toBe(4096 ** 2 + (1 / 4096) ** 2);
    expect(found.squares[1]).toBeGreaterThan(4096 ** 2);
  });

  test('refuses NaN, infinities and a k that is no count', () => {
    const bad = (value: number) => () => neighborsOf(matrix(Float32Array.of(0, 1, value, 2), 2, 2), 1);
    expect(bad(Number.NaN)).toThrow(new RangeError('every value must be finite, got NaN in row 1'));
    expect(bad(Number.POSITIVE_INFINITY)).toThrow(
      new RangeError('every value must be finite, got Infinity in row 1'),
    );
    for (const k of [-1, 1.5, Number.NaN]) {
      expect(() => neighborsOf(toMatrix([[0], [1]]), k)).toThrow(
        new RangeError(`neighbors must be a whole number, at least 0, got ${k}`),
      );
    }
  });
});
