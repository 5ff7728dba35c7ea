import { UnionFind } from '../math/union-find.ts';
import type { DensityTree } from './density-tree.ts';

/** Pairs of faces of known people at one eps; they stay so up to the next stop. */
export interface PairCounts {
  readonly eps: number;
  /** Pairs that share a cluster. */
  readonly together: number;
  /** Those of them that are one person. */
  readonly agreeing: number;
}

/**
 * Count pairs at every eps at which DBSCAN's outcome can change, ascending from 0.
 *
 * One sweep: core points are merged once, smaller set into larger; border points are few and are looked
 * at anew at each stop, because a merge may hand them to another cluster.
 *
 * @param truth (n) whole numbers at least 0, negative for unknown
 * @throws RangeError if the length is not the tree's size
 */
export function sweepPairs(
  tree: DensityTree,
  truth: ArrayLike<number>,
  visit: (counts: PairCounts) => void,
): void {
  const { size, coreDistances, from, to, weights } = tree;
  if (truth.length !== size) throw new RangeError(`truth must hold ${size} numbers, got ${truth.length}`);
  const { reach, stops } = stopsOf(tree);
  const byCore = ascending(coreDistances);
  const byReach = ascending(reach);
  const sets = new UnionFind(size);
  // known faces of each person in a set of core points, kept at the set's representative
  const people = Array.from({ length: size }, () => new Map<number, number>());
  const known = new Int32Array(size);
  const borders = new Set<number>();
  let together = 0;
  let agreeing = 0;

  function becomeCore(i: number): void {
    borders.delete(i);
    if (truth[i]! < 0) return;
    known[i] = 1;
    people[i]!.set(truth[i]!, 1);
  }

  function join(a: number, b: number): void {
    const rootA = sets.find(a);
    const rootB = sets.find(b);
    sets.union(rootA, rootB);
    const [large, small] = known[rootA]! >= known[rootB]! ? [rootA, rootB] : [rootB, rootA];
    together += known[large]! * known[small]!;
    const merged = people[large]!;
    for (const [person, count] of people[small]!) {
      const before = merged.get(person) ?? 0;
      agreeing += before * count;
      merged.set(person, before + count);
    }
    const root = sets.find(rootA);
    known[root] = known[large]! + known[small]!;
    people[root] = merged;
  }

  let cores = 0;
  let edges = 0;
  let reached = 0;
  for (const eps of stops) {
    for (; cores < size && coreDistances[byCore[cores]!]! <= eps; cores++) becomeCore(byCore[cores]!);
    for (; edges < weights.length && weights[edges]! <= eps; edges++) join(from[edges]!, to[edges]!);
    for (; reached < size && reach[byReach[reached]!]! <= eps; reached++) {
      const i = byReach[reached]!;
      if (truth[i]! >= 0) borders.add(i);
    }

    // each border point meets its cluster's core points and the border points that came before it
    let bordersTogether = 0;
    let bordersAgreeing = 0;
    const guests = new Map<number, Map<number, number>>();
    const guestCounts = new Map<number, number>();
    for (const i of borders) {
      const root = clusterOfBorder(tree, sets, i, eps);
      const person = truth[i]!;
      const others = guests.get(root) ?? new Map<number, number>();
      guests.set(root, others);
      bordersTogether += known[root]! + (guestCounts.get(root) ?? 0);
      bordersAgreeing += (people[root]!.get(person) ?? 0) + (others.get(person) ?? 0);
      others.set(person, (others.get(person) ?? 0) + 1);
      guestCounts.set(root, (guestCounts.get(root) ?? 0) + 1);
    }
    visit({ eps, together: together + bordersTogether, agreeing: agreeing + bordersAgreeing });
  }
}

/**
 * The eps at which a point is first in reach of a core point without being one (Infinity if never),
 * and every eps, ascending, at which something may change.
 */
function stopsOf({ size, minPts, k, neighbors, distances, coreDistances, weights }: DensityTree) {
  const reach = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const stops = new Set<number>([0, ...weights]);
  for (let i = 0; i < size; i++) {
    const core = coreDistances[i]!;
    if (core < Number.POSITIVE_INFINITY) stops.add(core);
    // a border point has at most minPts - 2 others within eps
    for (let s = 0; s < Math.min(k, minPts - 2); s++) {
      const at = Math.max(distances[i * k + s]!, coreDistances[neighbors[i * k + s]!]!);
      if (at >= core) continue;
      stops.add(at);
      reach[i] = Math.min(reach[i]!, at);
    }
  }
  return { reach, stops: Float64Array.from(stops).sort() };
}

/** Representative of the cluster with the lowest label in reach: labels follow representatives. */
function clusterOfBorder(tree: DensityTree, sets: UnionFind, i: number, eps: number): number {
  const { k, neighbors, distances, coreDistances } = tree;
  let lowest = tree.size;
  for (let s = i * k; s < (i + 1) * k && distances[s]! <= eps; s++) {
    const j = neighbors[s]!;
    if (coreDistances[j]! <= eps) lowest = Math.min(lowest, sets.find(j));
  }
  return lowest;
}

function ascending(values: Float64Array): Int32Array {
  return Int32Array.from(values, (_, i) => i).sort((a, b) =>
    values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b,
  );
}
