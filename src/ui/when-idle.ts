/** Longest wait for an idle moment, in milliseconds. */
const PATIENCE_MS = 200;

/**
 * Call when the browser has nothing else to do, or has had none for a while; where it cannot tell, after the frame.
 * @param task is given whether there is time for more
 */
export function whenIdle(task: (hasTime: () => boolean) => void): void {
  if ('requestIdleCallback' in globalThis) {
    requestIdleCallback((deadline) => task(() => deadline.timeRemaining() > 1), { timeout: PATIENCE_MS });
  } else setTimeout(() => task(() => false), 0);
}
