import type { Page } from '@playwright/test';

/** A face that the pointer met, and where it was: pixels of the canvas. */
export interface MapHit {
  readonly x: number;
  readonly y: number;
  readonly face: number;
}

/** Where faces lie on the canvas. */
export interface MapAxes {
  pixelOf(face: number): [x: number, y: number];
}

/** (faces, 2) positions as t-SNE left them. */
export async function readPlaces(page: Page): Promise<Float32Array> {
  return Float32Array.from(
    await page.evaluate(() => Array.from(window.kaomap.store.getState().map?.tsne?.positions ?? [])),
  );
}

/**
 * Tell the axes of the map from the outside: pixels are linear in positions, and the line through
 * many hits, each off by at most half a thumbnail, is right to a pixel or two.
 */
export function fitMapAxes(hits: readonly MapHit[], places: Float32Array): MapAxes {
  const x = fitLine(
    hits.map(({ face }) => places[2 * face]!),
    hits.map((hit) => hit.x),
  );
  const y = fitLine(
    hits.map(({ face }) => places[2 * face + 1]!),
    hits.map((hit) => hit.y),
  );
  return { pixelOf: (face) => [x(places[2 * face]!), y(places[2 * face + 1]!)] };
}

/** Least squares. */
function fitLine(from: readonly number[], to: readonly number[]): (value: number) => number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanFrom, meanTo] = [mean(from), mean(to)];
  const covariance = from.reduce((sum, value, i) => sum + (value - meanFrom) * (to[i]! - meanTo), 0);
  const variance = from.reduce((sum, value) => sum + (value - meanFrom) ** 2, 0);
  const slope = covariance / variance;
  return (value) => meanTo + slope * (value - meanFrom);
}
