import type { PersonVisits } from './visits.ts';
import { dayOf } from './wall-clock.ts';

/** A regular has at least `atLeast` visits, or days with a visit, within the last `withinDays` days. */
export interface RegularRule {
  /** Whole, at least 1. */
  readonly atLeast: number;
  readonly unit: 'visits' | 'days';
  /** Whole, at least 1: 1 is the reference day alone. */
  readonly withinDays: number;
}

export const DEFAULT_REGULAR_RULE: RegularRule = { atLeast: 3, unit: 'days', withinDays: 30 };

/** `new`: came once. `seenBefore`: came again, not often enough of late. */
export type RegularStatus = 'regular' | 'seenBefore' | 'new';

/** A person as the rule sees it. */
export interface Attendance {
  /** null: no visit with a date until the reference day, so nothing can be said. */
  readonly status: RegularStatus | null;
  /** Visits, and days with a visit, within the last `withinDays` days. */
  readonly recentVisits: number;
  readonly recentDays: number;
}

/** The day of the newest face with a date, the usual reference day; null if no face has one. */
export function newestDay(people: readonly Pick<PersonVisits, 'lastSeen'>[]): number | null {
  let newest: number | null = null;
  for (const { lastSeen } of people) {
    if (lastSeen !== null && (newest === null || dayOf(lastSeen) > newest)) newest = dayOf(lastSeen);
  }
  return newest;
}

/**
 * Tell regulars from others. A visit counts for the day on which it began; what began after the reference day
 * has not happened yet. Cost O(visits).
 *
 * @param referenceDay as `dayOf`; the last of the days that count. null: nobody has a date
 * @returns (people)
 * @throws RangeError if a number of the rule is not whole and at least 1
 */
export function attendanceOf(
  people: readonly Pick<PersonVisits, 'visits'>[],
  { atLeast, unit, withinDays }: RegularRule,
  referenceDay: number | null,
): Attendance[] {
  for (const [name, value] of Object.entries({ atLeast, withinDays })) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new RangeError(`${name} must be a whole number, at least 1, got ${value}`);
    }
  }
  return people.map(({ visits }) => {
    const recent = new Set<number>();
    let recentVisits = 0;
    let allVisits = 0;
    for (const { start } of visits) {
      const day = dayOf(start);
      if (referenceDay === null || day > referenceDay) continue;
      allVisits++;
      if (day <= referenceDay - withinDays) continue;
      recentVisits++;
      recent.add(day);
    }
    const reached = (unit === 'visits' ? recentVisits : recent.size) >= atLeast;
    const status = allVisits === 0 ? null : reached ? 'regular' : allVisits > 1 ? 'seenBefore' : 'new';
    return { status, recentVisits, recentDays: recent.size };
  });
}
