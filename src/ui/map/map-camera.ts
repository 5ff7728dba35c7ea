import type { Size } from '../use-size.ts';

/** What is looked at: a place of the whole map is shown at k × place + (x, y), all in CSS pixels. */
export interface Camera {
  /** 1 shows the whole map, {@link MOST_ZOOM} is closest. */
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** The whole map. */
export const FIT: Camera = { k: 1, x: 0, y: 0 };
export const MOST_ZOOM = 64;

export function isFit({ k }: Camera): boolean {
  return k <= 1;
}

/** The nearest camera that shows nothing but the map. */
export function clampCamera({ k, x, y }: Camera, { width, height }: Size): Camera {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, k));
  // + 0 so that there is no -0
  return {
    k: zoom,
    x: Math.min(0, Math.max(width * (1 - zoom), x)) + 0,
    y: Math.min(0, Math.max(height * (1 - zoom), y)) + 0,
  };
}

/** Closer by `factor`, or farther below 1, with what is at (x, y) of the view staying there. */
export function zoomAt(camera: Camera, factor: number, x: number, y: number, size: Size): Camera {
  const k = Math.min(MOST_ZOOM, Math.max(1, camera.k * factor));
  const ratio = k / camera.k;
  return clampCamera({ k, x: x + (camera.x - x) * ratio, y: y + (camera.y - y) * ratio }, size);
}

/** As near, with the place (x, y) of the whole map in the middle. */
export function centerOn({ k }: Camera, x: number, y: number, size: Size): Camera {
  return clampCamera({ k, x: size.width / 2 - k * x, y: size.height / 2 - k * y }, size);
}

/** Moved as little as makes the place (x, y) of the whole map seen, `margin` away from the edges. */
export function follow(camera: Camera, x: number, y: number, margin: number, size: Size): Camera {
  const atX = camera.k * x + camera.x;
  const atY = camera.k * y + camera.y;
  const isSeen = atX >= 0 && atX <= size.width && atY >= 0 && atY <= size.height;
  if (isSeen) return camera;
  const moveX = Math.max(0, margin - atX) - Math.max(0, atX - size.width + margin);
  const moveY = Math.max(0, margin - atY) - Math.max(0, atY - size.height + margin);
  return clampCamera({ k: camera.k, x: camera.x + moveX, y: camera.y + moveY }, size);
}

/** The same view in a frame of another size. */
export function resizeCamera({ k, x, y }: Camera, from: Size, to: Size): Camera {
  return clampCamera({ k, x: (x / from.width) * to.width, y: (y / from.height) * to.height }, to);
}

/** Between two cameras, at `share` of the way: evenly in what zooms, so that it looks of one speed. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const k = from.k * (to.k / from.k) ** share;
  const way = to.k === from.k ? share : (k - from.k) / (to.k - from.k);
  return { k, x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
}

/** Where the places (n, 2) of the whole map are seen. @param into (n, 2) is filled and returned */
export function project({ k, x, y }: Camera, places: Float32Array, into: Float32Array): Float32Array {
  for (let i = 0; i + 1 < places.length; i += 2) {
    into[i] = k * (places[i] ?? 0) + x;
    into[i + 1] = k * (places[i + 1] ?? 0) + y;
  }
  return into;
}
