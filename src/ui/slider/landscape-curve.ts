import type { Landscape } from '../../cluster/landscape.ts';

/** One column of the drawing: what holds at `eps`. */
export interface LandscapePoint {
  readonly eps: number;
  readonly clusters: number;
  readonly noise: number;
}

/**
 * The landscape from 0 to `limit`, thinned to what a drawing can show: `columns` + 1 points, evenly spaced.
 * @throws RangeError if `limit` is not positive and finite, or `columns` is not a whole number of at least 1
 */
export function landscapeCurve(
  { eps: starts, clusters, noise }: Landscape,
  limit: number,
  columns: number,
): LandscapePoint[] {
  if (!(limit > 0 && limit < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`limit must be positive and finite, got ${limit}`);
  }
  if (!Number.isInteger(columns) || columns < 1) {
    throw new RangeError(`columns must be a whole number of at least 1, got ${columns}`);
  }
  const points: LandscapePoint[] = [];
  let row = 0;
  for (let column = 0; column <= columns; column++) {
    const eps = (limit * column) / columns;
    while (row + 1 < starts.length && (starts[row + 1] ?? 0) <= eps) row++;
    points.push({ eps, clusters: clusters[row] ?? 0, noise: noise[row] ?? 0 });
  }
  return points;
}
