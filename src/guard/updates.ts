import { SERVICE_WORKER } from './content-security.ts';
import { TAKE_OVER } from './take-over.ts';

/** What a page knows of its service worker. */
export interface UpdateState {
  /** Whether the app is kept for use without a network: not (yet), or all of it. */
  readonly isKept: boolean;
  /** A newer version is here and waits until it is asked for, or until no page is open. */
  readonly isWaiting: boolean;
  /** Other pages that were open when the newer version was asked for; it cannot take over under their feet. */
  readonly otherPages: number;
}

export interface Updates {
  /** Install the service worker, if this browser has such and lets us. */
  start(): void;
  /** Have the waiting version take over and reload the page, unless other pages are open. */
  apply(): Promise<void>;
  get(): UpdateState;
  /** @returns ends it */
  subscribe(listener: () => void): () => void;
}

/** A page may stay open for days. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

/** The updates of this page; `main.tsx` starts them. */
export const updates: Updates = createUpdates();

export function createUpdates(): Updates {
  const listeners = new Set<() => void>();
  let state: UpdateState = { isKept: false, isWaiting: false, otherPages: 0 };
  let registration: ServiceWorkerRegistration | undefined;

  function set(change: Partial<UpdateState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function look(): void {
    const isKept = registration?.active != null;
    // the very first one passes through that state, too
    set({ isKept, isWaiting: isKept && registration?.waiting != null });
  }

  function follow(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', look);
  }

  function lookForUpdates(found: ServiceWorkerRegistration): void {
    let lookedAt = performance.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || performance.now() - lookedAt < LOOK_AGAIN_MS) return;
      lookedAt = performance.now();
      // without a network there is nothing to find
      found.update().catch(() => {});
    });
  }

  async function register(): Promise<void> {
    const url = new URL(SERVICE_WORKER, document.baseURI);
    registration = await navigator.serviceWorker.register(url, { updateViaCache: 'none' });
    // a browser under test may refuse without a word
    if (!registration) return;
    for (const worker of [registration.installing, registration.waiting, registration.active]) follow(worker);
    registration.addEventListener('updatefound', () => follow(registration?.installing ?? null));
    look();
    lookForUpdates(registration);
  }

  return {
    start() {
      if (!('serviceWorker' in navigator)) return;
      // what the page itself needs comes first; without the worker it only needs the network each time
      const begin = () => void register().catch(() => {});
      if (document.readyState === 'complete') begin();
      else window.addEventListener('load', begin, { once: true });
    },

    async apply() {
      const waiting = registration?.waiting;
      if (!waiting) return;
      const taken = new Promise<void>((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true }),
      );
      const { port1, port2 } = new MessageChannel();
      const otherPages = await new Promise<number>((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
        waiting.postMessage(TAKE_OVER, [port2]);
      });
      set({ otherPages });
      if (otherPages > 0) return;
      await taken;
      location.reload();
    },

    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
