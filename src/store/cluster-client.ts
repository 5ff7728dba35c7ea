import type { DensityTree } from '../cluster/density-tree.ts';
import type { Matrix } from '../math/matrix.ts';
import { handOver } from '../rpc/serve.ts';
import { createWorkerHost } from '../rpc/worker-host.ts';
import type { ClusterService } from './cluster-service.ts';

export interface ClusterClient {
  /**
   * Build the density tree of `points` in a worker. The points are copied, the caller keeps its own.
   * Aborting ends the worker, and with it any other build under way.
   * @throws Error named RangeError as `buildDensityTree`; AppError if the worker died; AbortError
   */
  buildTree(points: Matrix, minPts: number, signal?: AbortSignal): Promise<DensityTree>;
  /** End the worker; a build under way rejects with `WORKER_STOPPED`. */
  dispose(): void;
}

export function createClusterClient(
  start: () => Worker = () =>
    new Worker(new URL('./cluster.worker.ts', import.meta.url), { type: 'module', name: 'cluster' }),
): ClusterClient {
  const host = createWorkerHost<ClusterService>(start);
  return {
    buildTree(points, minPts, signal) {
      return host.call(
        (api) => {
          // a matrix may be a window on a larger buffer, all of which would be cloned
          const copy = points.data.slice();
          return api.build(handOver(copy, [copy.buffer]), points.rows, points.cols, minPts);
        },
        { signal },
      );
    },
    dispose: () => host.stop(),
  };
}
