import { messageOf } from '../errors.ts';
import type { Matrix } from '../math/matrix.ts';
import { fitOwnTsneParams } from '../project/own-tsne-params.ts';
import type { LayoutRun, ProjectClient } from '../project/project-client.ts';
import type { Reduction } from '../project/project-service.ts';
import type { TsneFrame } from '../project/tsne-engine.ts';
import { fitTsneParams } from '../project/tsne-params.ts';
import type { MapState } from './app-state.ts';
import { engineFor } from './map-engine.ts';
import { savedLayoutOf } from './saved-layout.ts';
import type { StateStore } from './state-store.ts';

/** Lays the faces out, and keeps what is laid out when faces are added. */
export interface MapRun {
  /** New components, of the faces so far and those behind them. Shown at once; t-SNE waits for `start`. */
  take(reduction: Reduction, signal: AbortSignal): Promise<void>;
  /** Start t-SNE if it waits for that: from the places that the faces have, or afresh. */
  startIfWaiting(): void;
  /** Lay the map out afresh. */
  start(): void;
  pause(): void;
  resume(): void;
  /** Stop t-SNE where it is. */
  stop(): void;
  /** Carry the layout on, for as many iterations again as it takes to settle. */
  goOn(): void;
  /** Take the places from the result file that was opened, if it has them all. */
  restore(): void;
  reset(): void;
}

/** Below this t-SNE has nothing to tell that the components do not. */
const TSNE_MIN = 4;
/** Iterations in which a layout that is carried on comes to rest. */
const SETTLING = 250;
/** More new faces than this share of the old ones, and the map is laid out afresh. */
const MOST_NEW = 0.5;

export function createMapRun(store: StateStore, project: ProjectClient): MapRun {
  let scores: Matrix | null = null;
  let running: { readonly abort: AbortController; readonly run: LayoutRun } | null = null;

  function setMap(change: Partial<MapState>): void {
    const { map } = store.getState();
    if (map) store.set({ map: { ...map, ...change } });
  }
  function end(): void {
    running?.abort.abort();
    running = null;
  }

  /** @param from places to carry on from; null to lay out afresh */
  function lay(from: TsneFrame | null): void {
    end();
    const { map, settings } = store.getState();
    if (!map || !scores || scores.rows !== map.count) return;
    if (map.count < TSNE_MIN) {
      setMap({ tsneState: 'tooFew' });
      return;
    }
    const engine = engineFor(settings.mapEngine, map.count);
    // tsne-js always begins at the beginning
    const old = engine === 'kaomap' ? from : null;
    const fitParams = engine === 'tsne-js' ? fitTsneParams : fitOwnTsneParams;
    const fitted = fitParams(map.count, settings.seed);
    const params = {
      ...fitted,
      ...(settings.perplexity === null ? {} : { perplexity: settings.perplexity }),
      ...(old ? { iterations: SETTLING } : {}),
    };
    const abort = new AbortController();
    // an answer may be on its way when another layout or another map takes its place
    const isMine = () => running?.abort === abort && !abort.signal.aborted;
    // a frame goes by the perplexity it was laid out with: the old one until this run has sent one
    const { perplexity } = params;
    setMap({ tsne: old, tsneState: 'running', engine, ...(old ? {} : { perplexity }) });
    const run = project.layout(
      { points: scores, start: old?.positions ?? map.pca, engine, params, settled: old !== null },
      {
        signal: abort.signal,
        onFrame: (tsne) => {
          if (isMine()) setMap({ tsne, perplexity });
        },
      },
    );
    running = { abort, run };
    run.done.then(
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

  /** The frame of before with the new faces in it; null if there is none worth keeping. */
  async function placed(points: Matrix, signal: AbortSignal): Promise<TsneFrame | null> {
    const { map, settings } = store.getState();
    const frame = map?.tsne;
    if (!frame || points.rows - map.count > MOST_NEW * map.count) return null;
    const positions = await project.place(points, frame.positions, settings.seed);
    return signal.aborted ? null : { ...frame, positions };
  }

  const run: MapRun = {
    async take(reduction, signal) {
      end();
      const tsne = await placed(reduction.scores, signal);
      if (signal.aborted) return;
      const { map } = store.getState();
      scores = reduction.scores;
      store.set({
        map: {
          count: scores.rows,
          pca: reduction.map,
          pcaShares: reduction.shares,
          tsne,
          tsneState: 'waiting',
          engine: tsne ? (map?.engine ?? null) : null,
          perplexity: tsne ? (map?.perplexity ?? null) : null,
        },
      });
    },
    startIfWaiting() {
      const { map } = store.getState();
      if (map?.tsneState !== 'waiting') return;
      run.restore();
      if (store.getState().map?.tsneState === 'waiting') lay(map.tsne);
    },
    start: () => lay(null),
    goOn: () => lay(store.getState().map?.tsne ?? null),
    pause() {
      if (store.getState().map?.tsneState !== 'running') return;
      if (!running?.run.pause) {
        run.stop();
        return;
      }
      running.run.pause();
      setMap({ tsneState: 'paused' });
    },
    resume() {
      if (store.getState().map?.tsneState !== 'paused') return;
      running?.run.resume();
      setMap({ tsneState: 'running' });
    },
    stop() {
      end();
      setMap({ tsneState: 'stopped' });
    },
    restore() {
      const saved = savedLayoutOf(store.getState());
      if (!saved) return;
      end();
      setMap({ ...saved, tsneState: 'done' });
    },
    reset() {
      end();
      scores = null;
    },
  };
  return run;
}
