import type { DensityTree } from './density-tree.ts';

/** Called with a host, and the eps from which it takes the face in: core by then, and in reach. */
export type VisitHost = (host: number, weight: number) => void;

/**
 * Who may take a face into its cluster while the face is no core point itself: its stored neighbors, nearest
 * first, which hold all within its core distance; for a weak face, the one it is attached to.
 *
 * Looks at the tree once, in O(n); each call costs the hosts of that face.
 */
export function hostsOf(tree: DensityTree): (face: number, visit: VisitHost) => void {
  const { size, k, neighbors, distances, coreDistances, weak } = tree;
  const places = new Int32Array(weak ? size : 0).fill(-1);
  weak?.points.forEach((face, place) => {
    places[face] = place;
  });
  return (face, visit) => {
    const place = weak ? places[face]! : -1;
    if (weak && place >= 0) {
      if (weak.hosts[place]! >= 0) visit(weak.hosts[place]!, weak.weights[place]!);
      return;
    }
    for (let s = face * k, end = s + k; s < end; s++) {
      const host = neighbors[s]!;
      const weight = Math.max(distances[s]!, coreDistances[host]!);
      if (weight < Number.POSITIVE_INFINITY) visit(host, weight);
    }
  };
}
