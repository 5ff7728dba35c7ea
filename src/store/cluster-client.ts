import type { DensityTree } from '../cluster/density-tree.ts';
import type { Matrix } from '../math/matrix.ts';
import { callback, handOver } from '../rpc/serve.ts';
import { createWorkerHost } from '../rpc/worker-host.ts';
import type { ClusterService } from './cluster-service.ts';

export interface TreeOptions {
  readonly signal?: AbortSignal | undefined;
  /** (n) not 0 for a weak point; see `densityTree`. */
  readonly weak?: Uint8Array | undefined;
  /** Called now and then with the share of the pairs that is looked at, in (0, 1]. Not called for few points. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface ClusterClient {
  /**
   * Build the density tree of `points` in a worker, which remembers them: if they begin with those of the
   * last call, only the rest is sent and looked at, and with the same points another minPts or other weak
   * points cost next to nothing. They are copied, the caller keeps its own but must not change them.
   * Aborting ends the worker, and with it any other build under way and what it remembers.
   * @throws Error named RangeError as `buildPairIndex` and `densityTree`; AppError if the worker died; AbortError
   */
  buildTree(points: Matrix, minPts: number, options?: TreeOptions): Promise<DensityTree>;
  /**
   * Cut one cluster of the points that were built last by average linkage, in the worker.
   * @param members (m) rows of those points, ascending
   * @returns (m) part of each member, numbered by first member
   * @throws Error named RangeError if nothing was built; AppError if the worker died
   */
  refineCluster(members: Int32Array, distance: number): Promise<Int32Array>;
  /** End the worker; a build under way rejects with `WORKER_STOPPED`. */
  dispose(): void;
}

export function createClusterClient(
  start: () => Worker = () =>
    new Worker(new URL('./cluster.worker.ts', import.meta.url), { type: 'module', name: 'cluster' }),
): ClusterClient {
  const host = createWorkerHost<ClusterService>(start);
  // what the worker holds, unless it has died since; it knows, and says so
  let sent: { readonly id: number; readonly points: Matrix } | null = null;
  let requests = 0;

  return {
    buildTree(points, minPts, { signal, weak, onProgress } = {}) {
      return host.call(
        async (api) => {
          const send = (from: number, base: number, id: number) => {
            // a matrix may be a window on a larger buffer, all of which would be cloned
            const added = points.data.slice(from * points.cols);
            const { cols } = points;
            const rows = points.rows - from;
            const request = { base, id, added, rows, cols, minPts, weak: weak?.slice() ?? null };
            return api.build(handOver(request, [added.buffer]), onProgress ? callback(onProgress) : null);
          };
          const before = sent;
          const id = ++requests;
          const known = before !== null && startsWith(points, before.points);
          let tree = known ? await send(before.points.rows, before.id, id) : await send(0, 0, id);
          tree ??= await send(0, 0, id);
          if (tree === null) throw new TypeError('the worker must answer with a tree');
          sent = { id, points };
          return tree;
        },
        { signal },
      );
    },
    refineCluster: (members, distance) => host.call((api) => api.refineCluster(members, distance)),
    dispose: () => host.stop(),
  };
}

function startsWith(points: Matrix, head: Matrix): boolean {
  if (points.cols !== head.cols || points.rows < head.rows) return false;
  if (points.data === head.data) return true;
  for (let s = 0; s < head.data.length; s++) if (points.data[s] !== head.data[s]) return false;
  return true;
}
