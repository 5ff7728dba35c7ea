import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Backend } from '../../src/faces/faces-api.ts';
import { createKaomap, type Kaomap } from '../../src/store/kaomap.ts';
import { createFakeBrowser } from '../unit/storage/fake-browser.ts';
import { settle } from './deferred.ts';
import { makeDetected } from './made-faces.ts';
import { type PageWorkers, stubWorkers } from './page-workers.ts';

const BASE_URL = 'https://example.org/kaomap/';

/** A visit to the page in a browser that keeps its work. */
export interface Visit {
  readonly kaomap: Kaomap;
  readonly workers: PageWorkers;
  /** Photos that the engine was given. */
  analyzed(): number;
  state(): ReturnType<Kaomap['store']['getState']>;
  /** Path and state of each row. */
  rows(): string[];
  /** Wait until nothing is read and what was kept is on the page. */
  rests(): Promise<void>;
  /** The tab is gone from one moment to the next. */
  crash(): Promise<void>;
}

export interface KeptWorld {
  visit(options?: VisitOptions): Promise<Visit>;
  end(): void;
}

export interface VisitOptions {
  /** Photos that the engine answers before it hangs. */
  readonly hangAfter?: number;
  /** On WebGL the engine has to prove itself. */
  readonly backend?: Backend;
}

export const until = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 5000 });

/** A browser that has never seen the page. `end` before the next. */
export function createKeptWorld(): KeptWorld {
  globalThis.indexedDB = new IDBFactory();
  const browser = createFakeBrowser();
  const all: PageWorkers[] = [];
  const visits: Kaomap[] = [];

  return {
    async visit({ hangAfter = Number.POSITIVE_INFINITY, backend = 'wasm' } = {}) {
      const workers = stubWorkers();
      all.push(workers);
      let analyzed = 0;
      workers.analyze = () =>
        analyzed++ < hangAfter ? { faces: [makeDetected()], tensors: 1 } : new Promise(() => {});
      const tabs = [browser.newTab()];
      const { locks } = tabs[0] as (typeof tabs)[0];
      const kaomap = createKaomap({
        baseUrl: BASE_URL,
        settings: { backend },
        keep: true,
        storageServices: {
          locks,
          // each opening of the storage has a channel of its own, and closes it
          get channel() {
            tabs.push(browser.newTab());
            return tabs.at(-1)?.channel ?? null;
          },
        },
      });
      visits.push(kaomap);
      const state = () => kaomap.store.getState();
      await until(() => {
        if (state().kept.phase === 'opening') throw new Error('still opening');
      });
      return {
        kaomap,
        workers,
        analyzed: () => Math.min(analyzed, hangAfter),
        state,
        rows: () => state().photos.map(({ path, state: now, reason }) => `${path} ${reason?.code ?? now}`),
        async rests() {
          await until(() => {
            const { phase } = state().run;
            if (['listing', 'starting', 'running'].includes(phase)) throw new Error(`still ${phase}`);
          });
          // what was asked for last is written
          await settle(50);
        },
        async crash() {
          await settle(50);
          for (const tab of tabs) tab.crash();
          workers.stop();
        },
      };
    },
    end() {
      for (const workers of all) workers.stop();
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    },
  };
}
