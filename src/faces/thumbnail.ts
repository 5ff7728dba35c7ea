import { type Box, THUMBNAIL_PX } from './face.ts';

/** Share of the box that is shown around it on each side. */
const MARGIN = 0.15;

/** The square around a face, as it stands in the photo, as a JPEG. What lies beyond the photo is grey. */
export async function cutThumbnail(photo: ImageBitmap, box: Box): Promise<Blob> {
  const width = box.width * photo.width;
  const height = box.height * photo.height;
  const side = Math.max(width, height) * (1 + 2 * MARGIN);
  const left = box.x * photo.width + width / 2 - side / 2;
  const top = box.y * photo.height + height / 2 - side / 2;
  const canvas = new OffscreenCanvas(THUMBNAIL_PX, THUMBNAIL_PX);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2-D canvas in the worker');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#808080';
  context.fillRect(0, 0, THUMBNAIL_PX, THUMBNAIL_PX);
  const scale = THUMBNAIL_PX / side;
  context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  context.drawImage(photo, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
