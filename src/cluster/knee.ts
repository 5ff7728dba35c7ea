/** Where a curve bends most. */
export interface Knee {
  /** Position in the curve. */
  readonly index: number;
  readonly value: number;
  /** How far the curve hangs there below the line between its ends, both axes scaled to [0, 1]. */
  readonly depth: number;
}

/**
 * Find the knee of an ascending curve that is flat first and steep at its end, such as sorted k-distances.
 * Null if there is none: the curve has no rise, or hangs nowhere by one of its steps below the line between
 * its ends.
 *
 * Source: Satopää, Albrecht, Irwin, Raghavan, "Finding a Kneedle in a Haystack", ICDCS workshops 2011, offline
 * with sensitivity 1. Differs: the values are not smoothed first, since sorted ones hardly jitter; of several
 * knees the deepest is taken, behind which the curve always straightens as far as the method asks for.
 *
 * @param curve (n) ascending, finite, at even steps
 * @throws RangeError if a value is not finite or smaller than the one before
 */
export function findKnee(curve: ArrayLike<number>): Knee | null {
  assertAscending(curve);
  const last = curve.length - 1;
  if (last < 2) return null;
  const first = curve[0]!;
  const rise = curve[last]! - first;
  if (rise === 0) return null;

  let knee: Knee | null = null;
  for (let index = 0; index <= last; index++) {
    const value = curve[index]!;
    const depth = index / last - (value - first) / rise;
    if (depth > (knee?.depth ?? 1 / last)) knee = { index, value, depth };
  }
  return knee;
}

function assertAscending(curve: ArrayLike<number>): void {
  for (let i = 0; i < curve.length; i++) {
    const value = curve[i]!;
    if (!Number.isFinite(value)) throw new RangeError(`every value must be finite, got ${value} at ${i}`);
    if (i > 0 && value < curve[i - 1]!) {
      throw new RangeError(`every value must be at least the one before, got ${value} after ${curve[i - 1]}`);
    }
  }
}
