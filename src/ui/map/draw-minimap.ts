import type { Size } from '../use-size.ts';
import type { MapLooks } from './map-looks.ts';
import { createCanvasPixels } from './pixel-buffer.ts';
import { disc, putStamp } from './stamp.ts';
import { createStampCache } from './stamp-cache.ts';

const RADIUS_PX = 0.9;
const MARGIN = 4;

/** A dot for each face that does not stand back. @param scale of the places (n, 2), which are of the whole map */
export function drawMinimap(
  canvas: HTMLCanvasElement,
  size: Size,
  scale: number,
  places: Float32Array,
  looks: MapLooks,
): void {
  const density = window.devicePixelRatio;
  canvas.width = Math.round(size.width * density);
  canvas.height = Math.round(size.height * density);
  const { image, pixels, stride } = createCanvasPixels(canvas.width, canvas.height, MARGIN);
  const radius = RADIUS_PX * density;
  const dot = createStampCache(stride).get('dot', () => ({ shape: disc(radius), reach: Math.ceil(radius) }));
  for (let i = 0; 2 * i + 1 < places.length; i++) {
    const x = (places[2 * i] ?? 0) * scale * density;
    const y = (places[2 * i + 1] ?? 0) * scale * density;
    if (looks.faded[i] === 1 || !(x >= 0 && x < canvas.width && y >= 0 && y < canvas.height)) continue;
    const at = (Math.floor(y) + MARGIN) * stride + Math.floor(x) + MARGIN;
    putStamp(pixels, at, dot, looks.pixels[looks.colors[i] ?? 0] ?? 0);
  }
  canvas.getContext('2d')?.putImageData(image, -MARGIN, -MARGIN);
}
