import type { Size } from '../use-size.ts';
import type { Camera } from './map-camera.ts';
import type { MapDomain } from './map-domain.ts';

/** Where a point of the plane lies on the view: pixels = offset + factor × coordinate. */
export interface MapTransform {
  readonly offsetX: number;
  readonly factorX: number;
  readonly offsetY: number;
  readonly factorY: number;
}

/** A domain over the whole view but for a margin; y grows upwards in the plane. */
export function transformOf({ x, y }: MapDomain, { width, height }: Size, margin: number): MapTransform {
  const factorX = (width - 2 * margin) / (x[1] - x[0]);
  const factorY = -(height - 2 * margin) / (y[1] - y[0]);
  return { offsetX: margin - factorX * x[0], factorX, offsetY: margin - factorY * y[1], factorY };
}

/** What a camera makes of the transform of the whole map. */
export function seenBy({ k, x, y }: Camera, home: MapTransform): MapTransform {
  return {
    offsetX: k * home.offsetX + x,
    factorX: k * home.factorX,
    offsetY: k * home.offsetY + y,
    factorY: k * home.factorY,
  };
}

/** The domain that fills the view but for a margin. */
export function domainOf(
  { offsetX, factorX, offsetY, factorY }: MapTransform,
  { width, height }: Size,
  margin: number,
): MapDomain {
  return {
    x: [(margin - offsetX) / factorX, (width - margin - offsetX) / factorX],
    y: [(height - margin - offsetY) / factorY, (margin - offsetY) / factorY],
  };
}

/** Where the first `count` points (n, 2) of the plane lie, as (count, 2) pixels. */
export function placePoints(positions: Float32Array, count: number, transform: MapTransform): Float32Array {
  const places = new Float32Array(2 * count);
  for (let i = 0; i < places.length; i += 2) {
    places[i] = transform.offsetX + transform.factorX * (positions[i] ?? 0);
    places[i + 1] = transform.offsetY + transform.factorY * (positions[i + 1] ?? 0);
  }
  return places;
}
