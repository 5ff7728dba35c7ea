import type { ClusterList } from '../../store/cluster-list.ts';
import { NOISE } from '../../store/selectors.ts';
import type { FaceGrouping } from '../face-grouping.ts';

/**
 * All faces in the order in which they deserve a thumbnail on the map:
 * covers, largest cluster first, then core, border, noise and unsorted faces by index.
 */
export function thumbnailOrder(list: ClusterList, grouping: FaceGrouping, count: number): Int32Array {
  const order = new Int32Array(count);
  const isTaken = new Uint8Array(count);
  let filled = 0;
  for (const cluster of list.clusters) {
    if (cluster.cover >= count) continue;
    order[filled++] = cluster.cover;
    isTaken[cluster.cover] = 1;
  }
  const { clustering } = grouping;
  const sorted = Math.min(count, clustering?.labels.length ?? 0);
  const add = (i: number) => {
    order[filled++] = i;
    isTaken[i] = 1;
  };
  if (clustering) {
    const { labels, isCore } = clustering;
    for (let i = 0; i < sorted; i++) if (isTaken[i] === 0 && isCore[i] === 1) add(i);
    for (let i = 0; i < sorted; i++) if (isTaken[i] === 0 && labels[i] !== NOISE) add(i);
  }
  for (let i = 0; i < count; i++) if (isTaken[i] === 0) add(i);
  return order;
}

/** (count) the number of faces of the cluster that each cover stands for, 0 for other faces. */
export function coverCounts({ clusters }: ClusterList, count: number): Int32Array {
  const counts = new Int32Array(count);
  for (const { cover, faces } of clusters) if (cover < count) counts[cover] = faces.length;
  return counts;
}
