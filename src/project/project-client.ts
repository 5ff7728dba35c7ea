import type { Matrix } from '../math/matrix.ts';
import { callback, handOver } from '../rpc/serve.ts';
import { createWorkerHost, type WorkerHost } from '../rpc/worker-host.ts';
import type { ProjectWorkerApi } from './project.worker.ts';
import type { Reduction } from './project-service.ts';
import type { TsneFrame, TsneParams } from './tsne-engine.ts';
import type { TsneJsWorkerApi } from './tsne-js.worker.ts';

export interface LayoutOptions {
  readonly signal?: AbortSignal;
  /**
   * Called with the first state, then at most once per 16 ms, and always with the last state, just before
   * the promise resolves. Never called after an abort.
   */
  onFrame(frame: TsneFrame): void;
}

/** PCA and t-SNE off the page's thread. Arguments are copied, never detached. */
export interface ProjectClient {
  /**
   * Principal components of (n, dim) points.
   * An abort ends the worker, so it also ends other reductions under way, with `WORKER_STOPPED`.
   * @throws RangeError (by name) if a value is not finite; AppError `WORKER_CRASH` or `WORKER_STOPPED`; AbortError
   */
  reduce(points: Matrix, signal?: AbortSignal): Promise<Reduction>;
  /**
   * t-SNE by tsne-js. Each run has a worker of its own, so that runs neither wait for each other nor for a
   * reduction, and the memory is given back at the end.
   * @param points (n, dim), n ≤ {@link import('./tsne-params.ts').TSNE_JS_LIMIT} for anyone who waits
   * @param start (n, 2)
   * @throws as `reduce`
   */
  layout(points: Matrix, start: Float32Array, params: TsneParams, options: LayoutOptions): Promise<TsneFrame>;
  /** End all workers; calls under way reject with `WORKER_STOPPED`. */
  dispose(): void;
}

/** How to start each worker. */
export interface ProjectWorkers {
  project(): Worker;
  tsneJs(): Worker;
}

const WORKERS: ProjectWorkers = {
  project: () => new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module', name: 'map' }),
  tsneJs: () =>
    new Worker(new URL('./tsne-js.worker.ts', import.meta.url), { type: 'module', name: 'tsne-js' }),
};

export function createProjectClient(workers: ProjectWorkers = WORKERS): ProjectClient {
  const reducer = createWorkerHost<ProjectWorkerApi>(workers.project);
  const runs = new Set<WorkerHost<TsneJsWorkerApi>>();

  return {
    reduce(points, signal) {
      return reducer.call((api) => api.reduce(copyOf(points)), { signal });
    },

    async layout(points, start, params, { signal, onFrame }) {
      const run = createWorkerHost<TsneJsWorkerApi>(workers.tsneJs);
      runs.add(run);
      // frames travel on another channel than the result, and may be on their way when it or an abort comes
      let open = true;
      const pass = (frame: TsneFrame) => {
        if (open && !signal?.aborted) onFrame(frame);
      };
      try {
        const last = await run.call(
          (api) => api.layout(copyOf(points), start.slice(), params, callback(pass)),
          { signal },
        );
        if (open) onFrame(last);
        return last;
      } finally {
        open = false;
        runs.delete(run);
        run.stop();
      }
    },

    dispose() {
      reducer.stop();
      for (const run of runs) run.stop();
    },
  };
}

/** To be handed over: a view would drag the whole buffer along, and the caller keeps its own. */
function copyOf({ data, rows, cols }: Matrix): Matrix {
  const copy = data.slice();
  return handOver({ data: copy, rows, cols }, [copy.buffer]);
}
