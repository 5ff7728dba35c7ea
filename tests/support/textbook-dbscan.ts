import { euclidean } from '../../src/math/vector.ts';

type Points = readonly (readonly number[])[];

/** DBSCAN as the textbook has it, O(n²) at each eps: the slow twin of `src/cluster/dbscan.ts`. */
export function textbookDbscan(points: Points, eps: number, minPts: number, weak: readonly boolean[] = []) {
  const near = points.map((p) => points.flatMap((q, j) => (euclidean(p, q) <= eps ? [j] : [])));
  const core = near.map((around, i) => (around.length >= minPts && !weak[i] ? 1 : 0));
  const labels = points.map(() => -1);
  let clusters = 0;
  for (let i = 0; i < points.length; i++) {
    if (labels[i] !== -1 || !core[i]) continue;
    const queue = [i];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (labels[at] !== -1 || weak[at]) continue;
      labels[at] = clusters;
      if (core[at]) queue.push(...near[at]!);
    }
    clusters++;
  }
  for (const { point, host, at } of textbookHosts(points, minPts, weak)) {
    if (host >= 0 && at <= eps) labels[point] = labels[host]!;
  }
  return { labels, core, clusters };
}

/**
 * For each weak point the other one at which max(distance, core distance) is smallest, the first of those that
 * tie. What ties is the square, as everywhere: roots of different squares may be equal.
 */
export function textbookHosts(points: Points, minPts: number, weak: readonly boolean[]) {
  const square = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, x, c) => sum + (x - q[c]!) ** 2, 0);
  const cores = points.map((p) => points.map((q) => square(p, q)).sort((a, b) => a - b)[minPts - 1]);
  return points.flatMap((p, point) => {
    if (!weak[point]) return [];
    let [host, best] = [-1, Number.POSITIVE_INFINITY];
    points.forEach((q, j) => {
      const reach = Math.max(square(p, q), cores[j] ?? Number.POSITIVE_INFINITY);
      if (!weak[j] && reach < best) [host, best] = [j, reach];
    });
    return [{ point, host, at: Math.sqrt(best) }];
  });
}
