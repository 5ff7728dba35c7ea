import { assertFinite, type Matrix } from '../math/matrix.ts';
import { MAX_COLUMNS, PairFilter, ROW_BLOCK } from '../math/pair-filter.ts';

/** The k nearest other points of each point, in no order. */
export interface NearestPoints {
  /** Number of points n. */
  readonly size: number;
  readonly k: number;
  /** (n, k) */
  readonly ids: Int32Array;
  /** (n, k) squared Euclidean distances */
  readonly squares: Float64Array;
}

/** Columns that a row meets before its limits are looked at again; doubled each time. */
const FIRST_COLUMNS = 32;

/**
 * Find the k nearest other points of every point, exactly; of equally far ones those of lower index. Fewer
 * than k other points give them all.
 *
 * A filter in single precision names the pairs that may matter, which are then computed in double precision:
 * O(n² dim) time, O(n k) memory, each pair looked at once for both its ends.
 *
 * @param points (n, dim)
 * @throws RangeError if k is not a whole number, at least 0, or a value is not finite
 */
export function nearestPoints(points: Matrix, k: number): NearestPoints {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`k must be a whole number, at least 0, got ${k}`);
  assertFinite(points);
  const { data, rows: size, cols } = points;
  const kept = Math.max(0, Math.min(k, size - 1));
  const ids = new Int32Array(size * kept);
  const squares = new Float64Array(size * kept).fill(Number.POSITIVE_INFINITY);
  if (kept === 0) return { size, k: kept, ids, squares };

  const filter = new PairFilter(points);
  for (let j = 0; j < size; j++) filter.setColumnLimit(j, Number.POSITIVE_INFINITY);
  const offer = (to: number, id: number, square: number) => {
    const first = to * kept;
    if (!isNearer(square, id, squares[first]!, ids[first]!)) return;
    replaceFarthest(ids, squares, first, kept, id, square);
    filter.setColumnLimit(to, squares[first]!);
  };
  const meet = (_row: number, i: number, j: number) => {
    if (j >= i) return;
    let square = 0;
    for (let a = i * cols, b = j * cols, end = a + cols; a < end; a++, b++) {
      const difference = data[a]! - data[b]!;
      square += difference * difference;
    }
    offer(i, j, square);
    offer(j, i, square);
  };

  for (let block = 0; block < size; block += ROW_BLOCK) {
    const end = Math.min(size, block + ROW_BLOCK);
    filter.setRows(Int32Array.from({ length: end - block }, (_, r) => block + r));
    for (let first = 0, columns = FIRST_COLUMNS; first < end; columns = Math.min(2 * columns, MAX_COLUMNS)) {
      for (let i = block; i < end; i++) filter.setRowLimit(i - block, squares[i * kept]!);
      const next = Math.min(first + columns, end);
      filter.scan(first, next, meet);
      first = next;
    }
  }
  return { size, k: kept, ids, squares };
}

function isNearer(square: number, id: number, than: number, thanId: number): boolean {
  return square < than || (square === than && id < thanId);
}

/** A list is a heap with its farthest point first: put another in that one's stead and let it sink. */
function replaceFarthest(
  ids: Int32Array,
  squares: Float64Array,
  first: number,
  length: number,
  id: number,
  square: number,
): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= length) break;
    const [left, right] = [first + child, first + child + 1];
    if (child + 1 < length && isNearer(squares[left]!, ids[left]!, squares[right]!, ids[right]!)) child++;
    const below = first + child;
    if (!isNearer(square, id, squares[below]!, ids[below]!)) break;
    squares[first + at] = squares[below]!;
    ids[first + at] = ids[below]!;
    at = child;
  }
  squares[first + at] = square;
  ids[first + at] = id;
}
