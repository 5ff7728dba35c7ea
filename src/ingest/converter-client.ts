import { AppError } from '../errors.ts';
import type { ConvertAnswer, ConvertedKind, ConvertRequest } from './converter-service.ts';
import { UnsupportedPicture } from './unsupported-picture.ts';
import { withTimeLimit } from './with-time-limit.ts';

export interface ConvertedPicture {
  /** Upright. The caller closes it. */
  readonly bitmap: ImageBitmap;
  readonly cutOff: boolean;
}

/** Decodes, off the page's thread, pictures that browsers do not. */
export interface Converter {
  /**
   * @param timeoutMs for the work itself; the time in the queue does not count
   * @throws UnsupportedPicture, AppError `TIMEOUT` or `WORKER_CRASH`, or the decoder's error
   */
  convert(kind: ConvertedKind, bytes: Uint8Array<ArrayBuffer>, timeoutMs: number): Promise<ConvertedPicture>;
}

/** A decoder's memory grows to its largest picture and is only given back with its worker. */
const IDLE_MS = 15_000;

const startWorker = () =>
  new Worker(new URL('./converter.worker.ts', import.meta.url), { type: 'module', name: 'converter' });

/**
 * A converter with one worker, started when the first picture comes and ended when none has come for a while.
 * What hangs, crashes or fails takes its worker with it, and the next picture gets a new one.
 */
export function createConverter(start: () => Worker = startWorker): Converter {
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  /** Settles, and never rejects, when all that was asked for so far is through. */
  let queue: Promise<unknown> = Promise.resolve();

  const stop = () => {
    worker?.terminate();
    worker = null;
  };

  async function run(request: ConvertRequest, timeoutMs: number): Promise<ConvertedPicture> {
    clearTimeout(idle);
    worker ??= start();
    try {
      const answer = await withTimeLimit(ask(worker, request), timeoutMs);
      if (answer.ok) return { bitmap: answer.bitmap, cutOff: answer.cutOff };
      if (answer.fault === 'kind') throw new UnsupportedPicture(answer.message);
      if (answer.fault === 'program') throw new AppError('WORKER_CRASH', answer.message);
      throw new Error(answer.message);
    } catch (error) {
      // libheif that has stumbled once may refuse all that follow: a new worker is cheap, a lost photo is not
      if (!(error instanceof UnsupportedPicture)) stop();
      throw error;
    } finally {
      idle = setTimeout(stop, IDLE_MS);
    }
  }

  return {
    convert(kind, bytes, timeoutMs) {
      const result = queue.then(() => run({ kind, bytes }, timeoutMs));
      queue = result.catch(() => {});
      return result;
    },
  };
}

/** One question and its answer; the worker has one at a time. */
function ask(worker: Worker, request: ConvertRequest): Promise<ConvertAnswer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      listening.abort();
      settle();
    };
    const listening = new AbortController();
    const { signal } = listening;
    const crash = (message: string) => end(() => reject(new AppError('WORKER_CRASH', message)));
    worker.addEventListener('message', ({ data }) => end(() => resolve(data as ConvertAnswer)), { signal });
    worker.addEventListener('error', (event) => crash(event.message || 'the decoder crashed'), { signal });
    worker.addEventListener('messageerror', () => crash('the answer could not be read'), { signal });
    worker.postMessage(request);
  });
}
