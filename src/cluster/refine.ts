import type { Matrix } from '../math/matrix.ts';
import { averageLinkageCut } from './average-linkage.ts';
import { type Clustering, NOISE } from './clustering.ts';
import type { RefineCache } from './refine-cache.ts';

export interface RefineParams {
  /** Largest mean distance at which two groups of a cluster stay together, Euclidean, at least 0. */
  readonly distance: number;
  /** The minPts that the clusters were cut with: fewer faces than this make no cluster. */
  readonly minPts: number;
  /** Cuts of earlier calls; this call adds its own. Without it every cluster is cut anew. */
  readonly cache?: RefineCache;
  /**
   * Pairs of faces that this call may compare, at least 0, no limit if absent. Small clusters go first;
   * those for which it does not suffice stay whole and are listed as `pending`.
   */
  readonly maxPairs?: number;
}

/** Clusters after refinement. What was not split is numbered in the order it had. */
export interface Refined extends Clustering {
  /** (clusterCount) label that the faces of each cluster had before. Ascending. */
  readonly splitOf: Int32Array;
  /** Labels before, ascending, of the clusters that came apart or lost a face. */
  readonly split: Int32Array;
  /** Labels before, ascending, of the clusters that were too large to be cut in this call and are whole. */
  readonly pending: Int32Array;
}

/**
 * Cut each cluster again by average linkage, which takes apart what only a chain held together.
 *
 * Clusters are numbered in the order of the clusters they came from, and parts of one in the order of their
 * first faces. A part of fewer than minPts faces becomes noise, as DBSCAN would have it; a cluster that is
 * not split stays as it is, bit for bit, and if none is split the labels equal those given. A face of a
 * part that stands keeps its core flag, which tells of its surroundings before the cut; noise has none.
 * Deterministic; what the cache holds changes the time alone. The input is not changed.
 *
 * A pending cluster is refined elsewhere by {@link averageLinkageCut} of its {@link membersByCluster}; put
 * into the cache with the same distance, the parts are found by the next call.
 *
 * @param points (n, dim) the points that were clustered
 * @throws RangeError if distance, minPts or maxPairs is out of range, or the lengths differ
 */
export function refine(points: Matrix, clustering: Clustering, params: RefineParams): Refined {
  assertParams(points, clustering, params);
  const { distance, minPts, cache, maxPairs = Number.POSITIVE_INFINITY } = params;
  const members = membersByCluster(clustering);
  const parts = members.map((rows) => cache?.get(rows, distance));

  // small clusters first: the most of them, and the most of the screen, are right at once
  const missing = [...parts.keys()].filter((label) => !parts[label]);
  missing.sort((a, b) => members[a]!.length - members[b]!.length || a - b);
  const pending: number[] = [];
  let pairsLeft = maxPairs;
  for (const label of missing) {
    const rows = members[label]!;
    pairsLeft -= (rows.length * (rows.length - 1)) / 2;
    if (pairsLeft < 0) {
      pending.push(label);
      continue;
    }
    parts[label] = averageLinkageCut(points, rows, distance);
    cache?.set(rows, distance, parts[label]);
  }

  const labels = new Int32Array(clustering.labels.length).fill(NOISE);
  const isCore = clustering.isCore.slice();
  const splitOf: number[] = [];
  const split: number[] = [];
  for (const [label, rows] of members.entries()) {
    const sizes = sizesOf(parts[label], rows.length);
    if (sizes.length > 1) split.push(label);
    // parts are numbered by first member, and members ascend
    const numbers = sizes.map((size) => {
      if (sizes.length > 1 && size < minPts) return NOISE;
      return splitOf.push(label) - 1;
    });
    for (let m = 0; m < rows.length; m++) {
      const i = rows[m]!;
      labels[i] = numbers[parts[label]?.[m] ?? 0]!;
      if (labels[i] === NOISE) isCore[i] = 0;
    }
  }
  return {
    labels,
    isCore,
    clusterCount: splitOf.length,
    splitOf: Int32Array.from(splitOf),
    split: Int32Array.from(split),
    pending: Int32Array.from(pending).sort(),
  };
}

/** The faces of each cluster, ascending. */
export function membersByCluster({ labels, clusterCount }: Clustering): Int32Array[] {
  const counts = new Int32Array(clusterCount);
  for (let i = 0; i < labels.length; i++) if (labels[i]! >= 0) counts[labels[i]!]!++;
  const members = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label >= 0) members[label]![counts[label]!++] = i;
  }
  return members;
}

function sizesOf(parts: Int32Array | undefined, count: number): number[] {
  if (!parts) return [count];
  const sizes: number[] = [];
  for (const part of parts) sizes[part] = (sizes[part] ?? 0) + 1;
  return sizes;
}

function assertParams(points: Matrix, { labels }: Clustering, params: RefineParams): void {
  const { distance, minPts, maxPairs = 0 } = params;
  if (labels.length !== points.rows) {
    throw new RangeError(`labels must hold ${points.rows} numbers, got ${labels.length}`);
  }
  if (!(distance >= 0)) throw new RangeError(`distance must be at least 0, got ${distance}`);
  if (!Number.isInteger(minPts) || minPts < 1) {
    throw new RangeError(`minPts must be a whole number, at least 1, got ${minPts}`);
  }
  if (!(maxPairs >= 0)) throw new RangeError(`maxPairs must be at least 0, got ${maxPairs}`);
}
