import { CSV_LINE_END, csvText } from './csv-cell.ts';
import type { ResultFile } from './result-schema.ts';

/** One face: its cluster, -1 for noise, and the path of its photo. */
export interface CsvRow {
  readonly class: number;
  readonly img: string;
}

/** The faces of a result in cluster order, clusters as listed and their faces as listed, noise last. */
export function csvRows({ photos, faces, clusters }: ResultFile): CsvRow[] {
  const rows: CsvRow[] = [];
  const add = (index: number) => {
    const face = faces[index];
    if (face) rows.push({ class: face.cluster, img: photos[face.photo]?.path ?? '' });
  };
  for (const cluster of clusters) cluster.faces.forEach(add);
  faces.forEach((face, i) => {
    if (face.cluster === -1) add(i);
  });
  return rows;
}

/**
 * Write rows as CSV with the header `class,img`, one a face.
 *
 * By RFC 4180, lines ending in CRLF, the last one too, UTF-8 without a byte order
 * mark. A path that a spreadsheet would run as a formula gets an apostrophe in
 * front; the class is a number and stays one, -1 as well.
 * @throws RangeError if a class is not a whole number of at least -1
 */
export function toCsv(rows: readonly CsvRow[]): string {
  const lines = rows.map((row) => {
    if (!Number.isSafeInteger(row.class) || row.class < -1) {
      throw new RangeError(`class must be a whole number ≥ -1, got ${row.class}`);
    }
    return `${row.class},${csvText(row.img)}`;
  });
  return ['class,img', ...lines, ''].join(CSV_LINE_END);
}
