import type { Matrix } from '../math/matrix.ts';
import type { ClosePairs } from './close-pairs.ts';
import type { EdgeList } from './edge-list.ts';

/** What one pass over all pairs of a set of points leaves behind; see `buildPairIndex` and `growPairIndex`. */
export interface PairIndex {
  /** (n, dim) the points; they must stay as they are. */
  readonly points: Matrix;
  /** Neighbours stored per point, at most n - 1. */
  readonly k: number;
  /** (n, k) the k nearest other points of each point, nearest first, ties by lower index. */
  readonly neighbors: Int32Array;
  /** (n, k) their squared distances. */
  readonly squares: Float64Array;
  readonly close: ClosePairs;
  /**
   * The n - 1 edges of the minimum spanning tree of the distances, in order; none if no close pairs are kept.
   * Every pair that leaves a set of points comes after the first of these edges that leaves it.
   */
  readonly links: EdgeList;
  readonly limits: IndexLimits;
}

/** How much an index stores. */
export interface IndexLimits {
  /** Neighbours a point. */
  readonly neighbors: number;
  /** Close pairs a point, 16 bytes each; on average, the list is common to all. With none, no links are kept. */
  readonly closePairs: number;
}
