import { decode } from 'tiff';
import { type Pixels, upright } from './pixels.ts';
import { tiffColors } from './tiff-colors.ts';
import { readTiffLayout, type TiffBlock, type TiffLayout } from './tiff-layout.ts';
import { unpackBits } from './unpack-bits.ts';

export interface DecodedTiff extends Pixels {
  /** Some of its blocks are missing or broken; what is missing is black. */
  readonly cutOff: boolean;
}

const PACK_BITS = 32773;

/**
 * Decode the first page of a TIFF, upright and opaque.
 *
 * The library undoes compression and prediction, one strip or tile at a time: of a
 * whole picture it reads no tiles of color, no planes, no CMYK, no PackBits and none
 * that lies on its side (7.1.3), and it gives up where one strip is broken. So every
 * block is handed to it as a small TIFF of its own, and put together here.
 * Read are 1, 8 and 16 bits and 32-bit floats; grey, RGB, palette and CMYK (without
 * its color profile, so approximately).
 *
 * @throws UnsupportedPicture for other codings; Error if nothing of it can be decoded
 */
export function decodeTiff(bytes: Uint8Array): DecodedTiff {
  const layout = readTiffLayout(bytes);
  const colors = tiffColors(layout);
  let broken = 0;
  let refusal: unknown;
  for (const block of layout.blocks) {
    try {
      colors.add(block, samplesOf(bytes, block, layout));
    } catch (error) {
      broken++;
      refusal = error;
    }
  }
  if (broken === layout.blocks.length)
    throw new Error('no part of the TIFF can be decoded', { cause: refusal });
  return { ...upright(colors.pixels(), layout.orientation), cutOff: broken > 0 };
}

/** The samples of one block, row by row, as the numbers that are in the file. */
function samplesOf(bytes: Uint8Array, block: TiffBlock, layout: TiffLayout): ArrayLike<number> {
  const { start, length } = block;
  const isPacked = layout.compression === PACK_BITS;
  const coded = bytes.subarray(start, Math.min(bytes.length, start + length));
  if (start < 8 || coded.length === 0) throw new RangeError('a block outside the file');
  const rowBytes = Math.ceil((block.width * layout.blockSamples * layout.bits) / 8);
  const data = isPacked ? unpackBits(coded, rowBytes * block.height) : coded;
  const [page] = decode(smallTiff(data, block, layout));
  if (!page) throw new Error('no page');
  return page.data;
}

/** A TIFF of one grey strip, which the library hands out without looking at colors. */
function smallTiff(data: Uint8Array, block: TiffBlock, layout: TiffLayout): Uint8Array {
  const fields: readonly (readonly [tag: number, value: number])[] = [
    [256, block.width],
    [257, block.height],
    [258, layout.bits],
    [259, layout.compression === PACK_BITS ? 1 : layout.compression],
    [262, 1],
    [273, 0],
    [277, layout.blockSamples],
    [278, block.height],
    [279, data.length],
    [317, layout.predictor],
    [339, layout.isFloat ? 3 : 1],
  ];
  const { littleEndian } = layout;
  const head = 8 + 2 + 12 * fields.length + 4;
  const file = new Uint8Array(head + data.length);
  const view = new DataView(file.buffer);
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  view.setUint16(8, fields.length, littleEndian);
  fields.forEach(([tag, value], i) => {
    const at = 10 + 12 * i;
    view.setUint16(at, tag, littleEndian);
    view.setUint16(at + 2, 4, littleEndian);
    view.setUint32(at + 4, 1, littleEndian);
    view.setUint32(at + 8, tag === 273 ? head : value, littleEndian);
  });
  file.set(data, head);
  return file;
}
