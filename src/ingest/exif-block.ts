import type { FileKindId } from './file-kind.ts';

const EXIF_NAME = 'Exif\0\0';
/** Cameras write their notes in front of the pictures. */
const NOTES_BYTES = 2 ** 18;

/**
 * The part of a file in which exifr finds the EXIF; null if there is none, or for a
 * kind that has none.
 *
 * exifr (7.1.3) reads JPEG, PNG and TIFF as they are. It knows no WebP and no Fujifilm
 * RAW, does not take Olympus' and Panasonic's magic numbers, and loses its way in HEIF
 * files whose places are counted from a base, as libheif writes them.
 */
export function exifBlock(kind: FileKindId, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  switch (kind) {
    case 'jpeg':
    case 'png':
    case 'tiff':
    case 'cr2':
      return bytes;
    case 'webp':
      return chunkOfWebp(bytes);
    case 'orf':
    case 'rw2':
      return asTiff(bytes);
    case 'heic':
    case 'avif':
    case 'raf':
    case 'cr3':
      return namedBlock(bytes);
    default:
      return null;
  }
}

const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** Source: RFC 9649, 2.7.1.5. */
function chunkOfWebp(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (textAt(bytes, at, 4) === 'EXIF') {
      // some writers put the name in front that JPEG wants there
      const start = at + 8 + (textAt(bytes, at + 8, 6) === EXIF_NAME ? EXIF_NAME.length : 0);
      return bytes.slice(start, at + 8 + length);
    }
    at += 8 + length + (length & 1);
  }
  return null;
}

/** The start of a file that is a TIFF but for its magic number, with that of a TIFF. */
function asTiff(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = bytes.slice(0, NOTES_BYTES);
  head.set(head[0] === 0x4d ? [0, 42] : [42, 0], 2);
  return head;
}

/** What stands behind the name of an EXIF block, if it begins like one. */
function namedBlock(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] !== 0x78 || textAt(bytes, at, 6) !== EXIF_NAME) continue;
    const order = textAt(bytes, at + 6, 4);
    if (order === 'II*\0' || order === 'MM\0*') return bytes.slice(at + 6, at + 6 + NOTES_BYTES);
  }
  return null;
}
