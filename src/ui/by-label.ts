import type { Clustering } from '../cluster/clustering.ts';

/**
 * The first `count` faces, those of one cluster in a row: noise and faces not sorted in yet first, then
 * cluster by cluster, each in ascending order. O(n).
 */
export function byLabel(clustering: Clustering | null, count: number): Int32Array {
  const labels = clustering?.labels;
  const slotOf = (i: number) => 1 + (labels?.[i] ?? -1);
  const starts = new Int32Array(2 + (clustering?.clusterCount ?? 0));
  for (let i = 0; i < count; i++) starts[slotOf(i) + 1] = (starts[slotOf(i) + 1] ?? 0) + 1;
  for (let slot = 1; slot < starts.length; slot++)
    starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const slot = slotOf(i);
    const place = starts[slot] ?? 0;
    order[place] = i;
    starts[slot] = place + 1;
  }
  return order;
}
