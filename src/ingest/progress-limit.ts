import { AppError } from '../errors.ts';

/** Waits for many answers of one source, each as long as the source still gives any. */
export type ProgressLimit = <T>(work: Promise<T>) => Promise<T>;

/**
 * A limit for work that waits in a line we do not see: 10,000 files asked for at once
 * may take a minute, and the last of them is not stuck. Work is given up when nothing
 * at all has been answered for `ms` milliseconds.
 * @returns wraps one piece of work; it then rejects with AppError `TIMEOUT` in that case
 */
export function progressLimit(ms: number): ProgressLimit {
  let answers = 0;
  return (work) =>
    new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout>;
      const arm = () => {
        const seen = answers;
        timer = setTimeout(() => {
          if (answers !== seen) arm();
          else reject(new AppError('TIMEOUT', `no answer in ${ms} ms`));
        }, ms);
      };
      arm();
      const end = (settle: () => void) => {
        answers++;
        clearTimeout(timer);
        settle();
      };
      work.then(
        (value) => end(() => resolve(value)),
        (error) => end(() => reject(error)),
      );
    });
}
