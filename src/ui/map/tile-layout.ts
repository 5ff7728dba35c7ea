import type { Size } from '../use-size.ts';
import { boundsOf } from './bounds.ts';
import type { Camera } from './map-camera.ts';
import { placeThumbnails } from './place-thumbnails.ts';

/** Most thumbnails on the map at a time. */
export const MOST_THUMBNAILS = 600;
/** Sides that thumbnails may have while all of the map is shown, in CSS pixels, largest first. */
const SIDES = [56, 46, 38, 32];
const SMALLEST = 28;
/** The largest side is taken that still places this share of the thumbnails that the smallest would. */
const ENOUGH = 0.8;
/** The closer one looks, the larger they get, up to this. */
export const LARGEST_SIDE = 84;
const GROWTH = 0.3;
/** Thumbnails are chosen anew at so many steps while the scale doubles, and stay while the map is moved. */
const STEPS_PER_DOUBLING = 2;

/** Thumbnails at one camera. */
export interface Tiles {
  /** In CSS pixels. */
  readonly side: number;
  /** Faces in view that have one, most important first. */
  readonly faces: readonly number[];
}

/** Side of the thumbnails while all of the map is shown: by the places alone, so that it stays while eps moves. */
export function sideAtFit(points: Float32Array, size: Size): number {
  const all = Int32Array.from({ length: points.length / 2 }, (_, i) => i);
  const view = { left: 0, top: 0, right: size.width, bottom: size.height };
  const placedAt = (side: number) => placeThumbnails(points, all, side, MOST_THUMBNAILS, view).length;
  const most = placedAt(SMALLEST);
  return SIDES.find((side) => placedAt(side) >= ENOUGH * most) ?? SMALLEST;
}

/**
 * Chooses the thumbnails of each camera. For a scale they are chosen on the whole map, so that none comes or goes
 * while it is moved; at a larger scale more have room.
 * @param points (n, 2) places on the whole map in CSS pixels
 * @param order faces, most important first
 */
export function createTileLayout(
  points: Float32Array,
  order: Int32Array,
  side: number,
  size: Size,
): (camera: Camera) => Tiles {
  const levels = new Map<number, Tiles>();

  function levelAt(level: number): Tiles {
    const known = levels.get(level);
    if (known !== undefined) return known;
    const zoom = 2 ** (level / STEPS_PER_DOUBLING);
    const grown = Math.min(Math.max(side, LARGEST_SIDE), Math.round(side * zoom ** GROWTH));
    const view = { left: 0, top: 0, right: size.width, bottom: size.height };
    // looked at as a whole, the most important are taken; in a part of it, the limit counts for that part
    const faces =
      level === 0
        ? placeThumbnails(points, order, grown, MOST_THUMBNAILS, view)
        : placeThumbnails(points, order, grown / zoom, Number.POSITIVE_INFINITY, boundsOf(points) ?? view);
    const made = { side: grown, faces };
    levels.set(level, made);
    return made;
  }

  return ({ k, x, y }) => {
    // the step below, at which they are no closer than here
    const level = Math.max(0, Math.floor(STEPS_PER_DOUBLING * Math.log2(k) + 1e-6));
    const all = levelAt(level);
    if (k <= 1) return all;
    const faces: number[] = [];
    // a tile is drawn if its middle is in view or just outside
    const reach = all.side / 2;
    for (const i of all.faces) {
      const atX = k * (points[2 * i] ?? 0) + x;
      const atY = k * (points[2 * i + 1] ?? 0) + y;
      if (atX < -reach || atX > size.width + reach || atY < -reach || atY > size.height + reach) continue;
      faces.push(i);
      if (faces.length >= MOST_THUMBNAILS) break;
    }
    return { side: all.side, faces };
  };
}
