import { messageOf } from '../errors.ts';

/** Jobs that are done one after the other. */
export interface Turns {
  /** Whether no job is left. */
  readonly isSettled: boolean;
  /** Resolves when `isSettled`. */
  settled(): Promise<void>;
  /** Resolves when the job has had its turn, also if it failed. */
  take(job: () => Promise<void>): Promise<void>;
}

/** @param onError told in words what made a job reject */
export function createTurns(onError: (message: string) => void): Turns {
  let last: Promise<void> = Promise.resolve();
  let left = 0;
  return {
    get isSettled() {
      return left === 0;
    },
    async settled() {
      while (left > 0) await last;
    },
    take(job) {
      left++;
      last = last
        .then(job)
        .catch((error: unknown) => onError(messageOf(error)))
        .finally(() => {
          left--;
        });
      return last;
    },
  };
}
