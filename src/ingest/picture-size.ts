import type { FileKindId } from './file-kind.ts';
import { jpegFrame } from './jpeg-segments.ts';
import { readTiffTree } from './tiff-tree.ts';

/** Pixels as stored, before any orientation is applied. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** No format that browsers read, and no camera, goes beyond this on one side. */
export const MAX_SIDE_PX = 65_535;

/**
 * A picture's size by its header, without decoding it: a few bytes may claim more
 * pixels than a computer has memory. Never throws, whatever the bytes are.
 *
 * Sources: PNG 3rd edition 11.2.1, JPEG T.81 B.2.2, GIF89a 18, WebP container (RFC 9649),
 * BITMAPINFOHEADER, TIFF 6.0, ISO/IEC 23008-12 6.5.3 (`ispe`).
 * @param bytes the whole file, or as much of it as holds the header
 * @returns null if the kind is not one of these or its header is not whole
 */
export function pictureSize(kind: FileKindId, bytes: Uint8Array): PictureSize | null {
  const read = READERS[kind];
  if (!read) return null;
  try {
    return read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes);
  } catch (error) {
    // a header that ends too early: the view itself refuses to read on
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Reader = (view: DataView, bytes: Uint8Array) => PictureSize | null;

const READERS: Partial<Record<FileKindId, Reader>> = {
  png: sizeOfPng,
  jpeg: (_, bytes) => jpegFrame(bytes),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  webp: sizeOfWebp,
  bmp: sizeOfBmp,
  ico: sizeOfIcon,
  tiff: (_, bytes) => sizeOfTiff(bytes),
  heic: sizeOfHeif,
  avif: sizeOfHeif,
};

const nameAt = (view: DataView, at: number) =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function sizeOfPng(view: DataView): PictureSize | null {
  return nameAt(view, 12) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
}

function sizeOfWebp(view: DataView): PictureSize | null {
  const kind = nameAt(view, 12);
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 'VP8L') {
    const packed = view.getUint32(21, true);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 'VP8X') return null;
  const side = (at: number) => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
  return { width: side(24), height: side(27) };
}

function sizeOfBmp(view: DataView): PictureSize {
  const isOld = view.getUint32(14, true) === 12;
  if (isOld) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  // rows from top to bottom are written as a negative height
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** The largest picture of an icon. A side of 256 is written as 0, or the picture is a PNG that says more. */
function sizeOfIcon(view: DataView, bytes: Uint8Array): PictureSize | null {
  let largest: PictureSize | null = null;
  const count = view.getUint16(4, true);
  for (let i = 0, at = 6; i < count && at + 16 <= view.byteLength; i++, at += 16) {
    const start = view.getUint32(at + 12, true);
    const isPng = start + 24 <= view.byteLength && view.getUint32(start) === 0x89504e47;
    const size = isPng
      ? pictureSize('png', bytes.subarray(start))
      : { width: view.getUint8(at) || 256, height: view.getUint8(at + 1) || 256 };
    if (size && (!largest || size.width * size.height > largest.width * largest.height)) largest = size;
  }
  return largest;
}

function sizeOfTiff(bytes: Uint8Array): PictureSize | null {
  const page = readTiffTree(bytes)?.pages[0];
  const [width] = page?.numbers(256) ?? [];
  const [height] = page?.numbers(257) ?? [];
  return width === undefined || height === undefined ? null : { width, height };
}

/** Boxes that the sizes of a HEIF's pictures lie in, from outside to inside. */
const WAY_TO_SIZES = ['meta', 'iprp', 'ipco'];

/** The largest size of a HEIF: it lists one for each of its tiles and thumbnails, too. */
function sizeOfHeif(view: DataView): PictureSize | null {
  let largest: PictureSize | null = null;
  const walk = (start: number, end: number, depth: number): void => {
    let at = start;
    while (at + 8 <= end) {
      const name = nameAt(view, at + 4);
      const short = view.getUint32(at);
      const isLong = short === 1;
      const length = short === 0 ? end - at : isLong ? Number(view.getBigUint64(at + 8)) : short;
      const header = isLong ? 16 : 8;
      if (length < header) return;
      const boxEnd = Math.min(end, at + length);
      // meta has four bytes of version and flags in front of what it holds
      if (name === WAY_TO_SIZES[depth]) walk(at + header + (depth === 0 ? 4 : 0), boxEnd, depth + 1);
      else if (depth === WAY_TO_SIZES.length && name === 'ispe') {
        const size = { width: view.getUint32(at + header + 4), height: view.getUint32(at + header + 8) };
        if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
      }
      at += length;
    }
  };
  walk(0, view.byteLength, 0);
  return largest;
}
