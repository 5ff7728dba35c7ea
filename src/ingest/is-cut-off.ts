import type { FileKindId } from './file-kind.ts';
import { jpegEnd } from './jpeg-segments.ts';

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
  if (kind === 'jpeg') return jpegEnd(bytes) === null;
  if (kind === 'png') return !pngEnds(view);
  if (kind === 'webp')
    return view.byteLength < 8 || view.getUint32(4, true) + RIFF_HEADER_BYTES > view.byteLength;
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
