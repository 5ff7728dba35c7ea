import { type Clustering, NOISE } from './clustering.ts';
import type { DensityTree } from './density-tree.ts';

/** For each cluster of a cut, the eps interval [births[c], deaths[c]) in which it lives. */
export interface LifeSpans {
  /** (clusters) the smallest eps at which exactly these core points form a cluster. */
  readonly births: Float64Array;
  /** (clusters) the eps at which another core point joins them; Infinity if none ever does. */
  readonly deaths: Float64Array;
}

/**
 * How long each cluster of a cut lives as eps moves: while its core points are exactly these. Border points
 * may come and go meanwhile. O(n).
 *
 * @param clustering a cut of this tree, at whatever eps
 * @throws RangeError if it is of another number of points
 */
export function lifeSpans(tree: DensityTree, { labels, isCore, clusterCount }: Clustering): LifeSpans {
  const { size, coreDistances, from, to, weights } = tree;
  if (labels.length !== size) throw new RangeError(`labels must hold ${size} numbers, got ${labels.length}`);
  const births = new Float64Array(clusterCount);
  const deaths = new Float64Array(clusterCount).fill(Number.POSITIVE_INFINITY);
  const clusterOfCore = (i: number) => (isCore[i] ? labels[i]! : NOISE);

  for (let i = 0; i < size; i++) {
    const cluster = clusterOfCore(i);
    if (cluster !== NOISE) births[cluster] = Math.max(births[cluster]!, coreDistances[i]!);
  }
  // an edge inside a cluster was needed for its birth; the lightest one that leaves it is its death
  for (let e = 0; e < weights.length; e++) {
    const a = clusterOfCore(from[e]!);
    const b = clusterOfCore(to[e]!);
    const weight = weights[e]!;
    if (a === b) {
      if (a !== NOISE) births[a] = Math.max(births[a]!, weight);
      continue;
    }
    if (a !== NOISE) deaths[a] = Math.min(deaths[a]!, weight);
    if (b !== NOISE) deaths[b] = Math.min(deaths[b]!, weight);
  }
  return { births, deaths };
}
