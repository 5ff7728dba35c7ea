import { averageLinkageCut } from '../cluster/average-linkage.ts';
import { buildPairIndex, growPairIndex } from '../cluster/build-pair-index.ts';
import { type DensityTree, densityTree } from '../cluster/density-tree.ts';
import type { PairIndex } from '../cluster/pair-index.ts';
import { matrix } from '../math/matrix.ts';
import { handOver } from '../rpc/serve.ts';

/** Points for the cluster worker, and what to make of them. */
export interface TreeRequest {
  /** Name of the points that these follow, as an earlier request gave it; 0 if they stand alone. */
  readonly base: number;
  /** Name of the base and these together, not 0. */
  readonly id: number;
  /** (rows, cols) row-major; may be none, if only the tree is another. */
  readonly added: Float32Array;
  readonly rows: number;
  readonly cols: number;
  readonly minPts: number;
  /** (n) as for `densityTree`. */
  readonly weak: Uint8Array | null;
}

/** Milliseconds between two words about progress. */
const PROGRESS_MS = 50;

/** What the cluster worker answers. It keeps the points and all it found out about their pairs. */
export function createClusterService() {
  let held: { readonly id: number; readonly index: PairIndex } | null = null;

  return {
    /**
     * Build a density tree. Its arrays are handed over, not copied.
     *
     * @param onProgress called with the share of the pairs that is looked at, now and then
     * @returns null if the base is not what is held: then all points are needed
     * @throws RangeError as `growPairIndex` and `densityTree`, or if the length is not rows × cols; what is
     *   held stays
     */
    build(request: TreeRequest, onProgress: ((share: number) => void) | null): DensityTree | null {
      const { base, id, added, rows, cols, minPts, weak } = request;
      const points = matrix(added, rows, cols);
      const options = { onProgress: onProgress ? atIntervals(onProgress) : undefined };
      if (base !== 0 && held?.id !== base) return null;
      const index =
        base === 0 || !held
          ? buildPairIndex(points, undefined, options)
          : rows > 0
            ? growPairIndex(held.index, points, options)
            : held.index;
      const tree = densityTree(index, minPts, weak ?? undefined);
      held = { id, index };
      return handOver(tree, buffersOf(tree));
    },
    /**
     * Cut one cluster of the points held by average linkage.
     *
     * @param members (m) rows of the points, ascending
     * @returns (m) part of each member, as by `averageLinkageCut`
     * @throws RangeError if no points are held, or as `averageLinkageCut`
     */
    refineCluster(members: Int32Array, distance: number): Int32Array {
      if (!held) throw new RangeError('points must be built before a cluster of them is refined, got none');
      const parts = averageLinkageCut(held.index.points, members, distance);
      return handOver(parts, [parts.buffer]);
    },
  };
}

export type ClusterService = ReturnType<typeof createClusterService>;

function buffersOf({ neighbors, distances, coreDistances, from, to, weights, weak }: DensityTree) {
  const arrays = [neighbors, distances, coreDistances, from, to, weights];
  if (weak) arrays.push(weak.points, weak.hosts, weak.weights);
  return arrays.map((array) => array.buffer);
}

function atIntervals(report: (share: number) => void): (share: number) => void {
  let last = performance.now();
  return (share) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    report(share);
  };
}
