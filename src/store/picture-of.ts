import { decodePhoto, openPhoto } from '../ingest/read-photo.ts';

/** Longest side of a picture that is only looked at, pixels. */
const SHOWN_SIDE = 2048;

/**
 * A photo of a kind that the browser cannot show, as one that it can: HEIC, TIFF, the preview in a RAW.
 * Never rejects; null if it cannot be decoded either.
 */
export async function pictureOf(file: File): Promise<Blob | null> {
  const opened = await openPhoto(file);
  if (!opened.ok) return null;
  const decoded = await decodePhoto(opened);
  if (!decoded.ok) return null;
  const { bitmap, width, height } = decoded;
  try {
    const scale = Math.min(1, SHOWN_SIDE / Math.max(width, height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    );
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    // PNG, for a picture may be transparent in part
    return await canvas.convertToBlob({ type: 'image/png' });
  } catch {
    // no memory for a second one
    return null;
  } finally {
    bitmap.close();
  }
}
