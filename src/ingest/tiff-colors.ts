import type { Pixels } from './pixels.ts';
import type { TiffBlock, TiffLayout } from './tiff-layout.ts';

/** Collects the samples of a TIFF's blocks and makes colors of them. */
export interface TiffColors {
  /** @param samples of the block, row by row */
  add(block: TiffBlock, samples: ArrayLike<number>): void;
  /** What was added so far; what was not is black. */
  pixels(): Pixels;
}

const WHITE_IS_ZERO = 0;
const RGB = 2;
const PALETTE = 3;
const CMYK = 5;

export function tiffColors(layout: TiffLayout): TiffColors {
  const { width, height, samples, blockSamples, photometric } = layout;
  // as bytes, for no more can be shown; the index into a palette is one as it is
  const bytes = new Uint8ClampedArray(width * height * samples);
  const isThere = new Uint8Array(width * height);
  const scale = photometric === PALETTE ? 1 : scaleOf(layout);
  return {
    add(block, values) {
      const rows = Math.min(block.height, height - block.y);
      const columns = Math.min(block.width, width - block.x);
      for (let y = 0; y < rows; y++) {
        for (let x = 0; x < columns; x++) {
          const pixel = (block.y + y) * width + block.x + x;
          const from = (y * block.width + x) * blockSamples;
          isThere[pixel] = 1;
          for (let s = 0; s < blockSamples; s++)
            bytes[pixel * samples + block.plane + s] = (values[from + s] ?? 0) * scale;
        }
      }
    },
    pixels() {
      const rgba = new Uint8ClampedArray(width * height * 4);
      const paint = painterOf(layout);
      for (let pixel = 0; pixel < isThere.length; pixel++) {
        if (isThere[pixel] === 1) paint(bytes, pixel * samples, rgba, pixel * 4);
        rgba[pixel * 4 + 3] = 255;
      }
      return { width, height, rgba };
    },
  };
}

/** From the numbers in the file to 0..255; floats run from 0 to 1. */
function scaleOf({ bits, isFloat }: TiffLayout): number {
  return isFloat ? 255 : 255 / (2 ** bits - 1);
}

/** Writes red, green and blue of one pixel. */
type Painter = (from: Uint8ClampedArray, at: number, to: Uint8ClampedArray, into: number) => void;

function painterOf(layout: TiffLayout): Painter {
  const paint = opaquePainterOf(layout);
  if (layout.alpha !== 2) return paint;
  // on black, as the detector sees what is transparent; colors multiplied already lie on black as they are
  const place = layout.photometric === RGB ? 3 : layout.photometric === CMYK ? 4 : 1;
  return (from, at, to, into) => {
    paint(from, at, to, into);
    const share = (from[at + place] ?? 255) / 255;
    for (let i = into; i < into + 3; i++) to[i] = (to[i] ?? 0) * share;
  };
}

function opaquePainterOf({ photometric, colorMap }: TiffLayout): Painter {
  if (photometric === RGB)
    return (from, at, to, into) => {
      for (let i = 0; i < 3; i++) to[into + i] = from[at + i] ?? 0;
    };
  if (photometric === CMYK)
    return (from, at, to, into) => {
      const light = 255 - (from[at + 3] ?? 0);
      for (let i = 0; i < 3; i++) to[into + i] = ((255 - (from[at + i] ?? 0)) * light) / 255;
    };
  if (photometric === PALETTE) {
    const colors = colorMap.length / 3;
    // the map has 16 bits; some programs write 8 into them
    const scale = colorMap.some((value) => value > 255) ? 255 / 65535 : 1;
    return (from, at, to, into) => {
      for (let i = 0; i < 3; i++) to[into + i] = (colorMap[i * colors + (from[at] ?? 0)] ?? 0) * scale;
    };
  }
  return (from, at, to, into) => {
    const grey = from[at] ?? 0;
    to.fill(photometric === WHITE_IS_ZERO ? 255 - grey : grey, into, into + 3);
  };
}
