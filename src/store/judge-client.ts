import type { Matrix } from '../math/matrix.ts';
import type { Gallery } from '../people/gallery.ts';
import { createWorkerHost } from '../rpc/worker-host.ts';
import type { Judged, JudgeService, JudgeTraining, Trained } from './judge-service.ts';

/** Judges faces in a worker. */
export interface JudgeClient {
  /**
   * Make a judge; the worker keeps the gallery of the last call, so that other thresholds cost no copy.
   * @throws Error named RangeError as assertGallery; AppError if the worker died
   */
  train(gallery: Gallery, training: JudgeTraining): Promise<Trained>;
  /** By the judge trained last. @throws Error named RangeError if there is none, also after the worker died */
  judge(faces: Matrix): Promise<Judged>;
  /** End the worker; calls under way reject. */
  dispose(): void;
}

export function createJudgeClient(
  start: () => Worker = () =>
    new Worker(new URL('./judge.worker.ts', import.meta.url), { type: 'module', name: 'judge' }),
): JudgeClient {
  const host = createWorkerHost<JudgeService>(start);
  let held: Gallery | null = null;
  return {
    train: (gallery, training) =>
      host.call(async (api) => {
        if (held === gallery) {
          // a worker that has died since holds nothing, and then refuses
          const again = await api.train(training).catch(() => null);
          if (again) return again;
        }
        held = null;
        await api.hold(gallery);
        const trained = await api.train(training);
        held = gallery;
        return trained;
      }),
    judge: (faces) => host.call((api) => api.judge(faces)),
    dispose() {
      held = null;
      host.stop();
    },
  };
}
