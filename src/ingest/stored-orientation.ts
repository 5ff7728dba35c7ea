import { exifBlock } from './exif-block.ts';
import type { FileKindId } from './file-kind.ts';
import { exifOfJpeg } from './jpeg-orientation.ts';
import { pictureSize } from './picture-size.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';
import { readTiffTree } from './tiff-tree.ts';

const ORIENTATION = 274;

/**
 * How a photo is turned upright, 1 to 8 as EXIF counts; 1 where nothing tells, and for HEIC and AVIF, whose own
 * container turns them. Never throws, whatever the bytes are.
 * @param upright pixels of the photo as it was decoded
 */
export function storedOrientation(
  bytes: Uint8Array<ArrayBuffer>,
  upright: { readonly width: number; readonly height: number },
): number {
  const { id } = sniff(bytes.subarray(0, HEAD_BYTES));
  const block = exifOf(id, bytes);
  const [orientation = 1] = (block && readTiffTree(block)?.pages[0]?.numbers(ORIENTATION)) ?? [];
  if (!(orientation >= 1 && orientation <= 8)) return 1;
  if (orientation < 5) return orientation;
  const stored = pictureSize(id, bytes);
  // a decoder that does not heed the mark has left the picture on its side
  const isLeft = stored?.width === upright.width && stored.height === upright.height;
  return isLeft && upright.width !== upright.height ? 1 : orientation;
}

function exifOf(id: FileKindId, bytes: Uint8Array<ArrayBuffer>): Uint8Array | null {
  switch (id) {
    case 'jpeg':
      return exifOfJpeg(bytes);
    case 'png':
      return chunkOfPng(bytes);
    case 'heic':
    case 'avif':
      return null;
    default:
      return exifBlock(id, bytes);
  }
}

/** Source: PNG 3rd edition, 11.3.4.5. */
function chunkOfPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'eXIf') return bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  return null;
}
