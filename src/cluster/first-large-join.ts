import { UnionFind } from '../math/union-find.ts';
import type { DensityTree } from './density-tree.ts';

/** Where two clusters that are both large become one. */
export interface LargeJoin {
  readonly eps: number;
  /** The eps of the join before it, whatever its size, or the lower end of the range: nothing joins in between. */
  readonly quietFrom: number;
  /** Core points of the two, the smaller first. */
  readonly sizes: readonly [number, number];
}

/**
 * The first eps in (from, to] at which two clusters of at least `least` core points each become one; null if
 * that never happens. Two faces of one person in two large clusters would have met far sooner, so this is the
 * mark of a chain.
 */
export function firstLargeJoin(
  { size, from, to, weights }: DensityTree,
  range: { readonly from: number; readonly to: number; readonly least: number },
): LargeJoin | null {
  const sets = new UnionFind(size);
  const sizes = new Int32Array(size).fill(1);
  for (let e = 0; e < weights.length && weights[e]! <= range.to; e++) {
    const a = sets.find(from[e]!);
    const b = sets.find(to[e]!);
    const [smaller, larger] = [Math.min(sizes[a]!, sizes[b]!), Math.max(sizes[a]!, sizes[b]!)];
    if (weights[e]! > range.from && smaller >= range.least) {
      const quietFrom = Math.max(range.from, weights[e - 1] ?? 0);
      return { eps: weights[e]!, quietFrom, sizes: [smaller, larger] };
    }
    sets.union(a, b);
    sizes[sets.find(a)] = smaller + larger;
  }
  return null;
}
