import type { EdgeList } from './edge-list.ts';
import type { PairIndex } from './pair-index.ts';

/** How early, in the order of all edges, a pair that the index does not know may come, by its end. */
export interface UnknownPairs {
  /** Squared distance that no unknown pair of point i falls below; Infinity if all its pairs are known. */
  squareFrom(i: number): number;
  /** True if every unknown pair of point i comes after the edge. */
  isAfter(i: number, edges: EdgeList, e: number): boolean;
  /** Below 0 if unknown pairs of point a may come earlier than those of b. */
  compare(a: number, b: number): number;
}

/**
 * Bounds on what the index does not know: whoever is not among the k nearest of i is at least as far as the
 * last of them, and if exactly as far, has a higher index; whoever is not close is beyond the close pairs.
 */
export function unknownFrom(index: PairIndex, coreSquares: Float64Array): UnknownPairs {
  const { points, k, neighbors, squares, close } = index;
  const size = points.rows;
  const allKnown = k >= size - 1;
  const lastSquare = (i: number) => (k > 0 ? squares[(i + 1) * k - 1]! : -1);

  function squareFrom(i: number): number {
    return allKnown ? Number.POSITIVE_INFINITY : Math.max(close.limit, lastSquare(i));
  }
  const weightFrom = (i: number) => Math.max(squareFrom(i), coreSquares[i]!);
  // beyond the close pairs means farther, so there an equal distance is before
  const indexFrom = (i: number) =>
    lastSquare(i) > close.limit ? Math.min(i, neighbors[(i + 1) * k - 1]! + 1) : size;

  return {
    squareFrom,
    isAfter(i, edges, e) {
      const weight = edges.weights[e]!;
      const from = weightFrom(i);
      if (weight !== from) return weight < from;
      const square = edges.squares[e]!;
      if (square !== squareFrom(i)) return square < squareFrom(i);
      return edges.from[e]! < indexFrom(i);
    },
    compare(a, b) {
      return (
        order(weightFrom(a), weightFrom(b)) ||
        order(squareFrom(a), squareFrom(b)) ||
        indexFrom(a) - indexFrom(b)
      );
    },
  };
}

/** A difference of infinities would be NaN. */
function order(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
