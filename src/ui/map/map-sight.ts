import type { Camera } from './map-camera.ts';
import { project } from './map-camera.ts';
import type { Tiles } from './tile-layout.ts';

/** Where faces and thumbnails are seen. CSS pixels of the view. */
export interface SeenMap {
  readonly camera: Camera;
  /** (n, 2) */
  readonly points: Float32Array;
  readonly tiles: Tiles;
}

/** Gives what a camera sees; worked out once for drawing, pointer and selecting. The points of the last call are used again. */
export type MapSight = (camera: Camera) => SeenMap;

/** @param places (n, 2) on the whole map */
export function createMapSight(places: Float32Array, tilesAt: (camera: Camera) => Tiles): MapSight {
  const points = new Float32Array(places.length);
  let last: SeenMap | null = null;
  return (camera) => {
    if (last?.camera === camera) return last;
    last = { camera, points: project(camera, places, points), tiles: tilesAt(camera) };
    return last;
  };
}
