import { CSV_LINE_END, csvText } from './csv-cell.ts';

/** One person's line of the table of visits. */
export interface VisitsCsvRow {
  /** As the page calls them. */
  readonly person: string;
  /** Empty if nothing can be said. */
  readonly status: '' | 'regular' | 'seen before' | 'new';
  readonly visits: number;
  readonly days: number;
  /** Of the visits and days, those that count for the status. */
  readonly recentVisits: number;
  readonly recentDays: number;
  /** ms of the camera's clock as if it were UTC; null without a date. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  readonly longestPauseMs: number | null;
  /** 0 is Monday. */
  readonly usualWeekday: number | null;
  /** 0 to 23. */
  readonly usualHour: number | null;
  readonly faces: number;
  readonly undatedFaces: number;
}

/** The first line of the file, in this order. */
export const VISITS_CSV_HEADER = [
  ...['person', 'status', 'visits', 'days', 'recent visits', 'recent days', 'first seen', 'last seen'],
  ...['longest pause hours', 'usual weekday', 'usual hour', 'faces', 'faces without date'],
] as const;

/** Tells spreadsheets that the file is UTF-8; without it Excel garbles names. */
const BOM = '\uFEFF';
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOUR_MS = 3_600_000;

/**
 * Write the table of visits as CSV: RFC 4180 with a byte order mark, one line a person. Dates are
 * `2024-01-31 14:22`, which spreadsheets of every language take for dates; pauses are whole hours, since not every
 * language writes decimals with a point. What is not known is an empty cell.
 */
export function visitsCsv(rows: readonly VisitsCsvRow[]): string {
  const lines = rows.map((row) =>
    [
      csvText(row.person),
      row.status,
      ...[row.visits, row.days, row.recentVisits, row.recentDays],
      ...[dateCell(row.firstSeen), dateCell(row.lastSeen)],
      row.longestPauseMs === null ? '' : Math.round(row.longestPauseMs / HOUR_MS),
      row.usualWeekday === null ? '' : (WEEKDAYS[row.usualWeekday] ?? ''),
      row.usualHour ?? '',
      ...[row.faces, row.undatedFaces],
    ].join(','),
  );
  return BOM + [VISITS_CSV_HEADER.join(','), ...lines, ''].join(CSV_LINE_END);
}

function dateCell(time: number | null): string {
  return time === null ? '' : new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
