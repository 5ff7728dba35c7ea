import type { Size } from '../use-size.ts';

/**
 * Choose the points that get a thumbnail: squares of side `side` around them, none overlapping
 * another, taken greedily in the order given. Points outside the view get none. Cost O(n), by a
 * grid with cells of that side, in each of which at most one centre can lie.
 * @param points (n, 2) centres in pixels, origin at the top left of the view
 * @param order indices into `points`, most important first
 * @param side pixels, above 0
 * @param limit most squares to place
 * @returns indices of those placed, in the order of placing
 * @throws RangeError if `side` is not above 0
 */
export function placeThumbnails(
  points: Float32Array,
  order: ArrayLike<number>,
  side: number,
  limit: number,
  view: Size,
): number[] {
  if (!(side > 0)) throw new RangeError(`side must be above 0, got ${side}`);
  const columns = Math.floor(view.width / side) + 1;
  const rows = Math.floor(view.height / side) + 1;
  // cell -> index of the point placed in it, plus 1
  const grid = new Int32Array(columns * rows);
  const placed: number[] = [];
  for (let o = 0; o < order.length && placed.length < limit; o++) {
    const i = order[o] ?? 0;
    const x = points[2 * i] ?? Number.NaN;
    const y = points[2 * i + 1] ?? Number.NaN;
    // written so that NaN is outside, too
    if (!(x >= 0 && x <= view.width && y >= 0 && y <= view.height)) continue;
    const column = Math.floor(x / side);
    const row = Math.floor(y / side);
    if (!isFree(points, grid, columns, rows, column, row, x, y, side)) continue;
    grid[row * columns + column] = i + 1;
    placed.push(i);
  }
  return placed;
}

function isFree(
  points: Float32Array,
  grid: Int32Array,
  columns: number,
  rows: number,
  column: number,
  row: number,
  x: number,
  y: number,
  side: number,
): boolean {
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      const j = (grid[r * columns + c] ?? 0) - 1;
      if (j < 0) continue;
      const dx = Math.abs((points[2 * j] ?? 0) - x);
      const dy = Math.abs((points[2 * j + 1] ?? 0) - y);
      if (dx < side && dy < side) return false;
    }
  }
  return true;
}
