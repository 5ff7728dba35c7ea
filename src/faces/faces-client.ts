import { AppError } from '../errors.ts';
import { handOver } from '../rpc/serve.ts';
import { createWorkerHost, type WorkerHost } from '../rpc/worker-host.ts';
import type { DescriptorId } from './descriptor-spec.ts';
import type { Analysis, Backend, EngineOptions, FacesApi } from './faces-api.ts';

export interface FacesClient {
  /** The backend that passed its known-answer test. */
  readonly backend: Backend;
  /** Photos that can be worked on at the same time. */
  readonly capacity: number;
  /**
   * Find and describe the faces of one photo, when a worker is free. If that goes wrong, a new worker
   * tries once more.
   * @param photo upright; consumed
   * @param decodeAgain gives the photo for the second try
   * @throws what `decodeAgain` throws; AppError `WORKER_CRASH`, `TIMEOUT` or `WORKER_STOPPED`; the engine's errors
   */
  analyze(photo: ImageBitmap, decodeAgain: () => Promise<ImageBitmap>): Promise<Analysis>;
  /** End the workers for good; what is under way and what still comes rejects with `WORKER_STOPPED`. */
  dispose(): void;
}

export interface FacesClientOptions {
  readonly descriptorId: DescriptorId;
  /** Backends to try, best first. */
  readonly backends: readonly Backend[];
  readonly baseUrl: string;
  readonly anySpeed: boolean;
}

/** Loading and compiling takes seconds, on a slow line more; a photo that needs longer than this hangs. */
const START_TIMEOUT_MS = 120_000;
const PHOTO_TIMEOUT_MS = 60_000;

const startWorker = () =>
  new Worker(new URL('./faces.worker.ts', import.meta.url), { type: 'module', name: 'faces' });

/** One GPU needs one worker; without it each core but one may have its own, so that the page stays quick. */
function capacityOf(backend: Backend): number {
  const cores = navigator.hardwareConcurrency || 2;
  return backend === 'webgl' ? 1 : Math.min(4, cores > 2 ? cores - 1 : cores);
}

/**
 * Start the first backend that works and passes its known-answer test.
 * @throws AppError `NO_BACKEND` or `MODEL_LOAD` of the last one tried
 */
export async function createFacesClient(
  { backends, ...common }: FacesClientOptions,
  start: () => Worker = startWorker,
): Promise<FacesClient> {
  let failure: unknown = new AppError('NO_BACKEND', 'no backend to try');
  for (const backend of backends) {
    const host = createWorkerHost<FacesApi>(start);
    try {
      // nothing comes after wasm, so slow beats nothing, also while other workers start beside it
      const options = { ...common, backend, anySpeed: common.anySpeed || backend === 'wasm' };
      await host.call((api) => api.start(options), { timeoutMs: START_TIMEOUT_MS });
      return createPool(host, options, start);
    } catch (error) {
      failure = error;
      host.stop();
    }
  }
  throw failure;
}

interface Slot {
  readonly host: WorkerHost<FacesApi>;
  started: boolean;
}

function createPool(first: WorkerHost<FacesApi>, options: EngineOptions, start: () => Worker): FacesClient {
  const capacity = capacityOf(options.backend);
  const slots: Slot[] = [{ host: first, started: true }];
  while (slots.length < capacity) slots.push({ host: createWorkerHost<FacesApi>(start), started: false });
  const free = [...slots];
  let isDisposed = false;
  const waiting: ((slot: Slot) => void)[] = [];

  const take = () => {
    const slot = free.shift();
    return slot ? Promise.resolve(slot) : new Promise<Slot>((resolve) => waiting.push(resolve));
  };
  const giveBack = (slot: Slot) => {
    const next = waiting.shift();
    if (next) next(slot);
    // first to be taken again: what is up needs no start
    else free.unshift(slot);
  };

  // a call would start the worker anew
  const refuseIfDisposed = () => {
    if (isDisposed) throw new AppError('WORKER_STOPPED', 'the engine was shut down');
  };

  async function attempt(slot: Slot, photo: ImageBitmap): Promise<Analysis> {
    try {
      refuseIfDisposed();
      if (!slot.started) await slot.host.call((api) => api.start(options), { timeoutMs: START_TIMEOUT_MS });
      slot.started = true;
      refuseIfDisposed();
      return await slot.host.call((api) => api.analyze(handOver(photo, [photo])), {
        timeoutMs: PHOTO_TIMEOUT_MS,
      });
    } catch (error) {
      photo.close();
      // after an error nobody knows what state Human is in: a new worker is cheap, a wrong face is not
      slot.host.stop();
      slot.started = false;
      throw error;
    }
  }

  return {
    backend: options.backend,
    capacity,
    async analyze(photo, decodeAgain) {
      const slot = await take();
      try {
        return await attempt(slot, photo).catch(async (error: unknown) => {
          if (error instanceof AppError && error.code === 'WORKER_STOPPED') throw error;
          return attempt(slot, await decodeAgain());
        });
      } finally {
        giveBack(slot);
      }
    },
    dispose: () => {
      isDisposed = true;
      for (const { host } of slots) host.stop();
    },
  };
}
