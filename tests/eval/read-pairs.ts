import { parseCsv } from './parse-csv.ts';
import { UsageError } from './usage-error.ts';

/** Two files whose faces are to be compared, as the CSV names them. */
export interface FilePair {
  readonly file_x: string;
  readonly file_y: string;
}

const COLUMNS = ['file_x', 'file_y'] as const;

/**
 * Read the pairs of a CSV text with a header that has `file_x` and `file_y`; other columns are left out.
 * @throws UsageError with a sentence that says what is wrong
 */
export function readPairs(text: string): FilePair[] {
  const [header, ...rows] = rowsOf(text);
  const names = header?.map((name) => name.trim()) ?? [];
  const [x = -1, y = -1] = COLUMNS.map((name) => names.indexOf(name));
  if (x < 0 || y < 0) {
    throw new UsageError(
      `The file of pairs must begin with a header that names file_x and file_y, got '${names}'.`,
    );
  }
  return rows.map((row, i) => {
    const [file_x, file_y] = [row[x]?.trim(), row[y]?.trim()];
    if (!file_x || !file_y) throw new UsageError(`Pair ${i + 1} must name two files, got '${row}'.`);
    return { file_x, file_y };
  });
}

function rowsOf(text: string): string[][] {
  try {
    return parseCsv(text);
  } catch (error) {
    throw new UsageError(
      `The file of pairs cannot be read: ${error instanceof Error ? error.message : error}.`,
    );
  }
}
