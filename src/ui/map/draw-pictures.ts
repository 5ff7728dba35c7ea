import type { CountBadges } from './count-badges.ts';
import { FADED } from './draw-dots.ts';
import type { MapContext } from './map-context.ts';
import type { MapScene } from './map-scene.ts';
import { type TileGeometry, tileStart } from './tile-geometry.ts';

/** The picture of a face for a tile, or null while there is none. @param px side in device pixels */
export type PictureOf = (face: number, px: number) => CanvasImageSource | null;

/** By how much a badge reaches beyond its tile, in CSS pixels. */
const BADGE_OVERLAP = 4;
const HOVER_SCALE = 1.35;
const LEAST_HOVERED = 40;

/** Pictures into the frames of all thumbnails, counts onto those of covers. Device pixels. */
export function drawPictures(
  context: MapContext,
  scene: MapScene,
  geometry: TileGeometry,
  density: number,
  pictureOf: PictureOf,
  badges: CountBadges,
): void {
  const { points, thumbnails, looks, spotlight, counts } = scene;
  const { side, frame, picture } = geometry;
  const overlap = BADGE_OVERLAP * density;
  context.fillStyle = scene.style.grid.css;
  let alpha = 1;
  // least important first, so that covers lie on top where tiles touch
  for (let t = thumbnails.length - 1; t >= 0; t--) {
    const i = thumbnails[t] ?? 0;
    const isFaint = looks.faded[i] === 1 || (spotlight !== null && spotlight[i] !== 1);
    const next = isFaint ? FADED : 1;
    if (next !== alpha) {
      alpha = next;
      context.globalAlpha = alpha;
    }
    const left = tileStart((points[2 * i] ?? 0) * density, geometry);
    const top = tileStart((points[2 * i + 1] ?? 0) * density, geometry);
    const image = pictureOf(i, picture);
    if (image === null) context.fillRect(left + frame, top + frame, picture, picture);
    else context.drawImage(image, left + frame, top + frame, picture, picture);
    const count = counts[i] ?? 0;
    if (count < 2) continue;
    badges.draw(context, count, left + side + overlap, top + side + overlap);
  }
  context.globalAlpha = 1;
}

/** The face under the pointer, larger and on top of all others. */
export function drawHovered(
  context: MapContext,
  scene: MapScene,
  geometry: TileGeometry,
  density: number,
  pictureOf: PictureOf,
): void {
  const { hovered, points, looks, style } = scene;
  const side = Math.max(LEAST_HOVERED * density, geometry.side * HOVER_SCALE);
  const edge = 3 * density;
  const left = Math.round((points[2 * hovered] ?? 0) * density - side / 2);
  const top = Math.round((points[2 * hovered + 1] ?? 0) * density - side / 2);
  const layers = [
    [-edge, style.text.css],
    [0, looks.palette[looks.colors[hovered] ?? 0] ?? style.noise.css],
    [geometry.frame, style.surface.css],
  ] as const;
  for (const [inset, color] of layers) {
    context.beginPath();
    const inner = side - 2 * inset;
    context.roundRect(left + inset, top + inset, inner, inner, Math.max(0, side / 6 - inset));
    context.fillStyle = color;
    context.fill();
  }
  const { frame } = geometry;
  const image = pictureOf(hovered, geometry.picture);
  if (image !== null) context.drawImage(image, left + frame, top + frame, side - 2 * frame, side - 2 * frame);
}
