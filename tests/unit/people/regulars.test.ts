import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceOf, newestDay, type RegularRule } from '../../../src/people/regulars.ts';
import { type PersonVisits, visitsOf } from '../../../src/people/visits.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One person's visits, hours since 1970. */
function cameAt(...hours: number[]): PersonVisits {
  const takenAt = Float64Array.from(hours, (hour) => hour * HOUR);
  return visitsOf({ personOf: new Int32Array(hours.length), takenAt, people: 1 })[0]!;
}

const statusOf = (person: PersonVisits, rule: RegularRule, day: number | null) =>
  attendanceOf([person], rule, day)[0]!.status;

describe('attendanceOf', () => {
  // two visits on day 10, one on day 12, one on day 19
  const person = cameAt(10 * 24 + 9, 10 * 24 + 17, 12 * 24 + 9, 19 * 24 + 9);

  test.each<[number, 'visits' | 'days', number, number, string]>([
    [4, 'visits', 10, 19, 'regular'],
    [4, 'visits', 9, 19, 'seenBefore'],
    [3, 'visits', 10, 19, 'regular'],
    [3, 'days', 10, 19, 'regular'],
    [4, 'days', 10, 19, 'seenBefore'],
    [2, 'days', 8, 19, 'regular'],
    [2, 'days', 7, 19, 'seenBefore'],
    [1, 'days', 1, 19, 'regular'],
    [1, 'days', 1, 20, 'seenBefore'],
    [3, 'visits', 3, 12, 'regular'],
    [3, 'days', 3, 12, 'seenBefore'],
    [2, 'visits', 1, 10, 'regular'],
  ])('at least %i %s within %i days until day %i: %s', (atLeast, unit, withinDays, day, expected) => {
    expect(statusOf(person, { atLeast, unit, withinDays }, day)).toBe(expected);
  });

  test('who came once is new, unless once is enough', () => {
    const once = cameAt(240);
    expect(statusOf(once, { atLeast: 2, unit: 'visits', withinDays: 30 }, 10)).toBe('new');
    expect(statusOf(once, { atLeast: 1, unit: 'visits', withinDays: 30 }, 10)).toBe('regular');
    expect(statusOf(once, { atLeast: 1, unit: 'visits', withinDays: 30 }, 90)).toBe('new');
  });

  test('what comes after the reference day has not happened', () => {
    const rule = { atLeast: 2, unit: 'visits', withinDays: 30 } as const;
    expect(statusOf(person, rule, 9)).toBeNull();
    expect(attendanceOf([person], rule, 10)[0]).toEqual({
      status: 'regular',
      recentVisits: 2,
      recentDays: 1,
    });
  });

  test('nothing is said of people without a date', () => {
    const undated = visitsOf({ personOf: Int32Array.of(0), takenAt: Float64Array.of(Number.NaN), people: 1 });
    const rule = { atLeast: 1, unit: 'visits', withinDays: 1 } as const;
    expect(attendanceOf(undated, rule, null)).toEqual([{ status: null, recentVisits: 0, recentDays: 0 }]);
  });

  test('a visit over midnight counts for the day on which it began', () => {
    const late = cameAt(10 * 24 + 23.75, 11 * 24 + 0.1);
    const rule = { atLeast: 1, unit: 'visits', withinDays: 1 } as const;
    expect(statusOf(late, rule, 10)).toBe('regular');
    expect(statusOf(late, rule, 11)).toBe('new');
  });

  test('a looser rule never loses a regular', () => {
    const days = fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 20 });
    const number = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(days, number, number, fc.constantFrom('visits', 'days'), (hours, k, n, unit) => {
        const came = cameAt(...hours);
        const status = (atLeast: number, withinDays: number) =>
          statusOf(came, { atLeast, unit, withinDays }, 60);
        if (status(k, n) !== 'regular') return;
        expect(status(k, n + 1)).toBe('regular');
        expect(status(Math.max(1, k - 1), n)).toBe('regular');
        expect(statusOf(came, { atLeast: k, unit: 'visits', withinDays: n }, 60)).toBe('regular');
      }),
    );
  });

  test.each([
    [{ atLeast: 0, unit: 'visits', withinDays: 1 }],
    [{ atLeast: 1, unit: 'days', withinDays: 1.5 }],
  ] as const)('refuses %o', (rule) => {
    expect(() => attendanceOf([], rule, 0)).toThrow(RangeError);
  });
});

test('the newest day is that of the last dated face', () => {
  expect(newestDay([cameAt(24), cameAt(50), cameAt()])).toBe(2);
  expect(newestDay([cameAt()])).toBeNull();
  expect(newestDay([cameAt((-5 * DAY) / HOUR)])).toBe(-5);
});
