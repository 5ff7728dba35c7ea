import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Text } from '../../../../src/ui/i18n.ts';
import {
  clockText,
  dayToField,
  fieldToDay,
  pauseText,
  timeOfDay,
  visitorName,
} from '../../../../src/ui/visits/visit-words.ts';

/** Gives the key and what it is filled with. */
const t = ((key: string, values?: object) =>
  [key, ...Object.values(values ?? {})].join(' ')) as unknown as Text;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [31 * MINUTE, 'visits.pause.minutes 31'],
  [119 * MINUTE, 'visits.pause.minutes 119'],
  [2 * HOUR, 'visits.pause.hours 2'],
  [47 * HOUR, 'visits.pause.hours 47'],
  [48 * HOUR, 'visits.pause.days 2'],
  [168 * HOUR, 'visits.pause.days 7'],
])('a pause of %d ms is said in the unit that fits', (ms, text) => {
  expect(pauseText(t, ms)).toBe(text);
});

test('who has no name goes by the group, and a face on its own by that', () => {
  const visitor = { key: 'a', person: null, faces: [0], cover: 0, anchor: 0 };
  expect(visitorName(t, { ...visitor, name: '田中', label: 3 })).toBe('田中');
  expect(visitorName(t, { ...visitor, name: '', label: 3 })).toBe('visits.table.group 3');
  expect(visitorName(t, { ...visitor, name: '', label: -1 })).toBe('visits.table.lone');
});

test('times are written as the camera’s clock showed them, whatever zone this computer is in', () => {
  const clock = clockText('en-GB');
  const time = Date.UTC(2024, 4, 6, 23, 50);
  expect(clock.date(time)).toBe('6 May 2024');
  expect(clock.dateTime(time)).toMatch(/6 May 2024.*23:50/);
  expect([0, 6].map(clock.weekday)).toEqual(['Monday', 'Sunday']);
  expect(clock.shortWeekday(2)).toBe('Wed');
  expect(clock.hour(0)).toMatch(/^0?0/);
  expect(clockText('en-GB')).toBe(clock);
});

test('a day goes through a date field and back', () => {
  expect(dayToField(19_849)).toBe('2024-05-06');
  expect(fieldToDay('2024-05-06')).toBe(19_849);
  expect(fieldToDay('')).toBeNull();
  expect(fieldToDay('2024-05-')).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
      expect(fieldToDay(dayToField(day))).toBe(day);
      expect(Math.floor(timeOfDay(day) / (24 * HOUR))).toBe(day);
    }),
  );
});
