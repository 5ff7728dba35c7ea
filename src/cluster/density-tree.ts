import type { Matrix } from '../math/matrix.ts';
import { type Attachments, attachWeak } from './attach-weak.ts';
import { buildPairIndex } from './build-pair-index.ts';
import { MAX_MIN_PTS } from './clustering.ts';
import type { PairIndex } from './pair-index.ts';
import { mutualReachabilityTree, type TreeEdges } from './spanning-tree.ts';

/**
 * What DBSCAN needs of a set of points to be cut at any eps: each point's nearest
 * neighbours and a minimum spanning tree of the mutual-reachability graph.
 */
export interface DensityTree {
  /** Number of points n. */
  readonly size: number;
  readonly minPts: number;
  /** Neighbours stored per point, min(MAX_MIN_PTS - 1, n - 1). */
  readonly k: number;
  /** (n, k) the k nearest other points of each point, nearest first, ties by lower index. */
  readonly neighbors: Int32Array;
  /** (n, k) their Euclidean distances. */
  readonly distances: Float64Array;
  /**
   * (n) distance to the (minPts - 1)-th nearest other point; 0 for minPts 1. Infinity if there is none,
   * and for a weak point, which is never core.
   */
  readonly coreDistances: Float64Array;
  /**
   * (one less than there are points that are not weak, or none if n < minPts) tree edges in ascending
   * weight, ties by distance, then index: `from[e]` < `to[e]` at `weights[e]`.
   */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
  /** Where weak points belong; absent if no point is weak. */
  readonly weak?: Attachments;
}

/**
 * Build the tree of `points` for one minPts, exactly. O(n² dim) time; the input is not changed. For
 * several minPts, or for points that become more, keep a {@link PairIndex} and take {@link densityTree}.
 *
 * @param points (n, dim)
 * @throws RangeError if minPts is not whole or outside 1 to {@link MAX_MIN_PTS}, or a value is not finite
 */
export function buildDensityTree(points: Matrix, minPts: number): DensityTree {
  assertMinPts(minPts);
  return densityTree(buildPairIndex(points), minPts);
}

/**
 * The tree for one minPts. Looks at descriptors again only where the index leaves a doubt.
 *
 * A weak point counts among another's minPts. It is never core itself and joins no two points; it belongs
 * to the one point, not weak, at which max(distance, core distance) is smallest, ties (of the
 * squares) to the lower index, and is in that point's cluster from that eps on.
 *
 * Source: Campello, Moulavi, Sander, PAKDD 2013 (core distance and mutual reachability; a core distance
 * here counts the point itself among the minPts, as scikit-learn's DBSCAN does). Weak points are ours.
 *
 * @param weak (n) not 0 for a weak point; none by default
 * @throws RangeError if minPts is not whole or outside 1 to {@link MAX_MIN_PTS}, the index holds fewer
 *   neighbours a point than that takes, or the mask's length is not n
 */
export function densityTree(index: PairIndex, minPts: number, weak?: ArrayLike<number>): DensityTree {
  assertMinPts(minPts);
  const size = index.points.rows;
  if (weak && weak.length !== size) throw new RangeError(`weak must hold ${size} flags, got ${weak.length}`);
  const k = Math.max(0, Math.min(MAX_MIN_PTS - 1, size - 1));
  if (index.k < k) throw new RangeError(`the index must hold ${k} neighbors a point, got ${index.k}`);

  const neighbors = new Int32Array(size * k);
  const distances = new Float64Array(size * k);
  const coreSquares = new Float64Array(size);
  const weakIds: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let s = 0; s < k; s++) {
      neighbors[i * k + s] = index.neighbors[i * index.k + s]!;
      distances[i * k + s] = Math.sqrt(index.squares[i * index.k + s]!);
    }
    if (weak?.[i]) weakIds.push(i);
    coreSquares[i] = weak?.[i] ? Number.POSITIVE_INFINITY : coreSquare(index, i, minPts);
  }
  const coreDistances = coreSquares.map(Math.sqrt);
  const edges = size >= minPts && size > 0 ? mutualReachabilityTree(index, coreSquares) : noEdges();
  const tree = { size, minPts, k, neighbors, distances, coreDistances, ...edges };
  return weakIds.length > 0
    ? { ...tree, weak: attachWeak(index, coreSquares, Int32Array.from(weakIds)) }
    : tree;
}

function assertMinPts(minPts: number): void {
  if (!Number.isInteger(minPts) || minPts < 1 || minPts > MAX_MIN_PTS) {
    throw new RangeError(`minPts must be a whole number from 1 to ${MAX_MIN_PTS}, got ${minPts}`);
  }
}

function coreSquare({ k, squares }: PairIndex, i: number, minPts: number): number {
  // the point itself is the first of the minPts
  const others = minPts - 1;
  if (others === 0) return 0;
  return others <= k ? squares[i * k + others - 1]! : Number.POSITIVE_INFINITY;
}

function noEdges(): TreeEdges {
  return { from: new Int32Array(0), to: new Int32Array(0), weights: new Float64Array(0) };
}
