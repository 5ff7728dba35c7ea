import type { Matrix } from '../math/matrix.ts';
import { buildPairIndex } from './build-pair-index.ts';

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
  const index = buildPairIndex(points, { neighbors: k, closePairs: 0 });
  return {
    size: points.rows,
    k: index.k,
    neighbors: index.neighbors,
    distances: index.squares.map(Math.sqrt),
  };
}
