import { isAbortError, messageOf } from '../errors.ts';
import type { Matrix } from '../math/matrix.ts';
import type { ProjectClient } from '../project/project-client.ts';
import { fitTsneParams, TSNE_JS_LIMIT } from '../project/tsne-params.ts';
import type { AppState, MapState } from './app-state.ts';
import type { ClusterClient } from './cluster-client.ts';
import { facePoints } from './face-points.ts';
import { descriptorOf } from './selectors.ts';
import type { StateStore } from './state-store.ts';
import { guardedFacesOf } from './weak-faces.ts';

/** Keeps the density tree and the map up with the faces and the settings. */
export interface Analysis {
  /** Look whether faces, minPts or the run have changed, and do what that asks for. */
  follow(): void;
  /** Lay the map out afresh. */
  startMap(): void;
  /** Stop t-SNE where it is. */
  stopMap(): void;
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

/** Below this t-SNE has nothing to tell that the components do not. */
const TSNE_MIN = 4;
/** While photos come in, each pass waits this many times as long as it took, so that reading is not slowed. */
const REST = 4;
const MIN_REST_MS = 400;

export function createAnalysis(store: StateStore, clusters: ClusterClient, project: ProjectClient): Analysis {
  let scores: Matrix | null = null;
  let busy = false;
  let abort = new AbortController();
  let layout: AbortController | null = null;
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

  function setMap(change: Partial<MapState>): void {
    const { map } = store.getState();
    if (map) store.set({ map: { ...map, ...change } });
  }

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
          layout?.abort();
          scores = reduction.scores;
          store.set({
            map: {
              count: matrix.rows,
              pca: reduction.map,
              pcaShare: reduction.share,
              tsne: null,
              tsneState: 'waiting',
            },
          });
        }
        if (isReading()) {
          const rest = Math.max(MIN_REST_MS, REST * (performance.now() - started));
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
    if (store.getState().map?.tsneState === 'waiting' && !isReading()) startMap();
  }

  function startMap(): void {
    layout?.abort();
    const { map, settings } = store.getState();
    if (!map || !scores || scores.rows !== map.count) return;
    if (map.count < TSNE_MIN || map.count > TSNE_JS_LIMIT) {
      setMap({ tsneState: map.count < TSNE_MIN ? 'tooFew' : 'tooMany' });
      return;
    }
    const mine = new AbortController();
    layout = mine;
    // an answer may be on its way when another layout or another map takes its place
    const isMine = () => layout === mine && !mine.signal.aborted;
    setMap({ tsne: null, tsneState: 'running' });
    project
      .layout(scores, map.pca, fitTsneParams(map.count, settings.seed), {
        signal: mine.signal,
        onFrame: (tsne) => {
          if (isMine()) setMap({ tsne });
        },
      })
      .then(
        () => {
          if (isMine()) setMap({ tsneState: 'done' });
        },
        (error: unknown) => {
          if (!isMine()) return;
          setMap({ tsneState: 'failed' });
          store.set({ notice: { code: 'WORKER_CRASH', detail: messageOf(error) } });
        },
      );
  }

  return {
    follow() {
      // nobody is left to be slowed down, or somebody waits for another minPts
      const { tree, settings } = store.getState();
      if (!isReading() || tree?.minPts !== settings.minPts) endRest();
      void catchUp();
    },
    startMap,
    stopMap() {
      layout?.abort();
      setMap({ tsneState: 'stopped' });
    },
    reset() {
      layout?.abort();
      abort.abort();
      endRest();
      abort = new AbortController();
      busy = false;
      scores = null;
    },
  };
}
