import { AppError } from '../errors.ts';

/**
 * Wait for `work`, but no longer than `ms` milliseconds.
 * @param discard gets what comes in after the time is up, to free it
 * @throws AppError `TIMEOUT`, or what `work` rejects with
 */
export function withTimeLimit<T>(work: Promise<T>, ms: number, discard?: (late: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new AppError('TIMEOUT', `not done in ${ms} ms`));
    }, ms);
    work.then(
      (value) => {
        clearTimeout(timer);
        if (late) discard?.(value);
        else resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
