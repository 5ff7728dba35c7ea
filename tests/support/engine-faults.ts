import type { BrowserContext, Page } from '@playwright/test';
import { readDescriptors, readGroups } from './read-page.ts';

/** What a faces worker can be made to do by a message from the page. */
export type WorkerFault = 'terminate' | 'close' | 'throw' | 'hang' | 'noMemory' | 'loseContext' | 'zeros';

interface Faulty {
  /** Ends or spoils one of the workers that have a photo or had one, or else of those that start. */
  strike(fault: WorkerFault, choice: number): void;
  /** Spoils a worker with the `count`-th photo that is given to any: just before it comes, or so many ms after. */
  strikeAt(count: number, fault: WorkerFault, afterMs: number | null): void;
  /** Photos given to workers so far. */
  readonly given: number;
  /** Workers that live and have been given one. */
  readonly fed: number;
}

declare global {
  interface Window {
    faulty: Faulty;
  }
}

export interface FaultOptions {
  /** What the page takes for the minute that a photo may take, in ms, and half of what a start may take. */
  readonly minuteMs?: number;
  /** Run in the worker before its own script, e.g. to spoil what the browser gives it. */
  readonly inWorker?: string;
}

const FACES_WORKER = /\/faces\.worker-[^/]*\.js$/;

// a photo 333 pixels wide kills the worker, one of 334 hangs it
const OBEY = `{
const contexts = [];
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (kind, ...rest) {
  const context = getContext.call(this, kind, ...rest);
  if (context && kind.startsWith('webgl')) contexts.push(context);
  return context;
};
const acts = {
  close: () => self.close(),
  throw: () => setTimeout(() => { throw new Error('thrown by the test'); }),
  hang: () => { for (;;); },
  noMemory: () => {
    const { getImageData } = OffscreenCanvasRenderingContext2D.prototype;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function () {
      OffscreenCanvasRenderingContext2D.prototype.getImageData = getImageData;
      throw new RangeError('Array buffer allocation failed');
    };
  },
  loseContext: () => { for (const gl of contexts) gl.getExtension('WEBGL_lose_context')?.loseContext(); },
  zeros: () => {
    const { readPixels, getBufferSubData } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.readPixels = function (...given) {
      readPixels.apply(this, given);
      if (ArrayBuffer.isView(given[6])) given[6].fill(0);
    };
    WebGL2RenderingContext.prototype.getBufferSubData = function (...given) {
      getBufferSubData.apply(this, given);
      given[2].fill(0);
    };
  },
};
self.addEventListener('message', (event) => {
  const act = acts[event.data?.fault];
  if (act) {
    event.stopImmediatePropagation();
    act();
  }
  const width = event.data?.argumentList?.[0]?.value?.width;
  if (width === 333) { event.stopImmediatePropagation(); self.close(); }
  if (width === 334) for (;;);
});
}
`;

/** Make the workers of all pages to come obey {@link Faulty.strike}, without a word of it in the app. */
export async function makeFaulty(
  context: BrowserContext,
  { minuteMs = 5000, inWorker = '' }: FaultOptions = {},
): Promise<void> {
  await context.route(FACES_WORKER, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${OBEY}${inWorker}${await response.text()}` });
  });
  await context.addInitScript((minute) => {
    const alive = new Set<Worker>();
    const fed = new Set<Worker>();
    const fedNow = () => [...alive].filter((worker) => fed.has(worker));
    let given = 0;
    const due = new Map<number, (worker: Worker) => void>();
    const RealWorker = window.Worker;
    window.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name === 'faces') alive.add(this);
      }
      override postMessage(message: unknown, rest?: unknown): void {
        if ((message as { path?: string[] }).path?.[0] === 'analyze') {
          given++;
          fed.add(this);
          due.get(given)?.(this);
        }
        super.postMessage(message, rest as StructuredSerializeOptions);
      }
      override terminate(): void {
        alive.delete(this);
        super.terminate();
      }
    };
    const wait = window.setTimeout;
    // past the app, which is to notice by itself
    const spoil = (worker: Worker, fault: WorkerFault) => {
      if (fault === 'terminate') {
        alive.delete(worker);
        RealWorker.prototype.terminate.call(worker);
      } else worker.postMessage({ fault });
    };
    Object.assign(window, {
      setTimeout: (act: () => void, ms?: number) =>
        wait(act, ms === 60_000 ? minute : ms === 120_000 ? 2 * minute : ms),
      faulty: {
        strike(fault: WorkerFault, choice: number) {
          const workers = fedNow().length > 0 ? fedNow() : [...alive];
          const worker = workers[choice % workers.length];
          if (worker) spoil(worker, fault);
        },
        strikeAt(count: number, fault: WorkerFault, afterMs: number | null) {
          due.set(count, (worker) => {
            if (afterMs === null) spoil(worker, fault);
            else wait(() => spoil(worker, fault), afterMs);
          });
        },
        get fed() {
          return fedNow().length;
        },
        get given() {
          return given;
        },
      },
    });
  }, minuteMs);
}

/** What a run came to. */
export interface Ending {
  readonly groups: string[][];
  readonly descriptors: Map<string, Float32Array>;
  /** Path and state, with the reason's code and detail, of all rows that were not read. */
  readonly notRead: readonly string[];
  /** Photos given to workers more than once. */
  readonly again: number;
  readonly backend: string | null;
  /** The sentence above the page, with its details; '' if there is none. */
  readonly sentence: string | null;
}

export async function readEnding(page: Page): Promise<Ending> {
  const { notRead, photos, given, backend, hasNotice } = await page.evaluate(() => {
    const state = window.kaomap.store.getState();
    return {
      notRead: state.photos
        .filter((photo) => photo.state !== 'read')
        .map((p) => [p.path, p.state, p.reason?.code, p.reason?.detail].filter(Boolean).join(' ')),
      photos: state.photos.filter((photo) => photo.state !== 'waiting').length,
      given: window.faulty.given,
      backend: state.run.backend,
      hasNotice: state.notice !== null,
    };
  });
  return {
    groups: await readGroups(page),
    descriptors: await readDescriptors(page),
    notRead,
    again: Math.max(0, given - photos),
    backend,
    sentence: hasNotice ? await page.locator('[data-code]').textContent() : '',
  };
}
