/** A span of time as a person would say it. */
export interface TimeLeft {
  readonly unit: 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

/** Photos to have read before a rate says anything. */
const ENOUGH = 3;

/** Photos a second, or null while too few are done. */
export function photoRate(done: number, activeMs: number): number | null {
  return done < ENOUGH || activeMs <= 0 ? null : (done * 1000) / activeMs;
}

/**
 * How long the rest will take at the rate so far, rounded as people speak: to 1 s below ten,
 * to 5 s below a minute and a half, to minutes below an hour and a half, then to hours.
 * Null while too few photos are done to tell.
 */
export function timeLeft(done: number, total: number, activeMs: number): TimeLeft | null {
  const rate = photoRate(done, activeMs);
  if (rate === null) return null;
  const seconds = Math.max(0, total - done) / rate;
  if (seconds < 10) return { unit: 'seconds', count: Math.ceil(seconds) };
  if (seconds < 90) return { unit: 'seconds', count: Math.ceil(seconds / 5) * 5 };
  if (seconds < 5400) return { unit: 'minutes', count: Math.round(seconds / 60) };
  return { unit: 'hours', count: Math.round(seconds / 3600) };
}
