import type { Matrix } from '../math/matrix.ts';
import { MAX_MIN_PTS } from './clustering.ts';
import { type NearestNeighbors, nearestNeighbors } from './nearest-neighbors.ts';
import { mutualReachabilityTree, type TreeEdges } from './spanning-tree.ts';

/**
 * What DBSCAN needs of a set of points to be cut at any eps: each point's nearest
 * neighbours and a minimum spanning tree of the mutual-reachability graph.
 */
export interface DensityTree {
  /** Number of points n. */
  readonly size: number;
  readonly minPts: number;
  /** Neighbours stored per point, min(MAX_MIN_PTS - 1, n - 1) unless longer lists were handed in. */
  readonly k: number;
  /** (n, k) the k nearest other points of each point, nearest first, ties by lower index. */
  readonly neighbors: Int32Array;
  /** (n, k) their Euclidean distances. */
  readonly distances: Float64Array;
  /** (n) distance to the (minPts - 1)-th nearest other point; 0 for minPts 1, Infinity if there is none. */
  readonly coreDistances: Float64Array;
  /** (n - 1, or none if n < minPts) tree edges in ascending weight: `from[e]` – `to[e]` at `weights[e]`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Build the tree of `points` for one minPts, exactly. O(n² dim) time, O(n k) memory; the input is not changed.
 *
 * Source: Campello, Moulavi, Sander, PAKDD 2013 (core distance and mutual reachability; a core distance
 * here counts the point itself among the minPts, as scikit-learn's DBSCAN does).
 *
 * @param points (n, dim)
 * @param given neighbours of the same points, at least min(minPts - 1, n - 1) each; to build trees for
 *   several minPts, compute them once and hand them in
 * @throws RangeError if minPts is not whole or outside 1 to {@link MAX_MIN_PTS}, a value is not finite,
 *   or the neighbours belong to other points or are too short
 */
export function buildDensityTree(points: Matrix, minPts: number, given?: NearestNeighbors): DensityTree {
  assertMinPts(minPts);
  const lists = given ?? nearestNeighbors(points, MAX_MIN_PTS - 1);
  const size = points.rows;
  if (lists.size !== size) throw new RangeError(`neighbors must be of ${size} points, got ${lists.size}`);
  const needed = Math.max(0, Math.min(minPts - 1, size - 1));
  if (lists.k < needed) {
    throw new RangeError(`neighbors must hold at least ${needed} a point, got ${lists.k}`);
  }
  const coreDistances = coreDistancesOf(lists, minPts);
  const edges = size >= minPts && size > 0 ? mutualReachabilityTree(points, coreDistances) : noEdges();
  const { k, neighbors, distances } = lists;
  return { size, minPts, k, neighbors, distances, coreDistances, ...edges };
}

function assertMinPts(minPts: number): void {
  if (!Number.isInteger(minPts) || minPts < 1 || minPts > MAX_MIN_PTS) {
    throw new RangeError(`minPts must be a whole number from 1 to ${MAX_MIN_PTS}, got ${minPts}`);
  }
}

function coreDistancesOf({ size, k, distances }: NearestNeighbors, minPts: number): Float64Array {
  // the point itself is the first of the minPts
  const others = minPts - 1;
  if (others === 0) return new Float64Array(size);
  const reachable = others <= k;
  return Float64Array.from({ length: size }, (_, i) =>
    reachable ? distances[i * k + others - 1]! : Number.POSITIVE_INFINITY,
  );
}

function noEdges(): TreeEdges {
  return { from: new Int32Array(0), to: new Int32Array(0), weights: new Float64Array(0) };
}
