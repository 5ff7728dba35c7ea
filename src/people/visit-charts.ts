import type { RegularStatus } from './regulars.ts';
import type { PersonVisits } from './visits.ts';
import { dayOf, hourOf, weekdayOf } from './wall-clock.ts';

type Visited = readonly Pick<PersonVisits, 'visits'>[];

/** Visits that began on a day, by what their people are today. */
export interface DayCounts {
  /** As `dayOf`. */
  readonly day: number;
  readonly regular: number;
  readonly seenBefore: number;
  readonly new: number;
}

/** Days that a chart may span: some fifty years, so that one wrong clock does not fill the memory. */
export const MAX_CHART_DAYS = 20_000;

/**
 * Visits day by day, days without any included.
 *
 * @param statuses (people) visits of people without one (null) are left out
 * @param from first day, as `dayOf`
 * @param to last day, included
 * @throws RangeError if there are more than {@link MAX_CHART_DAYS} days, or a day is not whole
 */
export function visitsPerDay(
  people: Visited,
  statuses: readonly (RegularStatus | null)[],
  from: number,
  to: number,
): DayCounts[] {
  const days = to - from + 1;
  if (!(Number.isInteger(from) && Number.isInteger(to) && days <= MAX_CHART_DAYS)) {
    throw new RangeError(
      `from and to must be whole and at most ${MAX_CHART_DAYS} days, got ${from} to ${to}`,
    );
  }
  const counts = Array.from({ length: Math.max(0, days) }, (_, i) => ({
    ...{ day: from + i, regular: 0, seenBefore: 0, new: 0 },
  }));
  for (const [person, { visits }] of people.entries()) {
    const status = statuses[person];
    if (!status) continue;
    for (const { start } of visits) {
      const row = counts[dayOf(start) - from];
      if (row) row[status]++;
    }
  }
  return counts;
}

export interface PersonCount {
  readonly person: number;
  readonly visits: number;
}

/** People with a visit, most visits first, of equals in order. */
export function visitsPerPerson(people: Visited): PersonCount[] {
  return people
    .map(({ visits }, person) => ({ person, visits: visits.length }))
    .filter(({ visits }) => visits > 0)
    .sort((a, b) => b.visits - a.visits || a.person - b.person);
}

/** (7 × 24) visits by the weekday and hour in which they began: entry `weekday * 24 + hour`, 0 is Monday. */
export function weekdayHours(people: Visited): Int32Array {
  const counts = new Int32Array(7 * 24);
  for (const { visits } of people) {
    for (const { start } of visits) {
      const at = weekdayOf(start) * 24 + hourOf(start);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}

export interface VisitCount {
  readonly visits: number;
  /** How many people came so often. */
  readonly people: number;
}

/** How many people came once, twice, …, ascending; numbers of visits that nobody has are left out. */
export function visitDistribution(people: Visited): VisitCount[] {
  const counts = new Map<number, number>();
  for (const { visits } of people) {
    if (visits.length > 0) counts.set(visits.length, (counts.get(visits.length) ?? 0) + 1);
  }
  return [...counts]
    .map(([visits, count]) => ({ visits, people: count }))
    .sort((a, b) => a.visits - b.visits);
}
