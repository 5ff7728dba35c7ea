import { hostsOf, type VisitHost } from './border-hosts.ts';
import type { DensityTree } from './density-tree.ts';
import { hopDistance } from './hop-distance.ts';

/** Why two faces are together: faces from one to the other, each in reach of the next. */
export interface Chain {
  /** The m faces from end to end, both ends included. */
  readonly faces: readonly number[];
  /** (m - 1) Euclidean distance of each hop. */
  readonly distances: readonly number[];
  /**
   * (m - 1) the eps from which each hop holds: the largest of its distance and the core distances of its two
   * faces; of an end that hangs on a host before it is a core point, the core distance does not count.
   */
  readonly weights: readonly number[];
  /** The hop with the largest weight, among equals the longest, then the first; -1 if there is no hop. */
  readonly weakest: number;
}

/** A tree made ready for {@link chain}: every face knows the way to the root of its part of the tree. */
export interface ChainForest {
  readonly tree: DensityTree;
  /** As by {@link hostsOf}. */
  readonly visitHosts: (face: number, visit: VisitHost) => void;
  /** (n) next face on the way to the root; the root is its own. */
  readonly parents: Int32Array;
  /** (n) weight of the tree edge to the parent, 0 at a root. */
  readonly weights: Float64Array;
  /** (n) edges between a face and its root. */
  readonly depths: Int32Array;
}

/** Root the tree once, in O(n), so that each {@link chain} costs its own length only. */
export function prepareChains(tree: DensityTree): ChainForest {
  const { size, from, to, weights: edgeWeights } = tree;
  // both directions of each edge, sorted by where they start
  const starts = new Int32Array(size + 1);
  for (let e = 0; e < edgeWeights.length; e++) {
    starts[from[e]! + 1]!++;
    starts[to[e]! + 1]!++;
  }
  for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
  const edges = new Int32Array(2 * edgeWeights.length);
  const filled = starts.slice();
  for (let e = 0; e < edgeWeights.length; e++) {
    edges[filled[from[e]!]!++] = e;
    edges[filled[to[e]!]!++] = e;
  }

  const parents = new Int32Array(size).fill(-1);
  const weights = new Float64Array(size);
  const depths = new Int32Array(size);
  const queue = new Int32Array(size);
  for (let root = 0; root < size; root++) {
    if (parents[root] !== -1) continue;
    parents[root] = root;
    queue[0] = root;
    for (let head = 0, tail = 1; head < tail; head++) {
      const face = queue[head]!;
      for (let s = starts[face]!; s < starts[face + 1]!; s++) {
        const e = edges[s]!;
        const next = from[e] === face ? to[e]! : from[e]!;
        if (parents[next] !== -1) continue;
        parents[next] = face;
        weights[next] = edgeWeights[e]!;
        depths[next] = depths[face]! + 1;
        queue[tail++] = next;
      }
    }
  }
  return { tree, visitHosts: hostsOf(tree), parents, weights, depths };
}

/**
 * The chain between two faces whose weakest hop is as strong as can be, or null if there is none up to eps.
 *
 * The largest weight is the smallest eps at which the two are density-connected (Ester et al. 1996), so a
 * chain exists at eps exactly if some cluster has both in reach. A border face in reach of two clusters
 * therefore has a chain into either, although its label is the lower one. The inner faces are core points
 * at that eps; an end that is not hangs on one of its stored neighbors, a weak face on its host. Which chain
 * it is does not depend on eps. A face has a chain of no hop to itself, be it noise or not.
 *
 * That paths of the minimum spanning tree have the smallest largest weight: Hu, Operations Research 9 (1961).
 *
 * @param eps largest weight allowed, at least 0; without it, any
 * @throws RangeError if a face is not a whole number from 0 to n - 1, or eps is NaN or negative
 */
export function chain(
  forest: ChainForest,
  a: number,
  b: number,
  eps = Number.POSITIVE_INFINITY,
): Chain | null {
  const { tree } = forest;
  assertFace(a, tree.size);
  assertFace(b, tree.size);
  if (!(eps >= 0)) throw new RangeError(`eps must be at least 0, got ${eps}`);
  if (a === b) return { faces: [a], distances: [], weights: [], weakest: -1 };

  let best: { readonly first: Hold; readonly last: Hold; readonly weight: number } | null = null;
  const lastHolds = holdsOf(forest, b);
  for (const first of holdsOf(forest, a)) {
    for (const last of lastHolds) {
      const weight = Math.max(first.weight, largestBetween(forest, first.face, last.face), last.weight);
      // only what is better replaces: the ends' own tree edges come first, so no face occurs twice
      if (weight < (best?.weight ?? Number.POSITIVE_INFINITY)) best = { first, last, weight };
    }
  }
  if (best === null || best.weight > eps) return null;

  const { first, last } = best;
  const { faces, weights } = pathBetween(forest, first.face, last.face);
  if (first.face !== a) {
    faces.unshift(a);
    weights.unshift(first.weight);
  }
  if (last.face !== b) {
    faces.push(b);
    weights.push(last.weight);
  }
  const distances = weights.map((weight, h) => hopDistance(tree, faces[h]!, faces[h + 1]!, weight));
  let weakest = 0;
  for (let h = 1; h < weights.length; h++) {
    const more = weights[h]! - weights[weakest]! || distances[h]! - distances[weakest]!;
    if (more > 0) weakest = h;
  }
  return { faces, distances, weights, weakest };
}

/** Where a chain's end meets the tree, and the weight of the hop to there: 0 if it is the end itself. */
interface Hold {
  readonly face: number;
  readonly weight: number;
}

/** The face itself as a core point, and each host that takes it in before it is one. */
function holdsOf({ tree, visitHosts }: ChainForest, face: number): Hold[] {
  const own = tree.coreDistances[face]!;
  const holds: Hold[] = own < Number.POSITIVE_INFINITY ? [{ face, weight: 0 }] : [];
  visitHosts(face, (host, weight) => {
    if (weight < own) holds.push({ face: host, weight });
  });
  return holds;
}

/** Largest weight on the tree path, 0 from a face to itself, Infinity if there is no path. */
function largestBetween({ parents, weights, depths }: ChainForest, a: number, b: number): number {
  let [u, v, largest] = [a, b, 0];
  while (u !== v) {
    // the deeper one climbs; two roots have nowhere to go
    if (depths[u]! < depths[v]!) [u, v] = [v, u];
    if (parents[u] === u) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, weights[u]!);
    u = parents[u]!;
  }
  return largest;
}

function pathBetween({ parents, weights, depths }: ChainForest, a: number, b: number) {
  const [up, upWeights, down, downWeights] = [[a], [] as number[], [b], [] as number[]];
  let [u, v] = [a, b];
  while (u !== v) {
    if (depths[u]! >= depths[v]!) {
      upWeights.push(weights[u]!);
      u = parents[u]!;
      up.push(u);
    } else {
      downWeights.push(weights[v]!);
      v = parents[v]!;
      down.push(v);
    }
  }
  // both lists end at the meeting point
  down.pop();
  return { faces: [...up, ...down.reverse()], weights: [...upWeights, ...downWeights.reverse()] };
}

function assertFace(face: number, size: number): void {
  if (!Number.isInteger(face) || face < 0 || face >= size) {
    throw new RangeError(`face must be a whole number from 0 to ${size - 1}, got ${face}`);
  }
}
