import { type Landscape, type LandscapeRow, rowAt, valueAt } from './landscape.ts';

/** A stretch of eps, [from, to), in which the landscape does not change. */
export interface Plateau extends LandscapeRow {
  readonly from: number;
  readonly to: number;
}

export interface PlateauRange {
  /** The stretches are cut to [from, to]. */
  readonly from: number;
  readonly to: number;
  /** How many to return at most. */
  readonly count: number;
}

/**
 * The longest stretches of eps in which nothing changes, longest first, the lower one first among equals.
 *
 * Nothing: clusters, noise and the largest cluster. With the first two alone, a border point that becomes core
 * and ties two clusters in the same instant as another cluster begins would pass for rest.
 *
 * @throws RangeError if `from` is negative, `to` is below it, either is not finite, or `count` is no whole
 *   number, at least 0
 */
export function plateaus(landscape: Landscape, { from, to, count }: PlateauRange): Plateau[] {
  if (!(from >= 0 && to >= from && to < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`0 <= from <= to must hold, both finite, got from ${from}, to ${to}`);
  }
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`count must be a whole number, at least 0, got ${count}`);
  }
  const { eps } = landscape;
  const found: { start: number; end: number }[] = [];
  for (let row = rowAt(landscape, from); row < eps.length && eps[row]! < to; row++) {
    if (from < to) found.push({ start: Math.max(from, eps[row]!), end: Math.min(to, eps[row + 1] ?? to) });
  }
  return found
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .slice(0, count)
    .map(({ start, end }) => ({ from: start, to: end, ...valueAt(landscape, start) }));
}
