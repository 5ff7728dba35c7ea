import type { PixelBuffer } from './stamp.ts';

/** Pixels that can be put onto a canvas. */
export interface CanvasPixels extends PixelBuffer {
  readonly image: ImageData;
}

/** An empty buffer for a canvas of the given size, with a margin around it. */
export function createCanvasPixels(width: number, height: number, margin: number): CanvasPixels {
  const stride = width + 2 * margin;
  const rows = height + 2 * margin;
  const image = new ImageData(stride, rows);
  return { pixels: new Uint32Array(image.data.buffer), stride, rows, margin, image };
}
