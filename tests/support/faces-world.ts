import { vi } from 'vitest';
import type { Analysis, Backend, EngineOptions, FacesApi } from '../../src/faces/faces-api.ts';
import { createFacesClient, type FacesClient } from '../../src/faces/faces-client.ts';
import { FakeWorker } from './fake-worker.ts';

interface Started {
  readonly worker: FakeWorker;
  /** What `start` was called with. */
  options?: EngineOptions;
  /** Photos that it was given, by their number. */
  readonly photos: number[];
}

/** Faces workers that do as they are told, and the client over them. */
export interface FacesWorld {
  /** All that were started, oldest first. */
  readonly workers: Started[];
  /** Refuses a start by throwing. */
  onStart: (options: EngineOptions) => void;
  /** What the i-th worker, counted from 0, makes of a photo. */
  onPhoto: (worker: number, photo: number) => Promise<Analysis> | Analysis;
  /** What the i-th worker makes of the known photo. */
  onProve: (worker: number) => Promise<void> | void;
  connect(backends: readonly Backend[], anySpeed?: boolean): Promise<FacesClient>;
  /** End the workers, and give the globals and the clock back. */
  stop(): void;
}

/** For photos that are to be decoded once only. */
export const never = () => Promise.reject(new Error('must not be decoded again'));

export const answer = (photo: number): Analysis => ({ faces: [], tensors: photo });

/** On a machine of four cores. */
export function createFacesWorld(): FacesWorld {
  vi.stubGlobal('navigator', { hardwareConcurrency: 4 });
  const world: FacesWorld = {
    workers: [],
    onStart: () => {},
    onPhoto: (_, number) => answer(number),
    onProve: () => {},
    connect: (backends, anySpeed = false) =>
      createFacesClient(
        { descriptorId: 'dlib-128-aligned-mirror', baseUrl: '/', backends, anySpeed },
        startWorker,
      ),
    stop() {
      vi.useRealTimers();
      vi.unstubAllGlobals();
      for (const { worker } of world.workers) worker.terminate();
    },
  };
  function startWorker(): Worker {
    const index = world.workers.length;
    const photos: number[] = [];
    const api: FacesApi = {
      async start(options) {
        started.options = options;
        world.onStart(options);
      },
      async analyze(photo) {
        const number = new Uint8Array(photo as unknown as ArrayBuffer)[0] ?? -1;
        photos.push(number);
        return world.onPhoto(index, number);
      },
      async prove() {
        await world.onProve(index);
      },
    };
    const started: Started = { worker: new FakeWorker(api), photos };
    world.workers.push(started);
    return started.worker.asWorker();
  }
  return world;
}

/** Stands in for a bitmap: it can be handed over and closed, and it carries its number. */
export function photo(number: number) {
  const close = vi.fn();
  const bitmap = Object.assign(Uint8Array.of(number).buffer, { close }) as unknown as ImageBitmap;
  return { bitmap, close };
}
