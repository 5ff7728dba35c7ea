import type { FileKindId } from './file-kind.ts';

const PNG_SIGNATURE_BYTES = 8;
const RIFF_HEADER_BYTES = 8;

/**
 * True if the file ends before its picture does: a JPEG without its end marker, a
 * PNG without its end chunk, a WebP shorter than it says. False for other kinds,
 * whose end is not as cheap to find.
 *
 * What follows the end is ignored, be it padding or the film of a motion photo.
 * @param bytes the whole file
 */
export function isCutOff(kind: FileKindId, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'jpeg') return !jpegEnds(view);
  if (kind === 'png') return !pngEnds(view);
  if (kind === 'webp')
    return view.byteLength < 8 || view.getUint32(4, true) + RIFF_HEADER_BYTES > view.byteLength;
  return false;
}

/**
 * Walk a JPEG's segments to its end marker. Not a search for the marker's two bytes,
 * for the preview picture inside the EXIF segment ends with them as well.
 */
function jpegEnds(view: DataView): boolean {
  const end = view.byteLength;
  let at = 2;
  while (at + 2 <= end) {
    const code = view.getUint8(at + 1);
    // compressed data lies between segments: FF is followed by 0 in it, or by a restart marker
    const isMarker =
      view.getUint8(at) === 0xff && code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7);
    if (!isMarker) {
      at++;
      continue;
    }
    if (code === 0xd9) return true;
    // SOI and TEM stand alone, every other segment says how long it is
    if (code === 0xd8 || code === 0x01) at += 2;
    else if (at + 4 > end) return false;
    else at += 2 + view.getUint16(at + 2);
  }
  return false;
}

/** Walk a PNG's chunks, each its length, name, data and checksum, to the last. */
function pngEnds(view: DataView): boolean {
  const IEND = 0x49454e44;
  let at = PNG_SIGNATURE_BYTES;
  while (at + 12 <= view.byteLength) {
    if (view.getUint32(at + 4) === IEND) return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}
