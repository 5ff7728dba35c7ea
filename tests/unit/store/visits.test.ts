import { afterEach, describe, expect, test } from 'vitest';
import { visitFiguresOf, visitSpanOf } from '../../../src/store/visit-figures.ts';
import { setVisitSettings, type VisitSettings, visitSettings } from '../../../src/store/visit-settings.ts';
import { faceDatesOf, visitorsOf } from '../../../src/store/visitors.ts';
import { visitTableOf } from '../../../src/store/visits.ts';
import { visitsCsvOf } from '../../../src/store/visits-csv-of.ts';
import { parseCsv } from '../../eval/parse-csv.ts';
import { clock, datedState } from '../../support/dated-state.ts';

const DEFAULTS = visitSettings.getState();
const settings = (change: Partial<VisitSettings> = {}): VisitSettings => ({ ...DEFAULTS, ...change });

/**
 * Anna comes three times, once over midnight; Berta twice, once in Anna's photo; somebody once; one face of nobody
 * else; and one of Anna's photos has no date.
 */
const SHOP = datedState(
  [
    { person: 0, at: '2024-05-06T10:00' },
    { person: 0, at: '2024-05-06T10:20' },
    { person: 0, at: '2024-05-07T23:50' },
    { person: 0, at: '2024-05-08T00:10' },
    { person: 0, at: '2024-05-20T09:30', photoId: 'both' },
    { person: 0 },
    { person: 1, at: '2024-05-20T09:30', photoId: 'both', index: 1 },
    { person: 1, at: '2024-05-01T18:00', source: 'name' },
    { person: 2, at: '2024-05-19T12:00', source: 'file' },
  ],
  [{ kind: 'assign', faces: ['face-0'], person: 'p1', name: 'Anna' }],
);

const table = (change?: Partial<VisitSettings>) => visitTableOf(SHOP, settings(change));
const statuses = (change?: Partial<VisitSettings>) =>
  table(change).rows.map(({ attendance }) => attendance.status);

describe('the table of visits', () => {
  test('has a row for every person, group and face on its own, computed by hand', () => {
    const found = table().rows.map(({ visitor, visits, attendance }) => [
      visitor.name,
      visitor.person,
      visitor.faces,
      visits.visits.map(({ faces }) => faces),
      visits.days,
      visits.undatedFaces,
      attendance.status,
    ]);
    expect(found).toEqual([
      ['Anna', 'p1', [0, 1, 2, 3, 4, 5], [[0, 1], [2, 3], [4]], 3, 1, 'regular'],
      ['', null, [6, 7], [[7], [6]], 2, 0, 'seenBefore'],
      ['', null, [8], [[8]], 1, 0, 'new'],
    ]);
    expect(table()).toMatchObject({
      referenceDay: clock('2024-05-20T00:00') / 86_400_000,
      sources: { exif: 6, name: 1, file: 1, none: 1 },
    });
  });

  test('changes with the rule', () => {
    const rule = { atLeast: 2, unit: 'visits', withinDays: 30 } as const;
    expect(statuses({ rule })).toEqual(['regular', 'regular', 'new']);
    expect(statuses({ rule: { ...rule, withinDays: 19 } })).toEqual(['regular', 'seenBefore', 'new']);
    expect(statuses({ rule: { ...rule, withinDays: 13 } })).toEqual(['seenBefore', 'seenBefore', 'new']);
    expect(statuses({ rule: { ...rule, atLeast: 1 } })).toEqual(['regular', 'regular', 'regular']);
    expect(statuses({ rule: { ...rule, atLeast: 4 } })).toEqual(['seenBefore', 'seenBefore', 'new']);
  });

  test('changes with the gap', () => {
    const visits = (gapMs: number) => table({ gapMs }).rows.map((row) => row.visits.visits.length);
    expect(visits(0)).toEqual([5, 2, 1]);
    expect(visits(19 * 60_000)).toEqual([5, 2, 1]);
    expect(visits(20 * 60_000)).toEqual([3, 2, 1]);
  });

  test('changes with the reference day: what came after it has not happened', () => {
    const day = clock('2024-05-08T00:00') / 86_400_000;
    expect(statuses({ referenceDay: day })).toEqual(['seenBefore', 'new', null]);
    expect(table({ referenceDay: day })).toMatchObject({ referenceDay: day, newestDay: day + 12 });
  });

  test('leaves faces on their own out, if told', () => {
    expect(table({ withLone: false }).rows.map(({ visitor }) => visitor.faces.length)).toEqual([6, 2]);
    expect(table({ withLone: false }).sources).toEqual({ exif: 6, name: 1, file: 0, none: 1 });
  });

  test('is the same object while nothing changes, as selectors must be', () => {
    expect(table()).toBe(table());
  });

  test('of nobody is empty', () => {
    expect(visitTableOf(datedState([]), settings())).toMatchObject({ rows: [], referenceDay: null });
  });

  test('of people without a date says nothing of them', () => {
    const { rows, referenceDay } = visitTableOf(datedState([{ person: 0 }, { person: 0 }]), settings());
    expect(rows.map(({ attendance }) => attendance.status)).toEqual([null]);
    expect(referenceDay).toBeNull();
  });
});

describe('visitors', () => {
  test('keep their key while the group does, and those of a person go by the person', () => {
    expect(visitorsOf(SHOP, true).map(({ key }) => key)).toEqual(['person p1', 'face face-6', 'face face-8']);
  });

  test('have the dates of their photos, two faces of one photo the same', () => {
    const { takenAt, sources } = faceDatesOf(SHOP);
    expect(takenAt[4]).toBe(clock('2024-05-20T09:30'));
    expect(takenAt[6]).toBe(takenAt[4]);
    expect(takenAt[5]).toBeNaN();
    expect(sources.slice(4)).toEqual(['exif', 'none', 'exif', 'name', 'file']);
  });
});

describe('the figures of the charts', () => {
  test('add up to the visits of the table', () => {
    const { days, people, hours, distribution } = visitFiguresOf(table(), Number.POSITIVE_INFINITY);
    expect(days.length).toBe(visitSpanOf(table()));
    expect(days.length).toBe(20);
    const first = clock('2024-05-01T00:00') / 86_400_000;
    expect(days[0]).toEqual({ day: first, span: 1, regular: 0, seenBefore: 1, new: 0 });
    expect(days.at(-1)).toEqual({ day: first + 19, span: 1, regular: 1, seenBefore: 1, new: 0 });
    expect(days.reduce((sum, day) => sum + day.regular + day.seenBefore + day.new, 0)).toBe(6);
    expect(people.map(({ row, visits }) => [row.visitor.name, visits])).toEqual([
      ['Anna', 3],
      ['', 2],
      ['', 1],
    ]);
    expect(hours.reduce((sum, n) => sum + n, 0)).toBe(6);
    // Monday 6 May 2024 at 10
    expect(hours[10]).toBe(1);
    expect(distribution).toEqual([
      { visits: 1, people: 1 },
      { visits: 2, people: 1 },
      { visits: 3, people: 1 },
    ]);
  });

  test('of the last days only, where so many are asked for', () => {
    const { days } = visitFiguresOf(table(), 2);
    expect(days.map((day) => day.regular + day.seenBefore + day.new)).toEqual([1, 2]);
  });

  test('of a long time put weeks or months into a bar, and lose no visit', () => {
    const long = (days: number) =>
      datedState([
        { person: 0, at: '2020-01-01T10:00' },
        { person: 0, at: new Date(clock('2020-01-01T10:00') + days * 86_400_000).toISOString().slice(0, 16) },
      ]);
    for (const [days, span] of [
      [119, 1],
      [120, 7],
      [839, 7],
      [840, 30],
    ] as const) {
      const figures = visitFiguresOf(visitTableOf(long(days), settings()), Number.POSITIVE_INFINITY);
      expect(figures.days[0]?.span).toBe(span);
      expect(figures.days.reduce((sum, day) => sum + day.regular + day.seenBefore + day.new, 0)).toBe(2);
    }
  });

  test('leave out a clock that was never set', () => {
    const odd = datedState([
      { person: 0, at: '1970-01-01T00:00' },
      { person: 0, at: '2024-05-06T10:00' },
    ]);
    const figures = visitFiguresOf(visitTableOf(odd, settings()), Number.POSITIVE_INFINITY);
    expect(figures.days).toHaveLength(1);
  });

  test('are none without dates', () => {
    const undated = visitTableOf(datedState([{ person: 0 }]), settings());
    expect(visitFiguresOf(undated, 31)).toMatchObject({ days: [], people: [], distribution: [] });
    expect(visitSpanOf(undated)).toBe(0);
  });
});

describe('the table as CSV', () => {
  test('begins with a byte order mark and says what the rows say, in their order', () => {
    const text = visitsCsvOf(table().rows, ({ visitor }) => visitor.name || '=Group, "x"');
    expect(text.startsWith('\ufeffperson,status,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const [header, ...lines] = parseCsv(text);
    expect(lines.map((line) => Object.fromEntries(line.map((cell, i) => [header?.[i], cell])))).toEqual([
      {
        ...{ person: 'Anna', status: 'regular', visits: '3', days: '3', 'recent visits': '3' },
        ...{ 'recent days': '3', 'first seen': '2024-05-06 10:00', 'last seen': '2024-05-20 09:30' },
        // from 00:10 on the 8th to 09:30 on the 20th
        ...{ 'longest pause hours': '297', 'usual weekday': 'Monday', 'usual hour': '9' },
        ...{ faces: '6', 'faces without date': '1' },
      },
      {
        ...{ person: `'=Group, "x"`, status: 'seen before', visits: '2', days: '2', 'recent visits': '2' },
        ...{ 'recent days': '2', 'first seen': '2024-05-01 18:00', 'last seen': '2024-05-20 09:30' },
        ...{ 'longest pause hours': '448', 'usual weekday': 'Monday', 'usual hour': '9' },
        ...{ faces: '2', 'faces without date': '0' },
      },
      {
        ...{ person: `'=Group, "x"`, status: 'new', visits: '1', days: '1', 'recent visits': '1' },
        ...{ 'recent days': '1', 'first seen': '2024-05-19 12:00', 'last seen': '2024-05-19 12:00' },
        ...{ 'longest pause hours': '', 'usual weekday': 'Sunday', 'usual hour': '12' },
        ...{ faces: '1', 'faces without date': '0' },
      },
    ]);
  });
});

describe('the settings', () => {
  afterEach(() => visitSettings.setState(DEFAULTS));

  test('begin with three days in thirty and half an hour', () => {
    expect(DEFAULTS).toEqual({
      gapMs: 30 * 60_000,
      rule: { atLeast: 3, unit: 'days', withinDays: 30 },
      referenceDay: null,
      withLone: true,
    });
  });

  test('take what can be, and leave the rest as it was', () => {
    setVisitSettings({ gapMs: 60_000, rule: { atLeast: 2, unit: 'visits', withinDays: 7 } });
    const now = visitSettings.getState();
    expect(now).toMatchObject({ gapMs: 60_000, rule: { atLeast: 2, unit: 'visits', withinDays: 7 } });
    for (const gapMs of [-1, Number.NaN, 25 * 3_600_000]) setVisitSettings({ gapMs });
    for (const atLeast of [0, 1.5, Number.NaN]) setVisitSettings({ rule: { ...now.rule, atLeast } });
    setVisitSettings({ rule: { ...now.rule, withinDays: 0 }, referenceDay: 0.5 });
    expect(visitSettings.getState()).toEqual(now);
    setVisitSettings({ referenceDay: 19_000, withLone: false });
    expect(visitSettings.getState()).toMatchObject({ referenceDay: 19_000, withLone: false });
  });
});
