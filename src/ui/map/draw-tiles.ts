import { FADED } from './draw-dots.ts';
import { BORDER, LOOSE, type MapLooks, PENDING } from './map-looks.ts';
import { dashedRim, type PixelBuffer, putStamp, rim } from './stamp.ts';
import type { StampCache } from './stamp-cache.ts';
import { type TileGeometry, tileStart } from './tile-geometry.ts';

/** What frames of thumbnails are drawn from. */
export interface TileScene {
  /** (n, 2) centres in CSS pixels. */
  readonly points: Float32Array;
  /** Device pixels in a CSS pixel. */
  readonly density: number;
  readonly thumbnails: readonly number[];
  readonly geometry: TileGeometry;
  readonly looks: MapLooks;
  /** (n) 1 for faces to bring out; the others fade. Null for none. */
  readonly spotlight: Uint8Array | null;
  readonly selected: readonly number[];
  readonly accent: number;
}

/** Width of the ring around a selected tile and of the halo, in CSS pixels. */
const RING_PX = 3;
const HALO_PX = 5;
const HALO_LEVELS = 6;

/** Frames of all thumbnails: in the color of the face, dashed for a border face, thin for one in no cluster. */
export function drawFrames(buffer: PixelBuffer, scene: TileScene, cache: StampCache): void {
  const { points, density, thumbnails, geometry, looks, spotlight, selected } = scene;
  const { side, frame, corner } = geometry;
  const thin = Math.max(1, Math.round(density));
  const name = `${side} ${frame}`;
  const reach = side / 2;
  const stampOf = (kind: number | undefined, strength: number) =>
    kind === BORDER
      ? cache.get(`dashed ${name} ${strength}`, () => ({
          shape: dashedRim(side, corner, frame),
          reach,
          even: true,
          strength,
        }))
      : kind === LOOSE || kind === PENDING
        ? cache.get(`thin ${name} ${strength}`, () => ({
            shape: rim(side - 2 * (frame - thin), corner - frame + thin, thin),
            reach,
            even: true,
            strength,
          }))
        : cache.get(`rim ${name} ${strength}`, () => ({
            shape: rim(side, corner, frame),
            reach,
            even: true,
            strength,
          }));
  const around = (width: number, strength: number) =>
    cache.get(`around ${name} ${width} ${strength}`, () => ({
      shape: rim(side + 2 * width, corner + width, width),
      reach: reach + width,
      even: true,
      strength,
    }));
  const placeOf = (i: number): number => {
    const x = tileStart((points[2 * i] ?? 0) * density, geometry) + side / 2;
    const y = tileStart((points[2 * i + 1] ?? 0) * density, geometry) + side / 2;
    return (y + buffer.margin) * buffer.stride + x + buffer.margin;
  };
  if (looks.halos !== null) {
    const width = Math.round(HALO_PX * density);
    for (const i of thumbnails) {
      const level = Math.round(HALO_LEVELS * (looks.halos[i] ?? 0)) / HALO_LEVELS;
      putStamp(buffer.pixels, placeOf(i), around(width, level), scene.accent);
    }
  }
  for (const i of thumbnails) {
    const isFaint = looks.faded[i] === 1 || (spotlight !== null && spotlight[i] !== 1);
    const stamp = stampOf(looks.kinds[i], isFaint ? FADED : 1);
    putStamp(buffer.pixels, placeOf(i), stamp, looks.pixels[looks.colors[i] ?? 0] ?? 0);
  }
  if (selected.length === 0) return;
  const ring = around(Math.round(RING_PX * density), 1);
  const tiles = new Set(thumbnails);
  for (const i of selected) if (tiles.has(i)) putStamp(buffer.pixels, placeOf(i), ring, scene.accent);
}
