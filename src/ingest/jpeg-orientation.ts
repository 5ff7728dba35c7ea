import { jpegSegments } from './jpeg-segments.ts';
import { readTiffTree } from './tiff-tree.ts';

const APP1 = 0xe1;
/** How the segment that holds EXIF begins: the word and two zeros. */
const EXIF_NAME = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 274;

/** The EXIF block of a JPEG, which is built like a TIFF file; null if there is none. */
export function exifOfJpeg(jpeg: Uint8Array): Uint8Array | null {
  for (const { code, start, end } of jpegSegments(jpeg)) {
    const isExif = code === APP1 && EXIF_NAME.every((byte, i) => jpeg[start + i] === byte);
    if (isExif && end - start > EXIF_NAME.length) return jpeg.subarray(start + EXIF_NAME.length, end);
  }
  return null;
}

/** How a JPEG has to be turned, 1 to 8 as EXIF counts; null if it does not say. */
export function jpegOrientation(jpeg: Uint8Array): number | null {
  const exif = exifOfJpeg(jpeg);
  const [orientation] = (exif && readTiffTree(exif)?.pages[0]?.numbers(ORIENTATION)) ?? [];
  return orientation !== undefined && orientation >= 1 && orientation <= 8 ? orientation : null;
}

/** A JPEG that says how it has to be turned, so that every decoder turns it. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  // a TIFF of one directory with one field, big-endian
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const content = [...EXIF_NAME, ...tiff];
  const segment = [0xff, APP1, 0, content.length + 2, ...content];
  const turned = new Uint8Array(jpeg.length + segment.length);
  turned.set(jpeg.subarray(0, 2));
  turned.set(segment, 2);
  turned.set(jpeg.subarray(2), 2 + segment.length);
  return turned;
}
