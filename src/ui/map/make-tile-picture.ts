import type { Face } from '../../faces/face.ts';

/** One for all pictures: each takes what was drawn with it and leaves the canvas empty. */
let canvas: OffscreenCanvas | null = null;

/** A face's thumbnail at the size at which it is drawn, its corners rounded: the map's canvas then only copies it. */
export async function makeTilePicture(face: Face, px: number): Promise<ImageBitmap> {
  const decoded = await createImageBitmap(face.thumbnail, {
    resizeWidth: px,
    resizeHeight: px,
    resizeQuality: 'medium',
  });
  canvas ??= new OffscreenCanvas(px, px);
  const context = canvas.getContext('2d');
  if (!context) return decoded;
  // a new size clears all state of the context
  if (canvas.width !== px) {
    canvas.width = px;
    canvas.height = px;
  }
  context.save();
  context.beginPath();
  context.roundRect(0, 0, px, px, px / 9);
  context.clip();
  context.drawImage(decoded, 0, 0);
  context.restore();
  decoded.close();
  return canvas.transferToImageBitmap();
}
