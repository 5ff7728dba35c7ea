import type { Matrix } from '../math/matrix.ts';
import { callback, handOver } from '../rpc/serve.ts';
import { createWorkerHost, type WorkerHost } from '../rpc/worker-host.ts';
import type { Preservation } from './neighborhood-preservation.ts';
import type { ProjectWorkerApi } from './project.worker.ts';
import type { Reduction } from './project-service.ts';
import type { TsneWorkerApi } from './tsne.worker.ts';
import type { EngineId, TsneFrame, TsneParams } from './tsne-engine.ts';
import type { TsneJsWorkerApi } from './tsne-js.worker.ts';

/** What to lay out, and by which engine. */
export interface LayoutRequest {
  /** (n, dim); tsne-js is for n ≤ {@link import('./tsne-params.ts').TSNE_JS_LIMIT} for anyone who waits. */
  readonly points: Matrix;
  /** (n, 2) */
  readonly start: Float32Array;
  readonly engine: EngineId;
  readonly params: TsneParams;
  /** The start is a layout already and is to be carried on; of our own engine only. */
  readonly settled?: boolean;
}

export interface LayoutOptions {
  readonly signal?: AbortSignal;
  /**
   * Called with the first state, then at most once per 16 ms, and always with the last state, just before
   * the promise resolves. Never called after an abort.
   */
  onFrame(frame: TsneFrame): void;
}

/** A layout under way. */
export interface LayoutRun {
  readonly done: Promise<TsneFrame>;
  /** Stand still without using the processor; null for an engine that can only be ended. */
  readonly pause: (() => void) | null;
  resume(): void;
}

/** PCA, t-SNE and what is asked about a map, off the page's thread. Arguments are copied, never detached. */
export interface ProjectClient {
  /**
   * Principal components of (n, dim) points.
   * An abort ends the worker, so it also ends other reductions under way, with `WORKER_STOPPED`.
   * @throws RangeError (by name) if a value is not finite; AppError `WORKER_CRASH` or `WORKER_STOPPED`; AbortError
   */
  reduce(points: Matrix, signal?: AbortSignal): Promise<Reduction>;
  /**
   * Places for points that came behind those that are laid out: each among its neighbors.
   * @param points (n, dim)
   * @param positions (m, 2) of the first m ≤ n points
   * @returns (n, 2), the first m as they were
   * @throws as `reduce`
   */
  place(points: Matrix, positions: Float32Array, seed: number): Promise<Float32Array>;
  /**
   * How far a map keeps who is near whom among (n, dim) points.
   * @param positions (n, 2)
   * @throws as `reduce`
   */
  preservation(points: Matrix, positions: Float32Array): Promise<Preservation>;
  /**
   * t-SNE. Each run has a worker of its own, so that runs neither wait for each other nor for a reduction,
   * that an abort ends it at once, and that the memory is given back at the end. `done` rejects as `reduce`.
   */
  layout(request: LayoutRequest, options: LayoutOptions): LayoutRun;
  /** End all workers; calls under way reject with `WORKER_STOPPED`. */
  dispose(): void;
}

/** How to start each worker. */
export interface ProjectWorkers {
  project(): Worker;
  tsne(): Worker;
  tsneJs(): Worker;
}

const WORKERS: ProjectWorkers = {
  project: () => new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module', name: 'map' }),
  tsne: () => new Worker(new URL('./tsne.worker.ts', import.meta.url), { type: 'module', name: 't-sne' }),
  tsneJs: () =>
    new Worker(new URL('./tsne-js.worker.ts', import.meta.url), { type: 'module', name: 'tsne-js' }),
};

export function createProjectClient(workers: ProjectWorkers = WORKERS): ProjectClient {
  const project = createWorkerHost<ProjectWorkerApi>(workers.project);
  const runs = new Set<{ stop(): void }>();

  /** Run a job in a worker that is ended with it. */
  async function layOut<Api>(
    host: WorkerHost<Api>,
    { signal, onFrame }: LayoutOptions,
    job: (call: typeof host.call<TsneFrame>, pass: (frame: TsneFrame) => void) => Promise<TsneFrame>,
  ): Promise<TsneFrame> {
    runs.add(host);
    // frames travel on another channel than the result, and may be on their way when it or an abort comes
    let open = true;
    try {
      const last = await job(
        (work) => host.call(work, { signal }),
        callback((frame: TsneFrame) => {
          if (open && !signal?.aborted) onFrame(frame);
        }),
      );
      if (open) onFrame(last);
      return last;
    } finally {
      open = false;
      runs.delete(host);
      host.stop();
    }
  }

  return {
    reduce(points, signal) {
      return project.call((api) => api.reduce(copyOf(points)), { signal });
    },
    place(points, positions, seed) {
      return project.call((api) => api.place(copyOf(points), positions.slice(), seed));
    },
    preservation(points, positions) {
      return project.call((api) => api.preservation(copyOf(points), positions.slice()));
    },

    layout({ points, start, params, engine, settled = false }, options) {
      if (engine === 'tsne-js') {
        const host = createWorkerHost<TsneJsWorkerApi>(workers.tsneJs);
        const done = layOut(host, options, (call, pass) =>
          call((api) => api.layout(copyOf(points), start.slice(), params, pass)),
        );
        return { done, pause: null, resume() {} };
      }
      const host = createWorkerHost<TsneWorkerApi>(workers.tsne);
      const done = layOut(host, options, (call, pass) =>
        call((api) => api.layout(copyOf(points), start.slice(), params, settled, pass)),
      );
      // whoever ended the run meanwhile is told by `done`
      const tell = (what: 'pause' | 'resume') => void host.call((api) => api[what]()).catch(() => {});
      const isOver = () => !runs.has(host);
      return {
        done,
        pause: () => isOver() || tell('pause'),
        resume: () => isOver() || tell('resume'),
      };
    },

    dispose() {
      project.stop();
      for (const run of runs) run.stop();
    },
  };
}

/** To be handed over: a view would drag the whole buffer along, and the caller keeps its own. */
function copyOf({ data, rows, cols }: Matrix): Matrix {
  const copy = data.slice();
  return handOver({ data: copy, rows, cols }, [copy.buffer]);
}
