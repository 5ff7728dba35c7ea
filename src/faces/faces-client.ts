import { AppError } from '../errors.ts';
import { createWorkerHost } from '../rpc/worker-host.ts';
import type { DescriptorId } from './descriptor-spec.ts';
import type { Backend, FacesApi } from './faces-api.ts';
import { createFacesPool, type FacesClient } from './faces-pool.ts';
import { START_TIMEOUT_MS } from './faces-slot.ts';

export type { FacesClient, ReadPhoto } from './faces-pool.ts';

export interface FacesClientOptions {
  readonly descriptorId: DescriptorId;
  /** Backends to try, best first. */
  readonly backends: readonly Backend[];
  readonly baseUrl: string;
  readonly anySpeed: boolean;
}

const startWorker = () =>
  new Worker(new URL('./faces.worker.ts', import.meta.url), { type: 'module', name: 'faces' });

/**
 * Start the first backend that works and passes its known-answer test.
 * @throws AppError `NO_BACKEND`, `MODEL_LOAD`, `CANVAS_BLOCKED`, `TIMEOUT` or `WORKER_CRASH` of the last one tried
 */
export async function createFacesClient(
  { backends, ...common }: FacesClientOptions,
  start: () => Worker = startWorker,
): Promise<FacesClient> {
  // nothing comes after wasm, so slow beats nothing, also while other workers start beside it
  const optionsFor = (backend: Backend) => ({
    ...common,
    backend,
    anySpeed: common.anySpeed || backend === 'wasm',
  });
  let failure: unknown = new AppError('NO_BACKEND', 'no backend to try');
  for (const [i, backend] of backends.entries()) {
    const host = createWorkerHost<FacesApi>(start);
    try {
      await host.call((api) => api.start(optionsFor(backend)), { timeoutMs: START_TIMEOUT_MS });
      return createFacesPool({ first: host, backends: backends.slice(i), optionsFor, start });
    } catch (error) {
      failure = error;
      host.stop();
    }
  }
  throw failure;
}
