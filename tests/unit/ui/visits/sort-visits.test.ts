import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegularStatus } from '../../../../src/people/regulars.ts';
import { visitsOf } from '../../../../src/people/visits.ts';
import type { VisitRow } from '../../../../src/store/visits.ts';
import { sortVisits, type VisitColumn } from '../../../../src/ui/visits/sort-visits.ts';

const DAY = 86_400_000;

/** Somebody who came on these days. */
function row(
  label: number,
  name: string,
  days: readonly number[],
  status: RegularStatus | null = 'new',
): VisitRow {
  const [visits] = visitsOf({
    personOf: new Int32Array(days.length),
    takenAt: Float64Array.from(days, (day) => day * DAY),
    people: 1,
  });
  const visitor = { key: `${label}`, person: null, label, name, faces: [label], cover: label, anchor: label };
  return { visitor, visits: visits!, attendance: { status, recentVisits: 0, recentDays: 0 } };
}

const ROWS = [
  row(0, 'Zoe', [1], 'new'),
  row(10, '', [1, 2, 3], 'regular'),
  row(9, '', [5, 9], 'seenBefore'),
  row(3, 'Änne', [2, 4], 'seenBefore'),
  row(4, 'bert', [], null),
];
const nameOf = ({ visitor: { name, label } }: VisitRow) => name || `Group #${label}`;
const sorted = (by: VisitColumn, descending: boolean) =>
  sortVisits(ROWS, { by, descending }, nameOf).map(nameOf);

test('by name: those with a name first, numbers as numbers, as a person would sort letters', () => {
  expect(sorted('person', false)).toEqual(['Änne', 'bert', 'Zoe', 'Group #9', 'Group #10']);
  expect(sorted('person', true)).toEqual(['Zoe', 'bert', 'Änne', 'Group #10', 'Group #9']);
});

test('by visits, the most first or last; equals stay as they were', () => {
  expect(sorted('visits', true)).toEqual(['Group #10', 'Group #9', 'Änne', 'Zoe', 'bert']);
  expect(sorted('visits', false)).toEqual(['bert', 'Zoe', 'Group #9', 'Änne', 'Group #10']);
});

test('by status, of equals who came more often first', () => {
  expect(sorted('status', false)).toEqual(['Group #10', 'Group #9', 'Änne', 'Zoe', 'bert']);
});

test('what is not known comes last in either direction', () => {
  for (const descending of [false, true]) {
    expect(sorted('first', descending).at(-1)).toBe('bert');
    expect(sorted('last', descending).at(-1)).toBe('bert');
    expect(sorted('usual', descending).at(-1)).toBe('bert');
    // nobody of one visit has a pause
    expect(new Set(sorted('pause', descending).slice(-2))).toEqual(new Set(['Zoe', 'bert']));
  }
  expect(sorted('last', true)[0]).toBe('Group #9');
  expect(sorted('first', true)[0]).toBe('Group #9');
  expect(sorted('pause', true)[0]).toBe('Group #9');
});

test('any order keeps everybody, and leaves the list that it was given alone', () => {
  const columns: VisitColumn[] = ['person', 'status', 'visits', 'days', 'first', 'last', 'pause', 'usual'];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ROWS),
      fc.constantFrom(...columns),
      fc.boolean(),
      (rows, by, descending) => {
        const before = [...rows];
        const found = sortVisits(rows, { by, descending }, nameOf);
        expect(rows).toEqual(before);
        expect(new Set(found)).toEqual(new Set(rows));
      },
    ),
  );
});
