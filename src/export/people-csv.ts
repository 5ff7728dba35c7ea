import { CSV_LINE_END, csvText } from './csv-cell.ts';

/** One face's line of the table of people. */
export interface PeopleCsvRow {
  /** As the faces and clusters of the result have it; -1 without a group. */
  readonly group: number;
  /** Empty without a name. */
  readonly person: string;
  /** Path of the photo. */
  readonly photo: string;
  /** 1-based place among the photo's faces, left to right. */
  readonly face: number;
  /** In shares of the upright photo. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** To the middle face of the group, Euclidean; null without a group. */
  readonly distance: number | null;
  /** Who says so. */
  readonly by: 'user' | 'likeness' | '';
}

/** The first line of the file, in this order. */
export const PEOPLE_CSV_HEADER = 'group,person,photo,face,x,y,width,height,distance,said by';

/** Tells spreadsheets that the file is UTF-8; without it Excel garbles names. */
const BOM = '\uFEFF';

/**
 * Write who is in which photo as CSV: RFC 4180 with a byte order mark, one line a face. A name or path that a
 * spreadsheet would run as a formula gets an apostrophe in front. Numbers have a point.
 */
export function peopleCsv(rows: readonly PeopleCsvRow[]): string {
  const lines = rows.map(({ group, person, photo, face, box, distance, by }) =>
    [
      group,
      csvText(person),
      csvText(photo),
      face,
      ...[box.x, box.y, box.width, box.height].map((value) => value.toFixed(4)),
      distance === null ? '' : distance.toFixed(4),
      by,
    ].join(','),
  );
  return BOM + [PEOPLE_CSV_HEADER, ...lines, ''].join(CSV_LINE_END);
}
