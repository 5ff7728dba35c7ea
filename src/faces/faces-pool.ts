import { AppError, messageOf } from '../errors.ts';
import { createWorkerHost, type WorkerHost } from '../rpc/worker-host.ts';
import { afterFailure, afterPhoto, type Failure, newRecord } from './engine-policy.ts';
import { type Analysis, type Backend, type EngineOptions, type FacesApi, isEngineDown } from './faces-api.ts';
import { createFacesSlot, distrustOf, type FacesSlot } from './faces-slot.ts';

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
  const isToProve = () => backend() === 'webgl';
  const newSlots = (count: number) =>
    Array.from({ length: count }, () => createFacesSlot(createWorkerHost<FacesApi>(start)));
  let slots = [createFacesSlot(first, true), ...newSlots(capacityOf(backend()) - 1)];

  function end(error: unknown): void {
    ended = error;
    const left = jobs;
    jobs = [];
    for (const job of left) {
      job.photo?.close();
      job.reject(error);
    }
    for (const slot of slots) for (const { reject } of slot.stop()) reject(error);
  }

  function pump(): void {
    for (const slot of slots) if (!slot.busy && jobs.length > 0) void work(slot);
  }

  async function work(slot: FacesSlot): Promise<void> {
    slot.busy = true;
    while (slots.includes(slot)) {
      // also when its worker is gone: the next one could not vouch for what that one answered
      if (slot.unproven >= PROVE_EVERY || (slot.unproven > 0 && !slot.isUp)) {
        await prove(slot);
        continue;
      }
      const job = jobs.shift();
      if (!job) break;
      const settle = await serve(slot, job);
      // at one go with what follows, so that the next photo finds this worker free rather than starts another
      settle?.();
    }
    slot.busy = false;
    if (slot.unproven > 0) setTimeout(() => void proveIfIdle(slot), PROVE_AFTER_MS);
  }

  async function proveIfIdle(slot: FacesSlot): Promise<void> {
    if (slot.busy || ended !== null) return;
    slot.busy = true;
    await prove(slot);
    slot.busy = false;
    pump();
  }

  /** @returns hands the answer to whoever waits for it */
  async function serve(slot: FacesSlot, job: Job): Promise<(() => void) | undefined> {
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
      await slot.bringUp(optionsFor(backend()));
      // it may have come up too late
      if (ended !== null) throw ended;
      failure = 'photo';
      const analysis = await slot.read(photo);
      record = afterPhoto(record);
      const read = isToProve() ? { ...analysis, proven: slot.toProve(analysis, job.decodeAgain) } : analysis;
      return () => job.resolve(read);
    } catch (error) {
      photo.close();
      handle(slot, failure === 'photo' ? await slot.failureOf(error, isToProve()) : failure, error, job);
      return undefined;
    }
  }

  async function prove(slot: FacesSlot): Promise<void> {
    try {
      await slot.prove();
    } catch (error) {
      handle(slot, distrustOf(error), error, null);
    }
  }

  // after an error nobody knows what state Human is in: a new worker is cheap, a wrong face is not
  function handle(slot: FacesSlot, failure: Failure, error: unknown, job: Job | null): void {
    const unproven = slot.stop();
    if (ended !== null) {
      for (const { reject } of [...unproven, ...(job ? [job] : [])]) reject(ended);
      return;
    }
    if (job && failure === 'photo') job.tries++;
    if (failure === 'start' && slots.some((other) => other !== slot && other.isUp)) {
      // there is no room for so many
      slots = slots.filter((other) => other !== slot);
      if (job) jobs.unshift(job);
      pump();
      return;
    }
    const before = backend();
    const { record: after, verdict } = afterFailure(record, failure, job?.tries ?? 0);
    record = after;
    const redo = unproven.map(
      ({ decodeAgain, resolve, reject }): Job => ({
        photo: null,
        decodeAgain,
        tries: 0,
        resolve: ({ proven, ...analysis }) => resolve(proven ?? analysis),
        reject,
      }),
    );
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
