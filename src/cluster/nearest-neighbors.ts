import { assertFinite, type Matrix } from '../math/matrix.ts';
import { squaredDistance } from './squared-distance.ts';

/** Sorted neighbour lists of a set of points. */
export interface NearestNeighbors {
  /** Number of points n. */
  readonly size: number;
  /** Neighbours stored per point. */
  readonly k: number;
  /** (n, k) the k nearest other points of each point, nearest first, ties by lower index. */
  readonly neighbors: Int32Array;
  /** (n, k) their Euclidean distances. */
  readonly distances: Float64Array;
}

/**
 * Find the k nearest other points of every point, exactly.
 *
 * One pass over all pairs: O(n² dim) time, O(n k) memory. Distances are square roots of sums of
 * squares in double precision; what ties is the sum before the root. Fewer than k other points
 * give lists of n - 1.
 *
 * @param points (n, dim)
 * @throws RangeError if k is not a whole number, at least 0, or a value is not finite
 */
export function nearestNeighbors(points: Matrix, k: number): NearestNeighbors {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`k must be a whole number, at least 0, got ${k}`);
  assertFinite(points);
  const size = points.rows;
  const kept = Math.max(0, Math.min(k, size - 1));
  const neighbors = new Int32Array(size * kept);
  const distances = new Float64Array(size * kept).fill(Number.POSITIVE_INFINITY);
  if (kept > 0) {
    visitPairs(points, (i, j, squared) => {
      insert(neighbors, distances, kept, i, j, squared);
      insert(neighbors, distances, kept, j, i, squared);
    });
  }
  for (let s = 0; s < distances.length; s++) distances[s] = Math.sqrt(distances[s]!);
  return { size, k: kept, neighbors, distances };
}

/** Call `visit` with every pair i < j and its squared distance; each point meets the others in index order. */
function visitPairs(points: Matrix, visit: (i: number, j: number, squared: number) => void): void {
  const { data, rows, cols } = points;
  for (let i = 0; i + 1 < rows; i += 2) {
    const a0 = i * cols;
    const a1 = a0 + cols;
    visit(i, i + 1, squaredDistance(data, a0, a1, cols));
    // two rows against two rows: four numbers read give four differences, twice as many per read as one pair
    let j = i + 2;
    for (; j + 1 < rows; j += 2) {
      const b0 = j * cols;
      const b1 = b0 + cols;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let c = 0; c < cols; c++) {
        const x0 = data[a0 + c]!;
        const x1 = data[a1 + c]!;
        const y0 = data[b0 + c]!;
        const y1 = data[b1 + c]!;
        const d00 = x0 - y0;
        const d01 = x0 - y1;
        const d10 = x1 - y0;
        const d11 = x1 - y1;
        s00 += d00 * d00;
        s01 += d01 * d01;
        s10 += d10 * d10;
        s11 += d11 * d11;
      }
      visit(i, j, s00);
      visit(i, j + 1, s01);
      visit(i + 1, j, s10);
      visit(i + 1, j + 1, s11);
    }
    // an odd row is left over
    if (j < rows) {
      visit(i, j, squaredDistance(data, a0, j * cols, cols));
      visit(i + 1, j, squaredDistance(data, a1, j * cols, cols));
    }
  }
}

/** Put `id` into the sorted list of point `row` if it is among the k nearest so far. */
function insert(
  neighbors: Int32Array,
  squares: Float64Array,
  k: number,
  row: number,
  id: number,
  squared: number,
): void {
  const first = row * k;
  let slot = first + k - 1;
  // ids come in ascending order, so whoever ties with a stored one stands behind it
  if (squared >= squares[slot]!) return;
  // move what is farther one slot back
  for (; slot > first; slot--) {
    const before = squares[slot - 1]!;
    if (before <= squared) break;
    squares[slot] = before;
    neighbors[slot] = neighbors[slot - 1]!;
  }
  squares[slot] = squared;
  neighbors[slot] = id;
}
