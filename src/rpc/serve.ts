// The one importer of the worker library; both sides of the border take their half from here.
import { expose, proxy, transfer, wrap } from 'comlink';
import { watchWorker } from '../guard/outside-requests.ts';

export type { Remote } from 'comlink';

/** Answer calls of a {@link import('./worker-host.ts').WorkerHost} with the methods of `api`. Worker side. */
export function serve(api: object): void {
  watchWorker();
  expose(api);
  tellOfDeath();
}

/** What a worker posts once: the lock that it holds until it dies. */
interface LifeSign {
  readonly life: string;
}

// a worker that the system ends for want of memory gives no sign, but its lock comes free
function tellOfDeath(): void {
  // missing where the page is not secure; then only the time limit of a call tells
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return;
  const life = `kaomap:worker:${crypto.randomUUID()}`;
  locks
    .request(life, () => {
      postMessage({ life } satisfies LifeSign);
      return new Promise(() => {});
    })
    .catch(() => {});
}

/** Call `onDeath` when the worker is gone, however it went. Page side; to be called before the worker speaks. */
export function watchLife(worker: Worker, onDeath: () => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<LifeSign> | null>) => {
    if (typeof data?.life === 'string') navigator.locks.request(data.life, onDeath).catch(() => {});
  });
}

/** The other side's methods, each as a promise. */
export const connect = wrap;

/** Hand `value` over without copying the buffers in it; they are gone on the sender's side. */
export const handOver = transfer;

/** A function that the other side may call back, for progress. It runs on this side. */
export const callback = proxy;
