import { AppError } from '../errors.ts';
import { CHIP_PX, chipTransform, type Point } from './chip.ts';

/**
 * Make a cutter that brings a face upright into a {@link CHIP_PX} square, from the photo at full
 * resolution, whatever size the detector looked at.
 *
 * Where the chip reaches beyond the photo, the photo's edge is drawn on instead of dlib's black: on
 * tightly cropped faces (40 of 8 people) that parts same from different by 5.37 instead of 5.26 deviations.
 */
export function createChipCutter(): (photo: ImageBitmap, points: readonly Point[]) => ImageData {
  const context = new OffscreenCanvas(CHIP_PX, CHIP_PX).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  });
  if (!context) throw new AppError('NO_BACKEND', 'no 2-D canvas in the worker');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = 'black';
  return (photo, points) => {
    const { a, b, e, f } = chipTransform(points);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillRect(0, 0, CHIP_PX, CHIP_PX);
    context.setTransform(a, b, -b, a, e, f);
    drawWithEdges(context, photo);
    return context.getImageData(0, 0, CHIP_PX, CHIP_PX);
  };
}

/** Draw the photo at the origin, its outermost pixels stretched over one more photo on each side. */
function drawWithEdges(context: OffscreenCanvasRenderingContext2D, photo: ImageBitmap): void {
  const { width, height } = photo;
  // [source start, source length, target start] of the strips before, within and after the photo
  const across = [[0, 1, -width] as const, [0, width, 0] as const, [width - 1, 1, width] as const];
  const down = [[0, 1, -height] as const, [0, height, 0] as const, [height - 1, 1, height] as const];
  for (const [sy, sh, y] of down) {
    for (const [sx, sw, x] of across) context.drawImage(photo, sx, sy, sw, sh, x, y, width, height);
  }
}
