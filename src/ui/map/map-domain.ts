import { boundsOf } from './bounds.ts';

/** The stretch of the plane that the map shows, in the units of the positions. */
export interface MapDomain {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Extents snap to powers of this, so that the frame stands still while the layout grows. */
const STEP = 1.1;
/**
 * The most by which one axis may be drawn longer than the other. The map has no units, so a mild
 * stretch that fills a wide frame costs nothing and leaves room for more faces.
 */
const MOST_STRETCH = 1.6;
/** Grid on which the centre lies, as a share of the half extent. */
const CENTER_GRID = 1 / 6;

/**
 * A domain around all points that fills a plot of the given size. One unit is as long across as
 * up, but for a stretch of at most {@link MOST_STRETCH}. It changes in steps only.
 * @param positions (n, 2)
 * @param width,height of the plot in pixels
 */
export function mapDomain(positions: Float32Array, width: number, height: number): MapDomain {
  const bounds = boundsOf(positions);
  if (bounds === null || width <= 0 || height <= 0) return { x: [-1, 1], y: [-1, 1] };
  const { left, right, top, bottom } = bounds;
  const reach = Math.max((right - left) / 2, (bottom - top) / 2, 1e-9);
  const grid = 2 ** Math.round(Math.log2(reach)) * CENTER_GRID;
  const centerX = Math.round((left + right) / 2 / grid) * grid;
  const centerY = Math.round((top + bottom) / 2 / grid) * grid;
  const needX = Math.max(right - centerX, centerX - left, 1e-9) / width;
  const needY = Math.max(bottom - centerY, centerY - top, 1e-9) / height;
  const halfX = snapUp(Math.max(needX, needY / MOST_STRETCH)) * width;
  const halfY = snapUp(Math.max(needY, needX / MOST_STRETCH)) * height;
  return { x: [centerX - halfX, centerX + halfX], y: [centerY - halfY, centerY + halfY] };
}

function snapUp(value: number): number {
  return STEP ** Math.ceil(Math.log(value) / Math.log(STEP));
}
