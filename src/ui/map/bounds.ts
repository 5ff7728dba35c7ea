export interface Bounds {
  readonly left: number;
  readonly right: number;
  /** Least and greatest y, whichever way y grows on the screen. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * The smallest box around all points; points that are not finite are left out.
 * @param points (n, 2)
 * @returns null if no point is left
 */
export function boundsOf(points: Float32Array): Bounds | null {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return right >= left ? { left, right, top, bottom } : null;
}
