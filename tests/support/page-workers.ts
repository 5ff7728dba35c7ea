import { vi } from 'vitest';
import type { Analysis, FacesApi } from '../../src/faces/faces-api.ts';
import { reduce } from '../../src/project/project-service.ts';
import { createClusterService } from '../../src/store/cluster-service.ts';
import { FakeWorker } from './fake-worker.ts';
import { makeDetected } from './made-faces.ts';

/** What the page's workers were asked, and how they answer. */
export interface PageWorkers {
  readonly started: string[];
  /** What the engine makes of a photo; one face unless told. */
  analyze: () => Analysis | Promise<Analysis>;
  /** Refuses to come up by throwing. */
  start: () => void;
  /** What the engine makes of the known photo. */
  prove: () => void | Promise<void>;
  stop(): void;
}

/**
 * Give Node the workers that the page starts by name: the real services of cluster and map, an engine that
 * finds a face in everything, a t-SNE that never ends. `vi.unstubAllGlobals` takes them away.
 */
export function stubWorkers(): PageWorkers {
  const workers: FakeWorker[] = [];
  const page: PageWorkers = {
    started: [],
    analyze: () => ({ faces: [makeDetected()], tensors: 1 }),
    start: () => {},
    prove: () => {},
    stop() {
      for (const worker of workers) worker.terminate();
    },
  };
  const faces: FacesApi = {
    start: async () => page.start(),
    analyze: async () => page.analyze(),
    prove: async () => page.prove(),
  };
  const services: Readonly<Record<string, object>> = {
    faces,
    cluster: createClusterService(),
    map: { reduce },
    'tsne-js': { layout: () => new Promise(() => {}) },
  };
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
  vi.stubGlobal(
    'Worker',
    class {
      constructor(_url: URL, { name = '' }: WorkerOptions) {
        const service = services[name];
        if (!service) throw new RangeError(`no such worker: ${name}`);
        page.started.push(name);
        workers.push(new FakeWorker(service));
        // biome-ignore lint/correctness/noConstructorReturn: a stand-in hands out another class
        return workers.at(-1) as object;
      }
    },
  );
  // bitmaps must be fit to cross a worker's border
  vi.stubGlobal('createImageBitmap', async () =>
    Object.assign(new ArrayBuffer(1), { width: 40, height: 30, close() {} }),
  );
  return page;
}
