import { FaultError } from './storage-fault.ts';

/** What of a transaction is needed here, with the promise that `idb` adds. */
interface Transaction {
  readonly done: Promise<void>;
  /** Why it was aborted by the browser. */
  readonly error: unknown;
  abort(): void;
}

/**
 * Do a job in a transaction, all of it or nothing.
 *
 * Settles with the transaction, not with the job: when the disk is full, Chromium aborts the one and leaves
 * the requests of the other without an answer.
 *
 * @param job waits for nothing but requests of the transaction; if it throws, the transaction is aborted
 * @param limitMs milliseconds after which the browser is not waited for
 * @throws what went wrong, the most telling of what the browser says; FaultError `timeout`, or the job's own
 */
export async function runTransaction<T, Tx extends Transaction>(
  tx: Tx,
  job: (tx: Tx) => Promise<T>,
  limitMs: number,
): Promise<T> {
  let cause: unknown;
  const abortFor = (error: unknown) => {
    cause ??= error;
    try {
      tx.abort();
    } catch {
      // it has ended by itself
    }
  };
  const result = job(tx);
  result.catch(abortFor);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abortFor(new FaultError('timeout'));
      reject(cause);
    }, limitMs);
  });
  try {
    await Promise.race([tx.done, isLate]);
    return await result;
  } catch (error) {
    // the event that tells of a failed request comes before the transaction knows why it ended
    await new Promise((resolve) => setTimeout(resolve));
    throw tx.error ?? cause ?? error;
  } finally {
    clearTimeout(timer);
  }
}
