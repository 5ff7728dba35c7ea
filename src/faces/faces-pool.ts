import { AppError, messageOf } from '../errors.ts';
import { handOver } from '../rpc/serve.ts';
import { createWorkerHost, type WorkerHost } from '../rpc/worker-host.ts';
import { afterFailure, afterPhoto, type Failure, newRecord } from './engine-policy.ts';
import { type Analysis, type Backend, type EngineOptions, type FacesApi, isEngineDown } from './faces-api.ts';

/** What was found in a photo, and whether that is to be believed. */
export interface ReadPhoto extends Analysis {
  /**
   * What counts: the same, once the worker has passed a test that came after it; or what a new worker found, if
   * it did not pass. Rejects as `analyze` does. Missing where nothing is to be proven, as on wasm.
   */
  readonly proven?: Promise<Analysis>;
}

export interface FacesClient {
  /** The backend in use: it passed its known-answer test. WebGL that keeps failing is left for wasm. */
  readonly backend: Backend;
  /** Photos that can be worked on at the same time. */
  readonly capacity: number;
  /**
   * Find and describe the faces of one photo, when a worker is free. If that goes wrong, a new worker
   * tries once more.
   * @param photo upright; consumed
   * @param decodeAgain gives the photo for the second try
   * @throws what `decodeAgain` throws; AppError `WORKER_CRASH`, `TIMEOUT` or `WORKER_STOPPED`; the engine's
   *   errors; `NO_BACKEND`, `MODEL_LOAD`, `CANVAS_BLOCKED` or `ENGINE_DOWN` if no worker comes up any more
   */
  analyze(photo: ImageBitmap, decodeAgain: () => Promise<ImageBitmap>): Promise<ReadPhoto>;
  /** End the workers for good; what is under way and what still comes rejects with `WORKER_STOPPED`. */
  dispose(): void;
}

/** Loading and compiling takes seconds, on a slow line more; a photo that needs longer than this hangs. */
export const START_TIMEOUT_MS = 120_000;
const PHOTO_TIMEOUT_MS = 60_000;

/** WebGL has to prove itself after so many photos, and when it has had nothing to do for a moment. */
const PROVE_EVERY = 8;
const PROVE_AFTER_MS = 200;

interface Job {
  /** Null if it has to be decoded anew. */
  photo: ImageBitmap | null;
  readonly decodeAgain: () => Promise<ImageBitmap>;
  /** Workers that it has ended. */
  tries: number;
  resolve(read: ReadPhoto): void;
  reject(error: unknown): void;
}

/** An answer that its worker has still to vouch for. */
interface Unproven extends Pick<Job, 'decodeAgain' | 'reject'> {
  readonly analysis: Analysis;
  resolve(proven: Analysis | Promise<Analysis>): void;
}

interface Slot {
  readonly host: WorkerHost<FacesApi>;
  started: boolean;
  busy: boolean;
  unproven: Unproven[];
}

export interface FacesPoolOptions {
  /** A worker that runs the first of the backends. */
  readonly first: WorkerHost<FacesApi>;
  /** The one in use, then those to fall back to. */
  readonly backends: readonly Backend[];
  optionsFor(backend: Backend): EngineOptions;
  start(): Worker;
}

/** One GPU needs one worker; without it each core but one may have its own, so that the page stays quick. */
function capacityOf(backend: Backend): number {
  const cores = navigator.hardwareConcurrency || 2;
  return backend === 'webgl' ? 1 : Math.min(4, cores > 2 ? cores - 1 : cores);
}

/** The workers of one engine: each has one photo at a time, and none is trusted after an error. */
export function createFacesPool({ first, backends, optionsFor, start }: FacesPoolOptions): FacesClient {
  let record = newRecord(backends);
  let jobs: Job[] = [];
  /** Why nothing more is to come. */
  let ended: unknown = null;
  const backend = () => record.backends[0] ?? 'wasm';
  const newSlot = (host: WorkerHost<FacesApi>, started = false): Slot => ({
    host,
    started,
    busy: false,
    unproven: [],
  });
  const newSlots = (count: number) =>
    Array.from({ length: count }, () => newSlot(createWorkerHost<FacesApi>(start)));
  let slots = [newSlot(first, true), ...newSlots(capacityOf(backend()) - 1)];

  function end(error: unknown): void {
    ended = error;
    const left = jobs;
    jobs = [];
    for (const job of left) {
      job.photo?.close();
      job.reject(error);
    }
    for (const { host, unproven } of slots) {
      host.stop();
      for (const { reject } of unproven) reject(error);
    }
  }

  function pump(): void {
    for (const slot of slots) if (!slot.busy && jobs.length > 0) void work(slot);
  }

  async function work(slot: Slot): Promise<void> {
    slot.busy = true;
    for (let job = jobs.shift(); job; job = slots.includes(slot) ? jobs.shift() : undefined) {
      const settle = await serve(slot, job);
      // at one go with what follows, so that the next photo finds this worker free rather than starts another
      settle?.();
      if (slot.unproven.length >= PROVE_EVERY) await prove(slot);
    }
    slot.busy = false;
    if (slot.unproven.length > 0) setTimeout(() => void proveIfIdle(slot), PROVE_AFTER_MS);
  }

  async function proveIfIdle(slot: Slot): Promise<void> {
    if (slot.busy || ended !== null) return;
    slot.busy = true;
    await prove(slot);
    slot.busy = false;
    pump();
  }

  /** @returns hands the answer to whoever waits for it */
  async function serve(slot: Slot, job: Job): Promise<(() => void) | undefined> {
    let photo = job.photo;
    job.photo = null;
    try {
      photo ??= await job.decodeAgain();
    } catch (error) {
      return () => job.reject(error);
    }
    let failure: Failure = 'start';
    try {
      if (ended !== null) throw ended;
      await bringUp(slot);
      failure = 'photo';
      const given = photo;
      const analysis = await slot.host.call((api) => api.analyze(handOver(given, [given])), {
        timeoutMs: PHOTO_TIMEOUT_MS,
      });
      record = afterPhoto(record);
      const read = backend() === 'webgl' ? { ...analysis, proven: toProve(slot, job, analysis) } : analysis;
      return () => job.resolve(read);
    } catch (error) {
      photo.close();
      handle(slot, failure === 'photo' ? await whatFailed(slot, error) : failure, error, job);
      return undefined;
    }
  }

  /** Whether it was the photo: a GPU that computes nonsense makes good ones throw. */
  async function whatFailed(slot: Slot, error: unknown): Promise<Failure> {
    if (isGpuLost(error)) return 'gpuLost';
    // who died or hung cannot be asked
    if (backend() !== 'webgl' || !slot.host.isUp) return 'photo';
    try {
      await vouch(slot);
      return 'photo';
    } catch (reason) {
      return isGpuLost(reason) ? 'gpuLost' : 'wrongAnswer';
    }
  }

  async function bringUp(slot: Slot): Promise<void> {
    if (slot.started && slot.host.isUp) return;
    await slot.host.call((api) => api.start(optionsFor(backend())), { timeoutMs: START_TIMEOUT_MS });
    // it may have come up too late
    if (ended !== null) throw ended;
    slot.started = true;
  }

  function toProve(slot: Slot, { decodeAgain }: Job, analysis: Analysis): Promise<Analysis> {
    const proven = new Promise<Analysis>((resolve, reject) => {
      slot.unproven.push({ analysis, decodeAgain, resolve, reject });
    });
    // not everybody waits for it
    proven.catch(() => {});
    return proven;
  }

  async function prove(slot: Slot): Promise<void> {
    try {
      // a new worker would vouch for itself only
      if (!slot.host.isUp) throw new AppError('WRONG_ANSWER', 'the worker is gone');
      await vouch(slot);
    } catch (error) {
      handle(slot, isGpuLost(error) ? 'gpuLost' : 'wrongAnswer', error, null);
    }
  }

  async function vouch(slot: Slot): Promise<void> {
    await slot.host.call((api) => api.prove(), { timeoutMs: PHOTO_TIMEOUT_MS });
    for (const { resolve, analysis } of slot.unproven) resolve(analysis);
    slot.unproven = [];
  }

  // after an error nobody knows what state Human is in: a new worker is cheap, a wrong face is not
  function handle(slot: Slot, failure: Failure, error: unknown, job: Job | null): void {
    slot.host.stop();
    slot.started = false;
    if (ended !== null) {
      job?.reject(ended);
      return;
    }
    if (job && failure === 'photo') job.tries++;
    if (failure === 'start' && slots.some((other) => other !== slot && other.started && other.host.isUp)) {
      // there is no room for so many
      slots = slots.filter((other) => other !== slot);
      if (job) jobs.unshift(job);
      pump();
      return;
    }
    const before = backend();
    const { record: after, verdict } = afterFailure(record, failure, job?.tries ?? 0);
    record = after;
    const redo = slot.unproven.map(
      ({ decodeAgain, resolve, reject }): Job => ({
        photo: null,
        decodeAgain,
        tries: 0,
        resolve: ({ proven, ...analysis }) => resolve(proven ?? analysis),
        reject,
      }),
    );
    slot.unproven = [];
    if (job && verdict === 'quarantine') job.reject(error);
    jobs = [...redo, ...(job && verdict !== 'quarantine' ? [job] : []), ...jobs];
    if (verdict === 'giveUp')
      end(isEngineDown(error) ? error : new AppError('ENGINE_DOWN', messageOf(error)));
    else if (backend() !== before) {
      slots = newSlots(capacityOf(backend()));
      pump();
    }
  }

  return {
    get backend() {
      return backend();
    },
    get capacity() {
      return slots.length;
    },
    analyze(photo, decodeAgain) {
      return new Promise((resolve, reject) => {
        if (ended !== null) {
          photo.close();
          reject(ended);
          return;
        }
        jobs.push({ photo, decodeAgain, tries: 0, resolve, reject });
        pump();
      });
    },
    dispose() {
      if (ended === null) end(new AppError('WORKER_STOPPED', 'the engine was shut down'));
    },
  };
}

function isGpuLost(error: unknown): boolean {
  return error instanceof AppError && error.code === 'GPU_LOST';
}
