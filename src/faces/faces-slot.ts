import { AppError } from '../errors.ts';
import { handOver } from '../rpc/serve.ts';
import type { WorkerHost } from '../rpc/worker-host.ts';
import type { Failure } from './engine-policy.ts';
import type { Analysis, EngineOptions, FacesApi } from './faces-api.ts';

/** An answer that its worker has still to vouch for. */
export interface Unproven {
  readonly analysis: Analysis;
  /** Gives the photo once more, should it have to be read by another worker. */
  readonly decodeAgain: () => Promise<ImageBitmap>;
  resolve(proven: Analysis | Promise<Analysis>): void;
  reject(error: unknown): void;
}

/** One worker of an engine, or room for one, and the answers that it has still to vouch for. */
export interface FacesSlot {
  /** Whether it has a photo or is being tested. */
  busy: boolean;
  /** Whether its worker was started and lives. */
  readonly isUp: boolean;
  /** Answers that it has still to vouch for. */
  readonly unproven: number;
  /** Start a worker if none is up. @throws as {@link FacesApi.start}, `TIMEOUT` or `WORKER_CRASH` */
  bringUp(options: EngineOptions): Promise<void>;
  /** @throws as {@link FacesApi.analyze}, `TIMEOUT` or `WORKER_CRASH` */
  read(photo: ImageBitmap): Promise<Analysis>;
  /** What an answer comes to once the worker has vouched for it, or another one has read the photo again. */
  toProve(analysis: Analysis, decodeAgain: () => Promise<ImageBitmap>): Promise<Analysis>;
  /** Have the worker vouch for all of its answers. @throws what says that it cannot, with which nothing is settled */
  prove(): Promise<void>;
  /** Whether an error while it had a photo is the photo's: a GPU that computes nonsense makes good ones throw. */
  failureOf(error: unknown, isTestable: boolean): Promise<Failure>;
  /** End the worker. @returns the answers that nobody vouches for now */
  stop(): readonly Unproven[];
}

/** Loading and compiling takes seconds, on a slow line more; a photo that needs longer than this hangs. */
export const START_TIMEOUT_MS = 120_000;
const PHOTO_TIMEOUT_MS = 60_000;

/** @param started whether the host's worker is up and has its models */
export function createFacesSlot(host: WorkerHost<FacesApi>, started = false): FacesSlot {
  let unproven: Unproven[] = [];

  async function prove(): Promise<void> {
    // a new worker would vouch for itself only
    if (!host.isUp) throw new AppError('WRONG_ANSWER', 'the worker is gone');
    await host.call((api) => api.prove(), { timeoutMs: PHOTO_TIMEOUT_MS });
    for (const { resolve, analysis } of unproven) resolve(analysis);
    unproven = [];
  }

  return {
    busy: false,
    get isUp() {
      return started && host.isUp;
    },
    get unproven() {
      return unproven.length;
    },
    async bringUp(options) {
      if (started && host.isUp) return;
      await host.call((api) => api.start(options), { timeoutMs: START_TIMEOUT_MS });
      started = true;
    },
    read: (photo) =>
      host.call((api) => api.analyze(handOver(photo, [photo])), { timeoutMs: PHOTO_TIMEOUT_MS }),
    toProve(analysis, decodeAgain) {
      const proven = new Promise<Analysis>((resolve, reject) => {
        unproven.push({ analysis, decodeAgain, resolve, reject });
      });
      // not everybody waits for it
      proven.catch(() => {});
      return proven;
    },
    prove,
    async failureOf(error, isTestable) {
      if (isGpuLost(error)) return 'gpuLost';
      // who died or hung cannot be asked
      if (!isTestable || !host.isUp) return 'photo';
      try {
        await prove();
        return 'photo';
      } catch (reason) {
        return distrustOf(reason);
      }
    },
    stop() {
      host.stop();
      started = false;
      const left = unproven;
      unproven = [];
      return left;
    },
  };
}

/** Why a worker that did not pass the test is not to be trusted. */
export function distrustOf(error: unknown): Failure {
  return isGpuLost(error) ? 'gpuLost' : 'wrongAnswer';
}

function isGpuLost(error: unknown): boolean {
  return error instanceof AppError && error.code === 'GPU_LOST';
}
