import type { Bounds } from './bounds.ts';

/**
 * Choose the points that get a thumbnail: squares of side `side` around them, none overlapping
 * another, taken greedily in the order given. Points outside the bounds get none. Cost O(n), by a
 * grid with cells of that side, in each of which at most one centre can lie, and a finer one of what is taken.
 * @param points (n, 2) centres
 * @param order indices into `points`, most important first
 * @param side in the units of the points, above 0
 * @param limit most squares to place
 * @returns indices of those placed, in the order of placing
 * @throws RangeError if `side` is not above 0
 */
export function placeThumbnails(
  points: Float32Array,
  order: ArrayLike<number>,
  side: number,
  limit: number,
  { left, right, top, bottom }: Bounds,
): number[] {
  if (!(side > 0)) throw new RangeError(`side must be above 0, got ${side}`);
  const columns = Math.floor((right - left) / side) + 1;
  const rows = Math.floor((bottom - top) / side) + 1;
  // a rim of empty cells around them, so that every cell has eight neighbors
  const stride = columns + 2;
  // cell -> index of the point placed in it, plus 1
  const grid = new Int32Array(stride * (rows + 2));
  const taken = createTaken(columns, rows, side);
  const placed: number[] = [];
  for (let o = 0; o < order.length && placed.length < limit; o++) {
    const i = order[o] ?? 0;
    const x = points[2 * i] ?? Number.NaN;
    const y = points[2 * i + 1] ?? Number.NaN;
    // written so that NaN is outside, too
    if (!(x >= left && x <= right && y >= top && y <= bottom)) continue;
    // most faces fall away here, by one look
    if (taken.has(x - left, y - top)) continue;
    const cell = (Math.floor((y - top) / side) + 1) * stride + Math.floor((x - left) / side) + 1;
    if (!isFree(points, grid, stride, cell, x, y, side)) continue;
    grid[cell] = i + 1;
    taken.add(x, y, left, top);
    placed.push(i);
  }
  return placed;
}

/** Small cells in all of which a centre would be too near to one that is placed. */
interface Taken {
  /** Of a place relative to the bounds; false where it is not sure. */
  has(x: number, y: number): boolean;
  add(x: number, y: number, left: number, top: number): void;
}

/** Cells along a side, where there are not too many in all. */
const FINE = 8;
const MOST_CELLS = 2 ** 17;

function createTaken(columns: number, rows: number, side: number): Taken {
  const fine = Math.max(1, Math.min(FINE, Math.floor(Math.sqrt(MOST_CELLS / (columns * rows)))));
  const width = columns * fine;
  const height = rows * fine;
  const cells = new Uint8Array(width * height);
  const cell = side / fine;
  return {
    has: (x, y) => cells[Math.floor(y / cell) * width + Math.floor(x / cell)] === 1,
    add(x, y, left, top) {
      const fromX = Math.max(0, Math.floor((x - side - left) / cell) + 1);
      const toX = Math.min(width, Math.floor((x + side - left) / cell));
      const fromY = Math.max(0, Math.floor((y - side - top) / cell) + 1);
      const toY = Math.min(height, Math.floor((y + side - top) / cell));
      for (let row = fromY; row < toY; row++) {
        if (fromX < toX) cells.fill(1, row * width + fromX, row * width + toX);
      }
    },
  };
}

/** Whether no point in the cells around `cell` is nearer than `side` both across and up. */
function isFree(
  points: Float32Array,
  grid: Int32Array,
  stride: number,
  cell: number,
  x: number,
  y: number,
  side: number,
): boolean {
  for (let row = cell - stride; row <= cell + stride; row += stride) {
    for (let c = row - 1; c <= row + 1; c++) {
      const j = (grid[c] ?? 0) - 1;
      if (j < 0) continue;
      const dx = Math.abs((points[2 * j] ?? 0) - x);
      const dy = Math.abs((points[2 * j + 1] ?? 0) - y);
      if (dx < side && dy < side) return false;
    }
  }
  return true;
}
