import type { Matrix } from '../math/matrix.ts';
import { createWorkerHost } from '../rpc/worker-host.ts';
import type { RepairHints, RepairQuestion, RepairService } from './repair-service.ts';

export interface RepairClient {
  /**
   * Look for what may be wrong with groups of `points`, in a worker, which keeps the points of the last call.
   * @throws Error named RangeError as `suggestMerges`; AppError if the worker died
   */
  find(points: Matrix, question: RepairQuestion): Promise<RepairHints>;
  /** End the worker; a question under way rejects. */
  dispose(): void;
}

export function createRepairClient(
  start: () => Worker = () =>
    new Worker(new URL('./repair.worker.ts', import.meta.url), { type: 'module', name: 'repair' }),
): RepairClient {
  const host = createWorkerHost<RepairService>(start);
  let held: Float32Array | null = null;
  return {
    find: (points, question) =>
      host.call(async (api) => {
        // a worker that has died holds nothing, and then says so
        if (held !== points.data) await api.hold({ ...points, data: points.data.slice() });
        held = null;
        const hints = await api.find(question);
        held = points.data;
        return hints;
      }),
    dispose: () => host.stop(),
  };
}
