import type { Box } from '../../src/faces/face.ts';

/**
 * The face that a photo is about, where one person is meant and others may stand behind.
 *
 * Source: the rule of FaceNet's alignment script: the largest of box area minus twice the squared
 * distance between the centers of box and photo, in pixels.
 *
 * @param boxes in shares of the photo
 * @param width pixels of the photo, as `height`
 * @returns index into `boxes`, the first among equals; -1 if there is none
 * @throws RangeError if a side of the photo is not greater than 0
 */
export function centralFace(boxes: readonly Box[], width: number, height: number): number {
  if (!(width > 0 && height > 0)) {
    throw new RangeError(`the sides of a photo must be greater than 0, got ${width} × ${height}`);
  }
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  boxes.forEach((box, i) => {
    const dx = (box.x + box.width / 2 - 0.5) * width;
    const dy = (box.y + box.height / 2 - 0.5) * height;
    const merit = box.width * width * box.height * height - 2 * (dx * dx + dy * dy);
    if (merit > most) {
      most = merit;
      best = i;
    }
  });
  return best;
}
