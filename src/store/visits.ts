import { type Attendance, attendanceOf, newestDay, type RegularRule } from '../people/regulars.ts';
import { type PersonVisits, visitsOf } from '../people/visits.ts';
import type { AppState } from './app-state.ts';
import { memoizeLast } from './memoize-last.ts';
import type { VisitSettings } from './visit-settings.ts';
import { type DateSource, type FaceDates, faceDatesOf, type Visitor, visitorsOf } from './visitors.ts';

/** Somebody and when they came. */
export interface VisitRow {
  readonly visitor: Visitor;
  readonly visits: PersonVisits;
  readonly attendance: Attendance;
}

export interface VisitTable {
  /** Groups largest first, then faces on their own. */
  readonly rows: readonly VisitRow[];
  /** Last of the days that count; null if no face has a date. */
  readonly referenceDay: number | null;
  /** The day of the newest face; null if none has a date. */
  readonly newestDay: number | null;
  /** How many of the faces that are somebody's have their date from where. */
  readonly sources: Readonly<Record<DateSource, number>>;
}

const gather = memoizeLast(
  (visitors: readonly Visitor[], { takenAt }: FaceDates, gapMs: number): readonly PersonVisits[] => {
    const personOf = new Int32Array(takenAt.length).fill(-1);
    visitors.forEach(({ faces }, person) => {
      for (const face of faces) personOf[face] = person;
    });
    return visitsOf({ personOf, takenAt, people: visitors.length }, gapMs);
  },
);

const countSources = memoizeLast((visitors: readonly Visitor[], { sources }: FaceDates) => {
  const counts: Record<DateSource, number> = { exif: 0, name: 0, file: 0, none: 0 };
  for (const { faces } of visitors) for (const face of faces) counts[sources[face] ?? 'none']++;
  return counts;
});

const tabulate = memoizeLast(
  (
    visitors: readonly Visitor[],
    dates: FaceDates,
    gapMs: number,
    rule: RegularRule,
    chosenDay: number | null,
  ): VisitTable => {
    const all = gather(visitors, dates, gapMs);
    const newest = newestDay(all);
    const referenceDay = chosenDay ?? newest;
    const attendance = attendanceOf(all, rule, referenceDay);
    const rows = visitors.flatMap((visitor, i): VisitRow[] => {
      const [visits, own] = [all[i], attendance[i]];
      return visits && own ? [{ visitor, visits, attendance: own }] : [];
    });
    return { rows, referenceDay, newestDay: newest, sources: countSources(visitors, dates) };
  },
);

/** Who came when, at the present groups and settings. */
export function visitTableOf(
  state: AppState,
  { gapMs, rule, referenceDay, withLone }: VisitSettings,
): VisitTable {
  return tabulate(visitorsOf(state, withLone), faceDatesOf(state), gapMs, rule, referenceDay);
}
