import type { Face } from '../faces/face.ts';
import { memoizeLast } from './memoize-last.ts';

/** Blurred beyond this, size no longer makes a face the better picture. */
const SHARP = 50;

/**
 * (faces) how good a picture each face is: its pixels, fewer where it is blurred or turned away. Worked out once
 * for a list of faces, not in every tick of the slider.
 */
export const faceMerits: (faces: readonly Face[]) => Float64Array = memoizeLast((faces: readonly Face[]) =>
  Float64Array.from(
    faces,
    ({ quality }) => quality.sizePx * Math.min(1, quality.sharpness / SHARP) * Math.cos(quality.yaw),
  ),
);
