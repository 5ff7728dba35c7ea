import type { NearestPoints } from './nearest-points.ts';

/** A sparse symmetric matrix of joint affinities: the entries of row i stand from `starts[i]` to `starts[i + 1]`. */
export interface Affinities {
  /** Number of points n. */
  readonly size: number;
  /** (n + 1) */
  readonly starts: Int32Array;
  /** Ascending in each row, never the row itself. */
  readonly columns: Int32Array;
  /** Their sum is 1, unless there is none. */
  readonly values: Float64Array;
}

/**
 * Make choices of neighbors mutual: (p_j|i + p_i|j) / 2n.
 *
 * Source: van der Maaten and Hinton, JMLR 9 (2008), section 3.1.
 *
 * @param neighbors (n, k)
 * @param chances (n, k) of each neighbor
 */
export function affinitiesOf({ size, k, ids }: NearestPoints, chances: Float64Array): Affinities {
  // each choice stands once in the row of the chooser and once in that of the chosen
  const offsets = new Int32Array(size + 1);
  for (let at = 0; at < ids.length; at++) offsets[ids[at]! + 1]!++;
  for (let i = 0; i < size; i++) offsets[i + 1] = offsets[i + 1]! + offsets[i]! + k;
  const total = offsets[size]!;

  const fill = offsets.slice(0, size);
  const columns = new Int32Array(total);
  const values = new Float64Array(total);
  const half = 1 / (2 * size);
  const put = (row: number, column: number, value: number) => {
    const at = fill[row]!++;
    columns[at] = column;
    values[at] = value;
  };
  for (let i = 0; i < size; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) {
      put(ids[at]!, i, chances[at]! * half);
      put(i, ids[at]!, chances[at]! * half);
    }
  }
  return mergeDoubles(size, offsets, columns, values);
}

/** Sort each row and add up entries of one column. */
function mergeDoubles(
  size: number,
  offsets: Int32Array,
  columns: Int32Array,
  values: Float64Array,
): Affinities {
  const starts = new Int32Array(size + 1);
  const sums = new Float64Array(size);
  const mergedColumns = new Int32Array(columns.length);
  const mergedValues = new Float64Array(columns.length);
  let end = 0;
  for (let i = 0; i < size; i++) {
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) {
      const column = columns[at]!;
      sums[column] = sums[column]! + values[at]!;
    }
    const row = columns.subarray(offsets[i]!, offsets[i + 1]!).sort();
    row.forEach((column, at) => {
      if (column === row[at - 1]) return;
      mergedColumns[end] = column;
      mergedValues[end] = sums[column]!;
      sums[column] = 0;
      end++;
    });
    starts[i + 1] = end;
  }
  return { size, starts, columns: mergedColumns.slice(0, end), values: mergedValues.slice(0, end) };
}
