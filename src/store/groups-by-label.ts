import type { AppState } from './app-state.ts';
import { type ClusterList, type ClusterView, clusterListOf } from './cluster-list.ts';
import { memoizeLast } from './memoize-last.ts';

const byLabel = memoizeLast(
  ({ clusters }: ClusterList): ReadonlyMap<number, ClusterView> =>
    new Map(clusters.map((group) => [group.label, group])),
);

/** The groups of the list by their present labels. */
export function groupsByLabelOf(state: AppState): ReadonlyMap<number, ClusterView> {
  return byLabel(clusterListOf(state));
}
