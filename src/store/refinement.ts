import { membersByCluster } from '../cluster/refine.ts';
import type { AppState } from './app-state.ts';
import type { ClusterClient } from './cluster-client.ts';
import { groupingOf, refineCacheOf, refineDistanceOf } from './grouping.ts';
import type { StateStore } from './state-store.ts';

/** Refines the clusters that are too large for a tick of the slider, in the worker, one after the other. */
export interface Refinement {
  /** Once nothing has changed for a moment, look whether the groups have any, and take up the first. */
  follow(): void;
}

/** Whether what changed may leave large clusters whole that were refined: what the user says regroups faces, too. */
export function concernsRefinement(state: AppState, before: AppState): boolean {
  return (
    state.tree !== before.tree ||
    state.settings !== before.settings ||
    state.history.state !== before.history.state
  );
}

/** Average linkage needs 4 m² bytes: 256 MB here. A larger cluster is left whole. */
const MOST_MEMBERS = 8000;
/** While the slider moves, each answer would cost it a frame and be out of date at once. */
const REST_MS = 120;

export function createRefinement(store: StateStore, clusters: ClusterClient, restMs = REST_MS): Refinement {
  let isBusy = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  async function catchUp(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      for (;;) {
        // asked anew each time: the slider may have moved, and only where it is now counts
        const state = store.getState();
        const grouping = groupingOf(state);
        const label = grouping?.refined?.pending[0];
        if (!grouping || label === undefined || !state.tree) return;
        const members = membersByCluster(grouping.constrained ?? grouping.plain)[label];
        if (!members) return;
        const distance = refineDistanceOf(state.settings.descriptorId, state.tree.size);
        const parts =
          members.length > MOST_MEMBERS
            ? new Int32Array(members.length)
            : await clusters.refineCluster(members, distance);
        refineCacheOf(state.faces, distance).set(members, distance, parts);
        store.set({ refinements: store.getState().refinements + 1 });
      }
    } catch {
      // the worker is gone: the cluster stays whole, as DBSCAN has it, until something changes
    } finally {
      isBusy = false;
    }
  }

  return {
    follow() {
      clearTimeout(rest);
      rest = setTimeout(() => void catchUp(), restMs);
    },
  };
}
