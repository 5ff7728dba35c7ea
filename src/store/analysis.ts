import { isAbortError, messageOf } from '../errors.ts';
import type { Matrix } from '../math/matrix.ts';
import type { ProjectClient } from '../project/project-client.ts';
import type { AppState } from './app-state.ts';
import type { ClusterClient } from './cluster-client.ts';
import { facePoints } from './face-points.ts';
import type { MapRun } from './map-run.ts';
import { descriptorOf } from './selectors.ts';
import type { StateStore } from './state-store.ts';
import { guardedFacesOf } from './weak-faces.ts';

/** Keeps the density tree and the map up with the faces and the settings. */
export interface Analysis {
  /** Look whether faces, minPts or the run have changed, and do what that asks for. */
  follow(): void;
  reset(): void;
}

/** Whether what changed is of account for tree and map. */
export function concernsAnalysis(state: AppState, before: AppState): boolean {
  return (
    state.faces !== before.faces ||
    state.run.phase !== before.run.phase ||
    state.settings.minPts !== before.settings.minPts ||
    state.settings.guardWeak !== before.settings.guardWeak
  );
}

/** While photos come in, each pass waits this many times as long as it took, so that reading is not slowed. */
const REST = 9;
const MIN_REST_MS = 400;
/** And so long for each face: what page and other workers make of a new tree takes its time as well. */
const REST_MS_PER_FACE = 0.7;

export function createAnalysis(
  store: StateStore,
  clusters: ClusterClient,
  project: ProjectClient,
  map: MapRun,
): Analysis {
  let busy = false;
  let abort = new AbortController();
  let endRest = () => {};

  const isReading = () => ['starting', 'running', 'listing'].includes(store.getState().run.phase);

  function pointsNow(): Matrix {
    const state = store.getState();
    return facePoints(state.faces, descriptorOf(state).dims);
  }

  const treeIsStale = () => {
    const { tree, faces, settings } = store.getState();
    if (faces.length === 0) return false;
    if (tree?.size !== faces.length || tree.minPts !== settings.minPts) return true;
    return (tree.weak !== undefined) !== (guardedFacesOf(store.getState()) !== null);
  };
  const mapIsStale = () => {
    const { map, faces } = store.getState();
    return faces.length > 0 && map?.count !== faces.length;
  };

  // one pass at a time; what changed meanwhile is seen by the next
  async function catchUp(): Promise<void> {
    if (busy) return;
    busy = true;
    const { signal } = abort;
    try {
      while (treeIsStale() || mapIsStale()) {
        const started = performance.now();
        const matrix = pointsNow();
        if (treeIsStale()) {
          const weak = guardedFacesOf(store.getState()) ?? undefined;
          const tree = await clusters.buildTree(matrix, store.getState().settings.minPts, { signal, weak });
          if (signal.aborted) return;
          store.set({ tree });
        }
        if (mapIsStale()) {
          const reduction = await project.reduce(matrix, signal);
          if (signal.aborted) return;
          await map.take(reduction, signal);
          if (signal.aborted) return;
        }
        if (isReading()) {
          const took = performance.now() - started;
          const rest = Math.max(MIN_REST_MS, REST_MS_PER_FACE * matrix.rows, REST * took);
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, rest);
            endRest = () => {
              clearTimeout(timer);
              resolve();
            };
          });
          if (signal.aborted) return;
        }
      }
    } catch (error) {
      if (signal.aborted || isAbortError(error)) return;
      store.set({ notice: { code: 'WORKER_CRASH', detail: messageOf(error) } });
    } finally {
      if (!signal.aborted) busy = false;
    }
    if (!isReading()) map.startIfWaiting();
  }

  return {
    follow() {
      // nobody is left to be slowed down, or somebody waits for another minPts
      const { tree, settings } = store.getState();
      if (!isReading() || tree?.minPts !== settings.minPts) endRest();
      void catchUp();
    },
    reset() {
      abort.abort();
      endRest();
      abort = new AbortController();
      busy = false;
    },
  };
}
