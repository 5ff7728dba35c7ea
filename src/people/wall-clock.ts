const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_DAY_0 = 3;

/** Days since 1 January 1970. Times are what the camera's clock showed, in ms as if it were UTC. */
export function dayOf(timeMs: number): number {
  return Math.floor(timeMs / DAY_MS);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(timeMs: number): number {
  return (((dayOf(timeMs) + WEEKDAY_OF_DAY_0) % 7) + 7) % 7;
}

/** 0 to 23. */
export function hourOf(timeMs: number): number {
  return Math.floor((timeMs - dayOf(timeMs) * DAY_MS) / HOUR_MS);
}
