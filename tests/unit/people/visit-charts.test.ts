import { expect, test } from 'vitest';
import {
  visitDistribution,
  visitsPerDay,
  visitsPerPerson,
  weekdayHours,
} from '../../../src/people/visit-charts.ts';
import { visitsOf } from '../../../src/people/visits.ts';

const HOUR = 3_600_000;

// days since 1970-01-01, a Thursday: person 0 on days 0, 2, 2; person 1 on day 2; person 2 never; person 3 on day 4
const people = visitsOf({
  personOf: Int32Array.of(0, 0, 0, 1, 3),
  takenAt: Float64Array.of(9 * HOUR, 57 * HOUR, 66 * HOUR, 57 * HOUR, 105 * HOUR),
  people: 4,
});

test('visits per day are stacked by status, days without any included', () => {
  expect(visitsPerDay(people, ['regular', 'new', null, 'seenBefore'], 1, 4)).toEqual([
    { day: 1, regular: 0, seenBefore: 0, new: 0 },
    { day: 2, regular: 2, seenBefore: 0, new: 1 },
    { day: 3, regular: 0, seenBefore: 0, new: 0 },
    { day: 4, regular: 0, seenBefore: 1, new: 0 },
  ]);
  expect(visitsPerDay(people, [null, null, null, null], 0, -1)).toEqual([]);
});

test('a chart refuses to span centuries', () => {
  expect(() => visitsPerDay(people, [], 0, 20_000)).toThrow(RangeError);
  expect(() => visitsPerDay(people, [], 0.5, 2)).toThrow(RangeError);
});

test('people with a visit are listed, most visits first', () => {
  expect(visitsPerPerson(people)).toEqual([
    { person: 0, visits: 3 },
    { person: 1, visits: 1 },
    { person: 3, visits: 1 },
  ]);
});

test('the heat map counts each visit at its weekday and hour', () => {
  const counts = weekdayHours(people);
  const found = [...counts.entries()].filter(([, count]) => count > 0);
  // Thursday 9 h, Saturday 9 h twice and 18 h, Monday 9 h
  expect(found).toEqual([
    [9, 1],
    [3 * 24 + 9, 1],
    [5 * 24 + 9, 2],
    [5 * 24 + 18, 1],
  ]);
});

test('the distribution tells how many came how often', () => {
  expect(visitDistribution(people)).toEqual([
    { visits: 1, people: 2 },
    { visits: 3, people: 1 },
  ]);
});
