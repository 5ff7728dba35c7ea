import { AppError, fromWire } from '../errors.ts';
import { connect, type Remote, watchLife } from './serve.ts';

export interface CallOptions {
  /** Aborting ends the worker at once: what runs in it cannot be interrupted otherwise. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the worker counts as hung and is ended. */
  readonly timeoutMs?: number | undefined;
}

/** One worker that is started on the first call and started again after it died. */
export interface WorkerHost<Api> {
  /**
   * Call into the worker. Settles exactly once, whatever dies.
   * @throws AppError `WORKER_CRASH`, `WORKER_STOPPED` or `TIMEOUT`; AbortError; or what the callee threw
   */
  call<T>(job: (api: Remote<Api>) => Promise<T>, options?: CallOptions): Promise<T>;
  /** End the worker; calls under way reject with `WORKER_STOPPED`. A later call starts a new one. */
  stop(): void;
  /** Whether a worker is there; what it was told before it died, a new one does not know. */
  readonly isUp: boolean;
}

export function createWorkerHost<Api>(start: () => Worker): WorkerHost<Api> {
  let running: { worker: Worker; api: Remote<Api> } | null = null;
  const pending = new Set<(error: unknown) => void>();

  // a dead worker answers nobody: whoever waits for it is told, and the next call starts afresh
  function end(errorForAll: unknown): void {
    running?.worker.terminate();
    running = null;
    for (const reject of [...pending]) reject(errorForAll);
  }

  function open(): Remote<Api> {
    if (running) return running.api;
    const worker = start();
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (running?.worker === worker) end(new AppError('WORKER_CRASH', event.message || 'the worker died'));
    });
    worker.addEventListener('messageerror', () => {
      if (running?.worker === worker) end(new AppError('WORKER_CRASH', 'a message could not be read'));
    });
    watchLife(worker, () => {
      if (running?.worker === worker) end(new AppError('WORKER_CRASH', 'the worker was ended'));
    });
    running = { worker, api: connect<Api>(worker) };
    return running.api;
  }

  return {
    call(job, { signal, timeoutMs } = {}) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const settle = (act: () => void) => {
          if (!pending.delete(fail)) return;
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          act();
        };
        const fail = (error: unknown) => settle(() => reject(error));
        const endBecause = (error: unknown) => {
          fail(error);
          end(new AppError('WORKER_STOPPED', 'the worker was ended'));
        };
        const onAbort = () => endBecause(signal?.reason);
        const timer =
          timeoutMs === undefined
            ? undefined
            : setTimeout(
                () => endBecause(new AppError('TIMEOUT', `no answer in ${timeoutMs} ms`)),
                timeoutMs,
              );
        pending.add(fail);
        signal?.addEventListener('abort', onAbort);
        try {
          job(open()).then(
            (value) => settle(() => resolve(value)),
            (error) => fail(fromWire(error)),
          );
        } catch (error) {
          // no worker could be started, or the job failed before it called: the timer must not outlive that
          fail(error);
        }
      });
    },
    get isUp() {
      return running !== null;
    },
    stop: () => end(new AppError('WORKER_STOPPED', 'the worker was ended')),
  };
}
