import type { DensityTree } from './density-tree.ts';

/**
 * Euclidean distance of two faces that a hop joins, from the tree alone.
 *
 * A hop weighs the largest of its distance and the core distances that count. If the distance is the
 * smaller, one of the two has the other among its minPts - 1 nearest, whose distances are stored; if not,
 * the weight is the distance.
 *
 * @param weight mutual reachability of i and j, or what a border point's hop to a core point weighs
 */
export function hopDistance(tree: DensityTree, i: number, j: number, weight: number): number {
  return storedDistance(tree, i, j) ?? storedDistance(tree, j, i) ?? weight;
}

function storedDistance({ k, neighbors, distances }: DensityTree, i: number, j: number): number | undefined {
  const at = neighbors.subarray(i * k, (i + 1) * k).indexOf(j);
  return at < 0 ? undefined : distances[i * k + at];
}
