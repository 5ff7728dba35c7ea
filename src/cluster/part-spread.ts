import type { Matrix } from '../math/matrix.ts';
import { type ClusterTree, JOINT } from './cluster-tree.ts';

/** What one hop of a cluster parts. */
export interface HopAndParts {
  /** Place of the hop's lower end in the cluster's tree. */
  readonly place: number;
  /** Faces of the smaller part. */
  readonly smaller: number;
  /** Weight of the hop. */
  readonly hop: number;
  /** Mean hop inside a part, the larger of the two; 0 if neither has one. */
  readonly meanHop: number;
  /** Root mean square distance of two faces of different parts; null without descriptors. */
  readonly between: number | null;
  /** The same of two faces of one part, the larger of the two; 0 for parts of one face. */
  readonly within: number | null;
}

/**
 * Every hop of a cluster with how wide the two parts are and how far apart, in one pass over the faces.
 *
 * A mean of squared distances needs only the sum of the vectors and the sum of their squared norms, and
 * those of a part are the sums over the subtree below the hop, or the whole less that. Taken relative to
 * one face, so that equal faces give exactly 0. O(m dim) time and memory.
 */
export function* hopsAndParts(cluster: ClusterTree, points: Matrix | undefined): Generator<HopAndParts> {
  const { faces, parents, hops } = cluster;
  const size = faces.length;
  const cols = points?.cols ?? 0;
  const counts = new Int32Array(size).fill(1);
  const hopCounts = new Int32Array(size);
  const hopSums = new Float64Array(size);
  const sums = new Float64Array(size * cols);
  const squares = new Float64Array(size);
  if (points) {
    for (let at = 0; at < size; at++) {
      for (let c = 0; c < cols; c++) {
        const value = points.data[faces[at]! * cols + c]! - points.data[faces[0]! * cols + c]!;
        sums[at * cols + c] = value;
        squares[at]! += value * value;
      }
    }
  }

  // whoever hangs on a face comes after it, so backwards every subtree is whole when it is handed up
  for (let at = size - 1; at > 0; at--) {
    const up = parents[at]!;
    const joint = hops[at] === JOINT;
    counts[up]! += counts[at]!;
    hopCounts[up]! += hopCounts[at]! + (joint ? 0 : 1);
    hopSums[up]! += hopSums[at]! + (joint ? 0 : hops[at]!);
    squares[up]! += squares[at]!;
    for (let c = 0; c < cols; c++) sums[up * cols + c]! += sums[at * cols + c]!;
  }

  for (let at = 1; at < size; at++) {
    const inside = counts[at]!;
    const outside = size - inside;
    const own = hops[at] === JOINT ? 0 : 1;
    const meanHop = Math.max(
      mean(hopSums[at]!, hopCounts[at]!),
      mean(hopSums[0]! - hopSums[at]! - own * hops[at]!, hopCounts[0]! - hopCounts[at]! - own),
    );
    let [between, within]: [number | null, number | null] = [null, null];
    if (points) {
      // squared norms of both sums, and their product
      let [aa, bb, ab] = [0, 0, 0];
      for (let c = 0; c < cols; c++) {
        const a = sums[at * cols + c]!;
        const b = sums[c]! - a;
        aa += a * a;
        bb += b * b;
        ab += a * b;
      }
      const squaresOutside = squares[0]! - squares[at]!;
      const squaredBetween = squares[at]! / inside + squaresOutside / outside - (2 * ab) / (inside * outside);
      between = Math.sqrt(Math.max(0, squaredBetween));
      within = Math.sqrt(Math.max(spread(squares[at]!, aa, inside), spread(squaresOutside, bb, outside)));
    }
    yield { place: at, smaller: Math.min(inside, outside), hop: hops[at]!, meanHop, between, within };
  }
}

/** Mean squared distance over the pairs of `count` vectors, 0 for fewer than two. */
function spread(squares: number, sumSquared: number, count: number): number {
  return count < 2 ? 0 : Math.max(0, (2 * (count * squares - sumSquared)) / (count * (count - 1)));
}

function mean(sum: number, count: number): number {
  return count > 0 ? sum / count : 0;
}
