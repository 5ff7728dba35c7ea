import type { VisitRow } from '../../store/visits.ts';

/** What the table can be sorted by. */
export type VisitColumn = 'person' | 'status' | 'visits' | 'days' | 'first' | 'last' | 'pause' | 'usual';

export interface VisitOrder {
  readonly by: VisitColumn;
  readonly descending: boolean;
}

/** Best first: figures begin with the largest, words with A. */
export const STARTS_DESCENDING: Readonly<Record<VisitColumn, boolean>> = {
  ...{ person: false, status: false, visits: true, days: true },
  ...{ first: true, last: true, pause: true, usual: false },
};

const STATUS_RANK = { regular: 0, seenBefore: 1, new: 2 } as const;

type Value = number | null;

const VALUES: Readonly<Record<Exclude<VisitColumn, 'person'>, (row: VisitRow) => Value>> = {
  status: ({ attendance: { status } }) => (status === null ? null : STATUS_RANK[status]),
  visits: ({ visits }) => visits.visits.length,
  days: ({ visits }) => visits.days,
  first: ({ visits }) => visits.firstSeen,
  last: ({ visits }) => visits.lastSeen,
  pause: ({ visits }) => visits.longestPauseMs,
  usual: ({ visits: { usualWeekday, usualHour } }) =>
    usualWeekday === null || usualHour === null ? null : usualWeekday * 24 + usualHour,
};

/**
 * The rows in another order; of equals, more visits first, then as they were. What is not known comes last in
 * either direction.
 * @param nameOf what the page calls somebody; who has no name comes behind those who have one
 */
export function sortVisits(
  rows: readonly VisitRow[],
  { by, descending }: VisitOrder,
  nameOf: (row: VisitRow) => string,
): VisitRow[] {
  const sign = descending ? -1 : 1;
  const visits = (row: VisitRow) => row.visits.visits.length;
  const compare = (a: VisitRow, b: VisitRow): number => {
    if (by === 'person') {
      const [namelessA, namelessB] = [a.visitor.name === '', b.visitor.name === ''];
      if (namelessA !== namelessB) return namelessA ? 1 : -1;
      return sign * collator.compare(nameOf(a), nameOf(b));
    }
    const [x, y] = [VALUES[by](a), VALUES[by](b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
  return [...rows].sort((a, b) => compare(a, b) || visits(b) - visits(a));
}

// "Group #10" comes behind "Group #9"
const collator = new Intl.Collator(undefined, { numeric: true });
