import { UnionFind } from '../math/union-find.ts';
import { hostsOf } from './border-hosts.ts';
import type { Clustering } from './clustering.ts';
import type { DensityTree } from './density-tree.ts';

/** One cluster as a rooted tree of hops. Places are positions in `faces`. */
export interface ClusterTree {
  /** Label of the cluster. */
  readonly cluster: number;
  /** (m) its faces, each after the face that it hangs on; the first is the root. */
  readonly faces: Int32Array;
  /** (m) place of the face that each one hangs on; -1 at the root. */
  readonly parents: Int32Array;
  /** (m) weight of the hop to there; {@link JOINT} at the root and where no hop up to eps joins the two. */
  readonly hops: Float64Array;
}

/** Instead of a weight: faces that share a cluster for another reason than a hop, as a must-link. */
export const JOINT = -1;

/**
 * The hops that hold each cluster together: the tree's up to eps, and for each border face the one that
 * holds first to a core point of the same cluster. Clusters in the order of their labels; O(n minPts).
 *
 * @param clustering any labels for the tree's faces, plain or constrained
 */
export function clusterTrees(
  tree: DensityTree,
  { labels, isCore, clusterCount }: Clustering,
  eps: number,
): ClusterTree[] {
  const { size, from, to, weights } = tree;
  const sets = new UnionFind(size);
  const hops: { readonly i: number; readonly j: number; readonly weight: number }[] = [];
  const add = (i: number, j: number, weight: number) => {
    if (sets.union(i, j)) hops.push({ i, j, weight });
  };
  for (let e = 0; e < weights.length && weights[e]! <= eps; e++) {
    const label = labels[from[e]!]!;
    if (label >= 0 && label === labels[to[e]!]) add(from[e]!, to[e]!, weights[e]!);
  }
  const visitHosts = hostsOf(tree);
  for (let i = 0; i < size; i++) {
    if (labels[i]! < 0 || isCore[i]) continue;
    let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
    visitHosts(i, (host, weight) => {
      if (weight <= eps && weight < least && labels[host] === labels[i]) [nearest, least] = [host, weight];
    });
    if (nearest >= 0) add(i, nearest, least);
  }
  // what hops leave apart is hung on the cluster's first face
  const roots = new Int32Array(clusterCount).fill(-1);
  for (let i = 0; i < size; i++) {
    const label = labels[i]!;
    if (label < 0) continue;
    if (roots[label] === -1) roots[label] = i;
    add(roots[label]!, i, JOINT);
  }

  const around: { readonly face: number; readonly weight: number }[][] = Array.from(
    { length: size },
    () => [],
  );
  for (const { i, j, weight } of hops) {
    around[i]!.push({ face: j, weight });
    around[j]!.push({ face: i, weight });
  }
  return Array.from(roots, (root, cluster) => {
    const faces = [root];
    const parents = [-1];
    const toParent = [JOINT];
    for (let at = 0; at < faces.length; at++) {
      for (const { face, weight } of around[faces[at]!]!) {
        // in a tree only the way back was seen before
        if (face === faces[parents[at]!]) continue;
        faces.push(face);
        parents.push(at);
        toParent.push(weight);
      }
    }
    return {
      cluster,
      faces: Int32Array.from(faces),
      parents: Int32Array.from(parents),
      hops: Float64Array.from(toParent),
    };
  });
}

/** The two sides of the hop above `place`, each ascending, the one that holds the lowest face first. */
export function partsAt({ faces, parents }: ClusterTree, place: number): [number[], number[]] {
  const below = new Uint8Array(faces.length);
  below[place] = 1;
  for (let at = place + 1; at < faces.length; at++) below[at] = below[parents[at]!]!;
  const sides: [number[], number[]] = [[], []];
  faces.forEach((face, at) => {
    sides[below[at]!]!.push(face);
  });
  for (const side of sides) side.sort((a, b) => a - b);
  return sides[0][0]! < sides[1][0]! ? sides : [sides[1], sides[0]];
}

/** The places below each hop on the way between two places; none from a place to itself. */
export function placesBetween({ parents }: ClusterTree, a: number, b: number): number[] {
  const places: number[] = [];
  let [u, v] = [a, b];
  while (u !== v) {
    // a parent comes before its children, so the later place climbs
    if (u < v) [u, v] = [v, u];
    places.push(u);
    u = parents[u]!;
  }
  return places;
}

/** Of the hops above these places, at least one, the place of the weakest; among equals the first. */
export function weakestOf({ hops }: ClusterTree, places: readonly number[]): number {
  return places.reduce((weakest, place) => (hops[place]! > hops[weakest]! ? place : weakest));
}
