import { AppError } from '../errors.ts';

const SIDE = 48;

/** A color for each pixel, none like its neighbors, opaque. */
function pattern(): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i++)
    pixels.set([(i * 89) % 256, (i * 151) % 256, (i * 211) % 256, 255], 4 * i);
  return pixels;
}

/**
 * Draw known pixels and read them back, twice. Some browsers put noise on what pages read from a canvas, so that
 * nobody can be told by it; faces would then be described by noise.
 * @throws AppError `CANVAS_BLOCKED` if other pixels come back than were drawn
 */
export function checkCanvas(): void {
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  });
  if (!context) throw new AppError('NO_BACKEND', 'no 2-D canvas in the worker');
  const drawn = pattern();
  context.putImageData(new ImageData(drawn, SIDE, SIDE), 0, 0);
  for (let reading = 0; reading < 2; reading++) {
    const { data } = context.getImageData(0, 0, SIDE, SIDE);
    const changed = data.reduce((count, value, i) => count + (value === drawn[i] ? 0 : 1), 0);
    if (changed > 0)
      throw new AppError('CANVAS_BLOCKED', `${changed} of ${data.length} values came back changed`);
  }
}
