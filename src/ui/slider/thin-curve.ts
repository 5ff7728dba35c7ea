/** A point of a curve: its place among all, and its value. */
export interface CurvePoint {
  readonly index: number;
  readonly distance: number;
}

/**
 * At most `count` points of a curve, evenly spaced, the first and the last among them.
 * @throws RangeError if `count` is not a whole number of at least 2
 */
export function thinCurve(curve: ArrayLike<number>, count: number): CurvePoint[] {
  if (!Number.isInteger(count) || count < 2) {
    throw new RangeError(`count must be a whole number of at least 2, got ${count}`);
  }
  const shown = Math.min(count, curve.length);
  return Array.from({ length: shown }, (_, i) => {
    const index = shown > 1 ? Math.round((i * (curve.length - 1)) / (shown - 1)) : 0;
    return { index, distance: curve[index] ?? 0 };
  });
}
