import { euclidean } from '../../src/math/vector.ts';

/** DBSCAN as the textbook has it, O(n²) at each eps: the slow twin of `src/cluster/dbscan.ts`. */
export function textbookDbscan(points: readonly (readonly number[])[], eps: number, minPts: number) {
  const near = points.map((p) => points.flatMap((q, j) => (euclidean(p, q) <= eps ? [j] : [])));
  const core = near.map((around) => (around.length >= minPts ? 1 : 0));
  const labels = points.map(() => -1);
  let clusters = 0;
  for (let i = 0; i < points.length; i++) {
    if (labels[i] !== -1 || !core[i]) continue;
    const queue = [i];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (labels[at] !== -1) continue;
      labels[at] = clusters;
      if (core[at]) queue.push(...near[at]!);
    }
    clusters++;
  }
  return { labels, core, clusters };
}
