import { visitDistribution, visitsPerDay, visitsPerPerson, weekdayHours } from '../people/visit-charts.ts';
import { dayOf } from '../people/wall-clock.ts';
import { memoizeLast } from './memoize-last.ts';
import type { VisitRow, VisitTable } from './visits.ts';

/** Visits of a day, or of as many days as fit into one bar. */
export interface DayBar {
  /** First day, days since 1970. */
  readonly day: number;
  /** Days in the bar: 1, 7 or 30. */
  readonly span: number;
  readonly regular: number;
  readonly seenBefore: number;
  readonly new: number;
}

export interface VisitFigures {
  /** Up to the reference day; empty without dates. */
  readonly days: readonly DayBar[];
  /** Those who came most, at most {@link MOST_PEOPLE}. */
  readonly people: readonly { readonly row: VisitRow; readonly visits: number }[];
  /** (7 × 24) entry `weekday * 24 + hour`, 0 is Monday. */
  readonly hours: Int32Array;
  readonly distribution: readonly { readonly visits: number; readonly people: number }[];
}

export const MOST_PEOPLE = 15;
/** Bars that can be told apart. */
const MOST_BARS = 120;
const SPANS = [1, 7, 30];
/** A clock that was never set says 1970: earlier days than so many before the last are left out of the chart. */
const MOST_DAYS = 3650;

/** Days from the first visit to the reference day, both included; 0 without dates. */
export const visitSpanOf: (table: VisitTable) => number = memoizeLast(
  ({ rows, referenceDay }: VisitTable) => {
    if (referenceDay === null) return 0;
    let first = referenceDay;
    for (const { visits } of rows) {
      if (visits.firstSeen !== null) first = Math.min(first, dayOf(visits.firstSeen));
    }
    return referenceDay - first + 1;
  },
);

/** @param lastDays how many days up to the reference day the bars show */
export const visitFiguresOf: (table: VisitTable, lastDays: number) => VisitFigures = memoizeLast(
  (table: VisitTable, lastDays: number) => {
    const { rows } = table;
    const visits = rows.map((row) => row.visits);
    return {
      days: dayBars(table, lastDays),
      people: visitsPerPerson(visits)
        .slice(0, MOST_PEOPLE)
        .flatMap(({ person, visits: count }) => {
          const row = rows[person];
          return row ? [{ row, visits: count }] : [];
        }),
      hours: weekdayHours(visits),
      distribution: visitDistribution(visits),
    };
  },
);

function dayBars({ rows, referenceDay }: VisitTable, lastDays: number): DayBar[] {
  if (referenceDay === null) return [];
  const earliest = referenceDay - Math.min(lastDays, MOST_DAYS);
  let first = referenceDay;
  for (const { visits } of rows) {
    for (const { start } of visits.visits) {
      const day = dayOf(start);
      if (day < first && day > earliest) first = day;
    }
  }
  const days = visitsPerDay(
    rows.map(({ visits }) => visits),
    rows.map(({ attendance }) => attendance.status),
    first,
    referenceDay,
  );
  const span = SPANS.find((length) => days.length / length <= MOST_BARS) ?? 30;
  const bars: DayBar[] = [];
  for (let at = 0; at < days.length; at += span) {
    const part = days.slice(at, at + span);
    const sum = (key: 'regular' | 'seenBefore' | 'new') => part.reduce((total, day) => total + day[key], 0);
    bars.push({
      ...{ day: first + at, span },
      ...{ regular: sum('regular'), seenBefore: sum('seenBefore'), new: sum('new') },
    });
  }
  return bars;
}
