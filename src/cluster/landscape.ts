import { ClusterSweep } from './cluster-sweep.ts';
import type { DensityTree } from './density-tree.ts';

/**
 * What DBSCAN gives at every eps, as step functions: row i holds for eps in [eps[i], eps[i + 1]),
 * the last row from there on. eps[0] is 0, and no two neighboring rows are alike.
 */
export interface Landscape {
  /** Number of points n. */
  readonly size: number;
  /** (rows) ascending, at least one row. */
  readonly eps: Float64Array;
  readonly clusters: Int32Array;
  /** (rows) points in no cluster. */
  readonly noise: Int32Array;
  /** (rows) points of the largest cluster, border points included; 0 without a cluster. */
  readonly largest: Int32Array;
}

/** The landscape at one eps. */
export interface LandscapeRow {
  readonly clusters: number;
  readonly noise: number;
  readonly largest: number;
  /** Share of the points that are in a cluster, in [0, 1]; 0 if there are no points. */
  readonly shareClustered: number;
}

/**
 * Count clusters, noise and the largest cluster of `dbscan(tree, { eps, minPts })` for every eps, in one sweep.
 *
 * Events in ascending eps: a point becomes core, a tree edge joins two clusters, a border point comes into reach
 * of a core point; at most n · minPts of them, sorted. The tree is not changed. As in the cut, a border point
 * goes with the lowest label it reaches, so `largest` may shrink where a merge hands border points on.
 */
export function landscape(tree: DensityTree): Landscape {
  const { size, coreDistances, from, to, weights } = tree;
  const contacts = contactsOf(tree);
  const byCore = ascending(coreDistances);
  const byReach = ascending(contacts.at);
  const sweep = new ClusterSweep(size, contacts);
  const rows = {
    eps: [] as number[],
    clusters: [] as number[],
    noise: [] as number[],
    largest: [] as number[],
  };

  let core = 0;
  let edge = 0;
  let reached = 0;
  const coreAt = () => (core < size ? coreDistances[byCore[core]!]! : Number.POSITIVE_INFINITY);
  const edgeAt = () => weights[edge] ?? Number.POSITIVE_INFINITY;
  const reachedAt = () =>
    reached < byReach.length ? contacts.at[byReach[reached]!]! : Number.POSITIVE_INFINITY;
  for (let eps = 0; eps < Number.POSITIVE_INFINITY; eps = Math.min(coreAt(), edgeAt(), reachedAt())) {
    while (core < size && coreAt() <= eps) sweep.becomeCore(byCore[core++]!);
    for (; edgeAt() <= eps; edge++) sweep.join(from[edge]!, to[edge]!);
    while (reachedAt() <= eps) sweep.reach(byReach[reached++]!);

    const { clusters, noise, largest } = sweep;
    const last = rows.eps.length - 1;
    if (rows.clusters[last] === clusters && rows.noise[last] === noise && rows.largest[last] === largest)
      continue;
    rows.eps.push(eps);
    rows.clusters.push(clusters);
    rows.noise.push(noise);
    rows.largest.push(largest);
  }
  return {
    size,
    eps: Float64Array.from(rows.eps),
    clusters: Int32Array.from(rows.clusters),
    noise: Int32Array.from(rows.noise),
    largest: Int32Array.from(rows.largest),
  };
}

/**
 * The landscape at one eps: what `dbscan` gives there. O(log rows).
 * @throws RangeError if eps is NaN or negative
 */
export function valueAt(landscape: Landscape, eps: number): LandscapeRow {
  const row = rowAt(landscape, eps);
  const noise = landscape.noise[row]!;
  return {
    clusters: landscape.clusters[row]!,
    noise,
    largest: landscape.largest[row]!,
    shareClustered: landscape.size > 0 ? 1 - noise / landscape.size : 0,
  };
}

/**
 * Index of the row that holds at eps.
 * @throws RangeError if eps is NaN or negative
 */
export function rowAt({ eps: starts }: Landscape, eps: number): number {
  if (!(eps >= 0)) throw new RangeError(`eps must be at least 0, got ${eps}`);
  let low = 0;
  let high = starts.length;
  // starts[low] <= eps < starts[high]
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= eps) low = middle;
    else high = middle;
  }
  return low;
}

/** Where a point is in reach of a core point before it is one itself, and the eps from which it is. */
function contactsOf({ size, minPts, k, neighbors, distances, coreDistances, weak }: DensityTree) {
  const weakCount = weak?.points.length ?? 0;
  // a border point has at most minPts - 2 others within eps; a weak point has its one host instead
  const seen = Math.max(0, Math.min(k, minPts - 2));
  const points = new Int32Array(size * seen + weakCount);
  const cores = new Int32Array(points.length);
  const at = new Float64Array(points.length);
  const isWeak = new Uint8Array(size);
  let count = 0;
  for (let w = 0; w < weakCount; w++) {
    isWeak[weak!.points[w]!] = 1;
    add(weak!.points[w]!, weak!.hosts[w]!, weak!.weights[w]!);
  }
  for (let i = 0; i < size; i++) {
    if (isWeak[i]) continue;
    for (let s = i * k; s < i * k + seen; s++) {
      const reach = Math.max(distances[s]!, coreDistances[neighbors[s]!]!);
      if (reach < coreDistances[i]!) add(i, neighbors[s]!, reach);
    }
  }
  return { points: points.subarray(0, count), cores: cores.subarray(0, count), at: at.subarray(0, count) };

  function add(point: number, core: number, reach: number): void {
    if (reach === Number.POSITIVE_INFINITY) return;
    points[count] = point;
    cores[count] = core;
    at[count++] = reach;
  }
}

/** Indices of values in ascending order, ties by index. Sorting numbers and looking up beats a comparing sort. */
function ascending(values: Float64Array): Int32Array {
  const sorted = values.slice().sort();
  const order = new Int32Array(values.length);
  const placed = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    order[low + placed[low]!++] = i;
  }
  return order;
}
