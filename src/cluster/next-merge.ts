import { hostsOf } from './border-hosts.ts';
import type { Clustering } from './clustering.ts';
import type { DensityTree } from './density-tree.ts';

/** What comes together when eps grows. */
export interface Merge {
  /** The smallest eps at which it does. */
  readonly eps: number;
  /** The two faces through which, the one nearer to the other side on each side. */
  readonly faces: readonly [number, number];
  /** Their clusters before, by label; `NOISE` for a face without one. Never twice the same cluster. */
  readonly clusters: readonly [number, number];
}

/**
 * What joins next if eps grows from where `clustering` was cut: two clusters, a cluster and a noise face,
 * or two noise faces that found a cluster. Null if nothing ever will.
 *
 * Exact: between the two eps no noise face is taken in and no clusters merge. No merge is a border face that
 * goes over to a cluster with a lower label, nor a noise face that founds a cluster among border faces of
 * others. Of several at one eps, the first edge of the tree, then the first noise face. O(n minPts), no
 * distance computed.
 *
 * @param clustering plain DBSCAN of the tree at `eps`; constraints are not looked at beyond it
 * @throws RangeError if eps is NaN or negative, or `clustering` is of another number of faces
 */
export function nextMerge(tree: DensityTree, clustering: Clustering, eps: number): Merge | null {
  let next: Merge | null = null;
  visitMerges(tree, clustering, eps, (merge) => {
    if (next === null || merge.eps < next.eps) next = merge;
  });
  return next;
}

/**
 * The same for each cluster, by label: the first other cluster it merges with, or the first noise face it
 * takes in. A noise face counts for the cluster that reaches it first (for each, if several do at once).
 *
 * @throws RangeError as {@link nextMerge}
 */
export function nextMerges(tree: DensityTree, clustering: Clustering, eps: number): (Merge | null)[] {
  const next: (Merge | null)[] = new Array(clustering.clusterCount).fill(null);
  visitMerges(tree, clustering, eps, (merge) => {
    for (const label of merge.clusters) {
      if (label >= 0 && merge.eps < (next[label]?.eps ?? Number.POSITIVE_INFINITY)) next[label] = merge;
    }
  });
  return next;
}

/** All that can be first: tree edges in ascending weight, then each noise face's first reach, by index. */
function visitMerges(
  tree: DensityTree,
  { labels }: Clustering,
  eps: number,
  visit: (merge: Merge) => void,
): void {
  const { size, coreDistances, from, to, weights } = tree;
  if (!(eps >= 0)) throw new RangeError(`eps must be at least 0, got ${eps}`);
  if (labels.length !== size)
    throw new RangeError(`clustering must be of ${size} faces, got ${labels.length}`);

  // whoever comes into one cluster as core points is joined by tree edges, and on the way between two
  // clusters some edge leaves the first
  for (let e = firstAbove(weights, eps); e < weights.length; e++) {
    const [i, j] = [from[e]!, to[e]!];
    if (labels[i]! >= 0 && labels[i] === labels[j]) continue;
    visit({ eps: weights[e]!, faces: [i, j], clusters: [labels[i]!, labels[j]!] });
  }

  // a noise face can be taken in as a border point before it is a core point, with tree edges of its own
  const visitHosts = hostsOf(tree);
  for (let i = 0; i < size; i++) {
    if (labels[i]! >= 0) continue;
    let reach = coreDistances[i]!;
    let hosts: number[] = [];
    visitHosts(i, (host, weight) => {
      if (weight < reach) hosts = [];
      if (weight < reach || (weight === reach && hosts.length > 0)) hosts.push(host);
      reach = Math.min(reach, weight);
    });
    for (const j of hosts) visit({ eps: reach, faces: [i, j], clusters: [labels[i]!, labels[j]!] });
  }
}

/** Index of the first weight above eps. */
function firstAbove(weights: Float64Array, eps: number): number {
  let [low, high] = [0, weights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (weights[middle]! <= eps) low = middle + 1;
    else high = middle;
  }
  return low;
}
