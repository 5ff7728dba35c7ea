import { type CountBadges, createCountBadges } from './count-badges.ts';
import { createDotStamps } from './dot-stamps.ts';
import { type DotStamps, dotRadius, drawDots } from './draw-dots.ts';
import { drawHovered, drawPictures, type PictureOf } from './draw-pictures.ts';
import { drawFrames } from './draw-tiles.ts';
import type { GridLines } from './grid-lines.ts';
import type { MapContext } from './map-context.ts';
import type { MapScene } from './map-scene.ts';
import type { MapStyle } from './map-style.ts';
import { type CanvasPixels, createCanvasPixels } from './pixel-buffer.ts';
import type { PixelBuffer } from './stamp.ts';
import { createStampCache, type StampCache } from './stamp-cache.ts';
import { tileGeometry } from './tile-geometry.ts';

/** Draws scenes onto one canvas. */
export interface MapPainter {
  /** @param density device pixels in a CSS pixel */
  paint(scene: MapScene, pictureOf: PictureOf, density: number): void;
}

/** By how much the ring around a tile, or a dot with its halo, may reach beyond it, in CSS pixels. */
const RIM_PX = 10;
/** The margin grows in steps, so that tiles of another size seldom need another buffer. */
const MARGIN_STEP = 32;

/**
 * Dots and frames are written into an array of pixels and put onto the canvas in one go, for which 13,000 dots take
 * well below a millisecond; a call of the canvas for each would take several. Pictures follow over them.
 */
export function createMapPainter(canvas: HTMLCanvasElement | OffscreenCanvas): MapPainter {
  const context = canvas.getContext('2d') as MapContext | null;
  if (!context) throw new TypeError('a canvas must have a 2d context, got none');
  let buffer: CanvasPixels | null = null;
  let stamps: StampCache = createStampCache(0);
  let dotsOf: (radius: number) => DotStamps = createDotStamps(stamps, 1);
  let badges: { readonly of: MapStyle; readonly density: number; readonly all: CountBadges } | null = null;

  return {
    paint(scene, pictureOf, density) {
      const { size, style, points, looks, spotlight, selected } = scene;
      const width = Math.round(size.width * density);
      const height = Math.round(size.height * density);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      // a tile whose middle is half its side outside reaches as far again
      const margin = MARGIN_STEP * Math.ceil(((scene.side + RIM_PX) * density) / MARGIN_STEP);
      if (buffer?.stride !== width + 2 * margin || buffer.rows !== height + 2 * margin) {
        buffer = createCanvasPixels(width, height, margin);
        stamps = createStampCache(buffer.stride);
        dotsOf = createDotStamps(stamps, density);
      } else buffer.pixels.fill(0);
      if (badges?.of !== style || badges.density !== density) {
        badges = { of: style, density, all: createCountBadges(style, density) };
      }

      const geometry = tileGeometry(scene.side, density);
      const accent = style.accent.pixel;
      if (scene.grid !== null) drawGrid(buffer, scene.grid, density, style.grid.pixel);
      // in steps, so that a zoom does not need new stamps in every frame
      const radius = Math.round(4 * density * dotRadius(points.length / 2, scene.camera.k)) / 4;
      const shared = { points, density, looks, spotlight, selected, accent };
      drawDots(buffer, { ...shared, surface: style.surface.pixel }, dotsOf(radius));
      drawFrames(buffer, { ...shared, thumbnails: scene.thumbnails, geometry }, stamps);
      context.putImageData(buffer.image, -margin, -margin);
      context.imageSmoothingQuality = 'high';
      drawPictures(context, scene, geometry, density, pictureOf, badges.all);
      if (scene.hovered >= 0 && 2 * scene.hovered + 1 < points.length) {
        drawHovered(context, scene, geometry, density, pictureOf);
      }
    },
  };
}

function drawGrid(buffer: PixelBuffer, grid: GridLines, density: number, color: number): void {
  const { pixels, stride, rows, margin } = buffer;
  for (const y of grid.horizontal) {
    const row = Math.round(y * density) + margin;
    if (row >= 0 && row < rows) pixels.fill(color, row * stride, (row + 1) * stride);
  }
  for (const x of grid.vertical) {
    const column = Math.round(x * density) + margin;
    if (column < 0 || column >= stride) continue;
    for (let at = column; at < pixels.length; at += stride) pixels[at] = color;
  }
}
