import type { Backend } from './faces-api.ts';

/**
 * What went wrong with a worker: it crashed, hung or threw while it had a photo; its GPU was taken away; it read
 * the known photo wrongly; it did not come up.
 */
export type Failure = 'photo' | 'gpuLost' | 'wrongAnswer' | 'start';

/** What to do with the photo: read it again on a new worker, give it up, or give everything up. */
export type Verdict = 'again' | 'quarantine' | 'giveUp';

/** What the engine knows of its own past. */
export interface EngineRecord {
  /** The backend in use, then those to fall back to. */
  readonly backends: readonly Backend[];
  /** Failures of each kind since the backend last proved itself. */
  readonly photo: number;
  readonly distrust: number;
  readonly start: number;
}

/** A photo may end so many workers; after that it is the photo. */
const TRIES_OF_PHOTO = 2;
/** A backend is left for the next one after so many failures with photos in a row, */
const PHOTO_FAILURES = 3;
/** after so many lost contexts or wrong answers, */
const DISTRUSTS = 2;
/** and the last one is given up after so many starts that failed. */
const LAST_STARTS = 2;

/** @param backends the one in use first */
export function newRecord(backends: readonly Backend[]): EngineRecord {
  return { backends, photo: 0, distrust: 0, start: 0 };
}

/** A photo was read: workers come up, and do not die of everything. */
export function afterPhoto(record: EngineRecord): EngineRecord {
  return { ...record, photo: 0, start: 0 };
}

/**
 * Decide what follows a failure. Lost contexts are counted over the whole life of the backend: a GPU that was
 * taken away twice will be a third time.
 * @param triesOfPhoto workers that the photo has ended, this one included; 0 if none had a photo
 */
export function afterFailure(
  record: EngineRecord,
  failure: Failure,
  triesOfPhoto: number,
): { readonly record: EngineRecord; readonly verdict: Verdict } {
  const next: EngineRecord = {
    ...record,
    photo: record.photo + (failure === 'photo' ? 1 : 0),
    distrust: record.distrust + (failure === 'gpuLost' || failure === 'wrongAnswer' ? 1 : 0),
    start: record.start + (failure === 'start' ? 1 : 0),
  };
  const isLast = next.backends.length <= 1;
  if (isLast && next.start >= LAST_STARTS) return { record: next, verdict: 'giveUp' };
  const isOut = next.start > 0 || next.distrust >= DISTRUSTS || next.photo >= PHOTO_FAILURES;
  return {
    record: isOut && !isLast ? newRecord(next.backends.slice(1)) : next,
    verdict: failure === 'photo' && triesOfPhoto >= TRIES_OF_PHOTO ? 'quarantine' : 'again',
  };
}
