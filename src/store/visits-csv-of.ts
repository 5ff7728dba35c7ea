import { type VisitsCsvRow, visitsCsv } from '../export/visits-csv.ts';
import type { VisitRow } from './visits.ts';

const STATUS = { regular: 'regular', seenBefore: 'seen before', new: 'new' } as const;

/** The table as a CSV file's text, in the order given. @param nameOf what the page calls somebody */
export function visitsCsvOf(rows: readonly VisitRow[], nameOf: (row: VisitRow) => string): string {
  return visitsCsv(
    rows.map((row): VisitsCsvRow => {
      const { visitor, visits, attendance } = row;
      const { days, firstSeen, lastSeen, longestPauseMs, usualWeekday, usualHour, undatedFaces } = visits;
      return {
        person: nameOf(row),
        status: attendance.status ? STATUS[attendance.status] : '',
        ...{
          visits: visits.visits.length,
          days,
          firstSeen,
          lastSeen,
          longestPauseMs,
          usualWeekday,
          usualHour,
        },
        ...{ recentVisits: attendance.recentVisits, recentDays: attendance.recentDays },
        ...{ faces: visitor.faces.length, undatedFaces },
      };
    }),
  );
}
