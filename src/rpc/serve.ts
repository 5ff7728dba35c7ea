// The one importer of the worker library; both sides of the border take their half from here.
import { expose, proxy, transfer, wrap } from 'comlink';
import { watchWorker } from '../guard/outside-requests.ts';

export type { Remote } from 'comlink';

/** Answer calls of a {@link import('./worker-host.ts').WorkerHost} with the methods of `api`. Worker side. */
export function serve(api: object): void {
  watchWorker();
  expose(api);
}

/** The other side's methods, each as a promise. */
export const connect = wrap;

/** Hand `value` over without copying the buffers in it; they are gone on the sender's side. */
export const handOver = transfer;

/** A function that the other side may call back, for progress. It runs on this side. */
export const callback = proxy;
