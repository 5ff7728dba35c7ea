import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitsOf } from '../../../src/people/visits.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(`${text}Z`);

/** Faces of one person. */
function ofOne(times: readonly (string | null)[], gapMs?: number) {
  const takenAt = Float64Array.from(times, (time) => (time === null ? Number.NaN : at(time)));
  const [only] = visitsOf({ personOf: new Int32Array(times.length), takenAt, people: 1 }, gapMs);
  return only!;
}

describe('visitsOf', () => {
  test.each<[string, (string | null)[], number[][]]>([
    ['no face, no visit', [], []],
    ['a single face is a visit', ['2024-05-06T10:00:00'], [[0]]],
    ['a pause as long as the gap is none', ['2024-05-06T10:00:00', '2024-05-06T10:30:00'], [[0, 1]]],
    ['a millisecond more begins another', ['2024-05-06T10:00:00', '2024-05-06T10:30:00.001'], [[0], [1]]],
    [
      'a chain of short pauses is one visit, however long',
      ['2024-05-06T10:00:00', '2024-05-06T10:25:00', '2024-05-06T10:50:00', '2024-05-06T11:15:00'],
      [[0, 1, 2, 3]],
    ],
    [
      'a burst counts once',
      ['2024-05-06T10:00:00.100', '2024-05-06T10:00:00.200', '2024-05-06T10:00:00.200'],
      [[0, 1, 2]],
    ],
    [
      'order of the faces does not matter',
      ['2024-05-07T09:00:00', '2024-05-06T10:10:00', '2024-05-06T10:00:00'],
      [[2, 1], [0]],
    ],
    ['a visit goes on over midnight', ['2024-05-06T23:50:00', '2024-05-07T00:15:00'], [[0, 1]]],
    ['a long pause over midnight parts', ['2024-05-06T23:20:00', '2024-05-07T00:15:00'], [[0], [1]]],
    ['faces without a date are in no visit', [null, '2024-05-06T10:00:00', null], [[1]]],
    ['dates before 1970 count like others', ['1969-12-31T23:50:00', '1970-01-01T00:10:00'], [[0, 1]]],
  ])('%s', (_, times, expected) => {
    expect(ofOne(times).visits.map(({ faces }) => faces)).toEqual(expected);
  });

  test('a wider gap joins visits, none at all parts all that differ in time', () => {
    const times = ['2024-05-06T10:00:00', '2024-05-06T11:00:00', '2024-05-06T11:00:00'];
    expect(ofOne(times, HOUR).visits).toHaveLength(1);
    expect(ofOne(times, HOUR - 1).visits).toHaveLength(2);
    expect(ofOne(times, 0).visits.map(({ faces }) => faces)).toEqual([[0], [1, 2]]);
  });

  test('the summary of a month, computed by hand', () => {
    // Monday 6 May 2024 twice, over midnight of Tuesday to Wednesday, Monday 20 May; one face without a date
    const person = ofOne([
      '2024-05-06T09:00:00',
      '2024-05-06T09:10:00',
      '2024-05-06T18:40:00',
      '2024-05-07T23:45:00',
      '2024-05-08T00:05:00',
      '2024-05-20T09:30:00',
      null,
    ]);
    expect(person).toMatchObject({
      days: 3,
      firstSeen: at('2024-05-06T09:00:00'),
      lastSeen: at('2024-05-20T09:30:00'),
      longestPauseMs: at('2024-05-20T09:30:00') - at('2024-05-08T00:05:00'),
      usualWeekday: 0,
      usualHour: 9,
      undatedFaces: 1,
    });
    expect(person.visits.map(({ start, end }) => end - start)).toEqual([10 * MINUTE, 0, 20 * MINUTE, 0]);
  });

  test('of equally usual weekdays and hours the earlier is told', () => {
    const sundayThenTuesday = ofOne(['2024-05-05T17:00:00', '2024-05-07T08:00:00']);
    expect(sundayThenTuesday).toMatchObject({ usualWeekday: 1, usualHour: 8 });
  });

  test('what needs a date is null where there is none', () => {
    expect(ofOne([null])).toEqual({
      ...{ visits: [], days: 0, firstSeen: null, lastSeen: null, longestPauseMs: null },
      ...{ usualWeekday: null, usualHour: null, undatedFaces: 1 },
    });
  });

  test('two people in one photo have a visit each, and a face of nobody has none', () => {
    const time = at('2024-05-06T10:00:00');
    const found = visitsOf({
      personOf: Int32Array.of(1, 0, -1, 1),
      takenAt: Float64Array.of(time, time, time, time + 5 * MINUTE),
      people: 3,
    });
    expect(found.map(({ visits }) => visits.map(({ faces }) => faces))).toEqual([[[1]], [[0, 3]], []]);
  });

  test('the same person twice in one photo is one visit with two faces', () => {
    expect(ofOne(['2024-05-06T10:00:00', '2024-05-06T10:00:00']).visits).toMatchObject([{ faces: [0, 1] }]);
  });

  test.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses a gap of %d', (gap) => {
    expect(() => ofOne([], gap)).toThrow(RangeError);
  });

  test('refuses people out of range and times that are too few', () => {
    const takenAt = Float64Array.of(0);
    expect(() => visitsOf({ personOf: Int32Array.of(1), takenAt, people: 1 })).toThrow('-1 to 0, got 1');
    expect(() => visitsOf({ personOf: Int32Array.of(-2), takenAt, people: 1 })).toThrow(RangeError);
    expect(() => visitsOf({ personOf: Int32Array.of(0, 0), takenAt, people: 1 })).toThrow('2 entries, got 1');
  });

  test('equals a slow twin that joins every two faces near in time', () => {
    const face = fc.record({
      person: fc.integer({ min: -1, max: 3 }),
      time: fc.option(fc.integer({ min: -3 * 48, max: 20 * 48 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(face, { maxLength: 60 }), fc.integer({ min: 0, max: 20 }), (faces, gap) => {
        const half = HOUR / 2;
        const personOf = Int32Array.from(faces, ({ person }) => person);
        const takenAt = Float64Array.from(faces, ({ time }) => (time === null ? Number.NaN : time * half));
        const found = visitsOf({ personOf, takenAt, people: 4 }, gap * half);
        for (let person = 0; person < 4; person++) {
          expect(found[person]!.visits.map(({ faces }) => new Set(faces))).toEqual(
            slowVisits(personOf, takenAt, person, gap * half),
          );
          expect(found[person]!.days).toBe(
            new Set(found[person]!.visits.map(({ start }) => new Date(start).toISOString().slice(0, 10)))
              .size,
          );
        }
      }),
    );
  });
});

/** Sets of faces connected by pauses within the gap, the set with the earliest face first. */
function slowVisits(personOf: Int32Array, takenAt: Float64Array, person: number, gap: number): Set<number>[] {
  const sets: Set<number>[] = [];
  for (let i = 0; i < personOf.length; i++) {
    if (personOf[i] !== person || Number.isNaN(takenAt[i]!)) continue;
    const near = sets.filter((set) => [...set].some((j) => Math.abs(takenAt[i]! - takenAt[j]!) <= gap));
    const joined = new Set([i, ...near.flatMap((set) => [...set])]);
    sets.splice(0, sets.length, ...sets.filter((set) => !near.includes(set)), joined);
  }
  const first = (set: Set<number>) => Math.min(...[...set].map((i) => takenAt[i]!));
  return sets.sort((a, b) => first(a) - first(b));
}

test('2,000 people with 13,000 faces take a moment', () => {
  const n = 13_000;
  const personOf = Int32Array.from({ length: n }, (_, i) => (i * 7919) % 2000);
  const takenAt = Float64Array.from({ length: n }, (_, i) => ((i * 104_729) % 365) * DAY + (i % 24) * HOUR);
  const found = visitsOf({ personOf, takenAt, people: 2000 });
  expect(found.reduce((sum, { visits }) => sum + visits.reduce((m, v) => m + v.faces.length, 0), 0)).toBe(n);
});
