import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageLinkageCut, isLowerMean } from '../../../src/cluster/average-linkage.ts';
import { mulberry32 } from '../../../src/math/rng.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';
import { toMatrix } from '../../support/point-sets.ts';

const GRID = 2 ** 40;
const toSteps = (distance: number) => BigInt(Math.round(distance * GRID));

/** UPGMA as the textbook has it, O(m⁵): every mean is summed anew, the first of the smallest pairs is joined. */
function textbookCut(rows: readonly (readonly number[])[], distance: number): number[] {
  const groups = rows.map((_, i) => [i]);
  for (;;) {
    let best: { a: number; b: number; sum: bigint; pairs: bigint } | undefined;
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        let sum = 0n;
        for (const i of groups[a]!) for (const j of groups[b]!) sum += toSteps(euclidean(rows[i]!, rows[j]!));
        const pairs = BigInt(groups[a]!.length * groups[b]!.length);
        if (!best || sum * best.pairs < best.sum * pairs) best = { a, b, sum, pairs };
      }
    }
    if (!best || best.sum > toSteps(distance) * best.pairs) break;
    // groups stay in the order of their first members
    groups[best.a]!.push(...groups[best.b]!);
    groups.splice(best.b, 1);
  }
  return rows.map((_, i) => groups.findIndex((group) => group.includes(i)));
}

const cut = (rows: readonly (readonly number[])[], distance: number) => [
  ...averageLinkageCut(toMatrix(rows), [...rows.keys()], distance),
];

/** Whole numbers on an axis of a space of three dimensions: every distance is whole, ties abound. */
const wholeRows = fc
  .array(fc.integer({ min: -6, max: 6 }), { maxLength: 14 })
  .map((values) => values.map((value) => [0, value, 0]));

describe('averageLinkageCut against its slow twin', () => {
  test('parts equal the textbook on 2,000 random sets full of ties and duplicates', () => {
    fc.assert(
      fc.property(
        wholeRows,
        fc.integer({ min: 0, max: 16 * 9 }).map((sixteenths) => sixteenths / 16),
        (rows, distance) => {
          expect(cut(rows, distance)).toEqual(textbookCut(rows, distance));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('parts equal the textbook on random points without ties', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 2, max: 5 }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        (seed, count, dim, distance) => {
          const random = mulberry32(seed);
          const rows = Array.from({ length: count }, () =>
            Array.from({ length: dim }, () => Math.fround(random())),
          );
          expect(cut(rows, distance)).toEqual(textbookCut(rows, distance));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('vertices of a simplex, all equally far, are joined at their distance and stay single below it', () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      Array.from({ length: 12 }, (_, j) => (i === j ? 1 : 0)),
    );
    expect(cut(rows, Math.SQRT2)).toEqual(rows.map(() => 0));
    expect(cut(rows, 1.4)).toEqual(rows.map((_, i) => i));
  });

  test.skipIf(!hasLfwDev)('real faces are cut as the textbook cuts them (needs ../shared)', () => {
    const { points } = loadLfwDev();
    for (const first of [0, 700, 1400]) {
      const members = Array.from({ length: 30 }, (_, m) => first + m);
      const rows = members.map((i) => [...points.data.subarray(i * 128, (i + 1) * 128)]);
      expect([...averageLinkageCut(points, members, 0.38)]).toEqual(textbookCut(rows, 0.38));
    }
  });
});

describe('laws of averageLinkageCut', () => {
  test('ties go to the pair that comes first', () => {
    expect(cut([[0], [1], [2]], 1)).toEqual([0, 0, 1]);
    expect(cut([[1], [0], [2]], 1)).toEqual([0, 0, 1]);
    expect(cut([[0], [2], [1]], 1)).toEqual([0, 1, 0]);
  });

  test('two groups are joined by the mean of all their distances, not by the shortest', () => {
    // 0 and 1 lie 1 apart, 3 lies 2 and 3 from them: 2.5 on average
    expect(cut([[0], [1], [3]], 2.49)).toEqual([0, 0, 1]);
    expect(cut([[0], [1], [3]], 2.5)).toEqual([0, 0, 0]);
  });

  test('a larger distance never takes apart what a smaller one joins', () => {
    const distances = fc.tuple(
      fc.double({ min: 0, max: 9, noNaN: true }),
      fc.double({ min: 0, max: 9, noNaN: true }),
    );
    fc.assert(
      fc.property(wholeRows, distances, (rows, [one, other]) => {
        const fine = cut(rows, Math.min(one, other));
        const coarse = cut(rows, Math.max(one, other));
        for (const [i, part] of fine.entries()) expect(coarse[i]).toBe(coarse[fine.indexOf(part)]);
      }),
    );
  });

  test('points of any scale are cut alike', () => {
    const rows = [[0], [1], [3], [8], [9.5]];
    for (const scale of [2 ** -120, 2 ** -30, 1, 2 ** 100]) {
      const scaled = rows.map(([x]) => [x! * scale]);
      expect(cut(scaled, 2.5 * scale)).toEqual([0, 0, 0, 1, 1]);
    }
  });

  test('only the members are looked at, in the order in which they are given', () => {
    const points = toMatrix([[0], [100], [5], [0.5], [5.5]]);
    expect([...averageLinkageCut(points, [4, 3, 2, 0], 1)]).toEqual([0, 1, 0, 1]);
  });

  test('the points are not changed', () => {
    const points = toMatrix([[3], [1], [2]]);
    averageLinkageCut(points, [0, 1, 2], 1);
    expect([...points.data]).toEqual([3, 1, 2]);
  });
});

describe('isLowerMean', () => {
  test('tells means apart that doubles cannot', () => {
    const whole = 2 ** 51 + 1;
    // a third and a half above one number, where doubles are a half apart
    const lower = [3 * whole + 1, 3] as const;
    const upper = [2 * whole + 1, 2] as const;
    expect(lower[0] / 3).toBe(upper[0] / 2);
    expect(isLowerMean(...lower, ...upper)).toBe(true);
    expect(isLowerMean(...upper, ...lower)).toBe(false);
  });

  test('equal means are not lower, whatever they are made of', () => {
    expect(isLowerMean(6, 3, 4, 2)).toBe(false);
    expect(isLowerMean(4, 2, 6, 3)).toBe(false);
    expect(isLowerMean(0, 1, 0, 5)).toBe(false);
    expect(isLowerMean(0, 5, 0, 1)).toBe(false);
  });

  test('of equal sums the one over more pairs is lower', () => {
    expect(isLowerMean(7, 3, 7, 2)).toBe(true);
    expect(isLowerMean(7, 2, 7, 3)).toBe(false);
  });
});

describe('edges of averageLinkageCut', () => {
  test('no member gives no part, one gives one', () => {
    expect(cut([], 1)).toEqual([]);
    expect(cut([[7]], 0)).toEqual([0]);
  });

  test('distance 0 joins duplicates only, infinity joins all', () => {
    expect(cut([[2], [2], [3], [2]], 0)).toEqual([0, 0, 1, 0]);
    expect(cut([[2], [5000], [3]], Number.POSITIVE_INFINITY)).toEqual([0, 0, 0]);
  });

  test('equal points make one part at every distance', () => {
    for (const distance of [0, 0.1, Number.POSITIVE_INFINITY]) {
      expect(
        cut(
          [
            [1, 2],
            [1, 2],
            [1, 2],
          ],
          distance,
        ),
      ).toEqual([0, 0, 0]);
    }
  });

  test('refuses a distance below 0 or not a number, a member that is no row, and values that are not finite', () => {
    const points = toMatrix([[0], [1]]);
    expect(() => averageLinkageCut(points, [0, 1], -0.1)).toThrow(
      new RangeError('distance must be at least 0, got -0.1'),
    );
    expect(() => averageLinkageCut(points, [0, 1], Number.NaN)).toThrow(RangeError);
    expect(() => averageLinkageCut(points, [0, 2], 1)).toThrow(
      new RangeError('members must be rows from 0 to 1, got 2'),
    );
    expect(() => averageLinkageCut(points, [0.5, 1], 1)).toThrow(RangeError);
    expect(() => averageLinkageCut(toMatrix([[0], [Number.NaN]]), [0, 1], 1)).toThrow(/finite, got .*NaN/);
    expect(() => averageLinkageCut(toMatrix([[0], [Number.POSITIVE_INFINITY]]), [0, 1], 1)).toThrow(
      RangeError,
    );
  });
});
