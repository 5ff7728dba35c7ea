import { UnionFind } from '../math/union-find.ts';
import { type Clustering, type DbscanParams, NOISE } from './clustering.ts';
import type { DensityTree } from './density-tree.ts';

/**
 * Cluster points by density (DBSCAN) at one eps, by cutting a tree that serves every eps.
 *
 * Same labels, label order and core flags as scikit-learn's `DBSCAN`: clusters are numbered by their
 * first core point, and a border point in reach of several takes the lowest number. eps 0 is allowed
 * and joins duplicates. O(n minPts) time and no distance computed; the tree is not changed.
 *
 * Source: Ester, Kriegel, Sander, Xu, KDD 1996. That core points joined by tree edges up to eps are
 * exactly DBSCAN's: Campello, Moulavi, Sander, PAKDD 2013. Differs: they leave border points out; here
 * each looks at its stored neighbours, which hold all within eps since a border point has fewer than
 * minPts - 1 of them. Weak points are ours: see `densityTree`.
 *
 * @throws RangeError if eps is NaN or negative, or minPts is not the tree's
 */
export function dbscan(tree: DensityTree, { eps, minPts }: DbscanParams): Clustering {
  const isCore = corePoints(tree, { eps, minPts });
  const { size, k, neighbors, distances, from, to, weights, weak } = tree;

  // an edge weighs at least both core distances, so up to eps it joins core points only
  const sets = new UnionFind(size);
  for (let e = 0; e < weights.length && weights[e]! <= eps; e++) sets.union(from[e]!, to[e]!);

  // a set is represented by its smallest member, which ascending order meets first
  const labels = new Int32Array(size).fill(NOISE);
  let clusterCount = 0;
  for (let i = 0; i < size; i++) {
    if (!isCore[i]) continue;
    const first = sets.find(i);
    labels[i] = first === i ? clusterCount++ : labels[first]!;
  }

  // a weak point in reach of a core point has a host by now, whose label replaces this one below
  for (let i = 0; i < size; i++) {
    if (isCore[i]) continue;
    for (let s = i * k; s < (i + 1) * k && distances[s]! <= eps; s++) {
      const j = neighbors[s]!;
      if (isCore[j] && (labels[i] === NOISE || labels[j]! < labels[i]!)) labels[i] = labels[j]!;
    }
  }

  if (weak) {
    for (let w = 0; w < weak.points.length; w++) {
      const host = weak.hosts[w]!;
      if (host >= 0 && weak.weights[w]! <= eps) labels[weak.points[w]!] = labels[host]!;
    }
  }
  return { labels, isCore, clusterCount };
}

/**
 * Flags of the points that are core at eps.
 *
 * @throws RangeError if eps is NaN or negative, or minPts is not the tree's
 */
export function corePoints(tree: DensityTree, { eps, minPts }: DbscanParams): Uint8Array {
  if (!(eps >= 0)) throw new RangeError(`eps must be at least 0, got ${eps}`);
  if (minPts !== tree.minPts) {
    throw new RangeError(`minPts must be ${tree.minPts}, which the tree was built for, got ${minPts}`);
  }
  const { size, coreDistances } = tree;
  const isCore = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    // an infinite core distance means too few points; no eps reaches it, not even Infinity
    const core = coreDistances[i]!;
    if (core <= eps && core < Number.POSITIVE_INFINITY) isCore[i] = 1;
  }
  return isCore;
}
