import { readTiffTree, type TiffDirectory } from './tiff-tree.ts';
import { UnsupportedPicture } from './unsupported-picture.ts';

/** A strip or tile: where it belongs in the picture, and where its bytes are. */
export interface TiffBlock {
  readonly x: number;
  readonly y: number;
  /** As coded; a tile may reach beyond the picture. */
  readonly width: number;
  readonly height: number;
  /** First sample of a pixel that it holds: 0, unless every sample has a plane of its own. */
  readonly plane: number;
  readonly start: number;
  readonly length: number;
}

/** How the first page of a TIFF is coded. */
export interface TiffLayout {
  readonly littleEndian: boolean;
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 8 | 16 | 32;
  readonly isFloat: boolean;
  /** Samples of a pixel. */
  readonly samples: number;
  /** Samples of a pixel that are in one block: all or one. */
  readonly blockSamples: number;
  readonly compression: number;
  readonly predictor: number;
  readonly photometric: number;
  /** 0 none, 1 colors are already multiplied by it, 2 they are not. */
  readonly alpha: 0 | 1 | 2;
  readonly orientation: number;
  /** All reds, then greens, then blues, 16 bits each. */
  readonly colorMap: readonly number[];
  readonly blocks: readonly TiffBlock[];
}

const COMPRESSIONS: Readonly<Record<number, string>> = {
  2: 'fax coding',
  3: 'fax coding',
  4: 'fax coding',
  6: 'JPEG coding',
  7: 'JPEG coding',
  34712: 'JPEG 2000 coding',
  34925: 'LZMA coding',
  50000: 'Zstandard coding',
  50001: 'WebP coding',
};
/** None, LZW, Deflate by both its numbers, PackBits. */
const KNOWN_COMPRESSIONS: ReadonlySet<number> = new Set([1, 5, 8, 32946, 32773]);
/** Samples that a pixel needs, by photometric interpretation: two of grey, RGB, palette, CMYK. */
const COLOR_SAMPLES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4 };
const OTHER_COLORS: Readonly<Record<number, string>> = { 6: 'YCbCr', 8: 'Lab', 9: 'Lab', 10: 'Lab' };
/** More blocks than this come from a broken header, not from a picture. */
const MAX_BLOCKS = 1 << 20;

/**
 * Read how the first page of a TIFF is coded. Source: TIFF 6.0.
 * @throws UnsupportedPicture for codings that are not read; Error for what no picture can be
 */
export function readTiffLayout(bytes: Uint8Array): TiffLayout {
  const tree = readTiffTree(bytes);
  const page = tree?.pages[0];
  if (!tree || !page) throw new Error('the TIFF has no directory');
  const first = (tag: number, fallback: number) => page.numbers(tag)[0] ?? fallback;

  const [width, height] = [first(256, 0), first(257, 0)];
  const samples = first(277, 1);
  const photometric = first(262, 1);
  const compression = first(259, 1);
  if (width < 1 || height < 1 || samples < 1) throw new Error('the TIFF says no size');
  if (!KNOWN_COMPRESSIONS.has(compression))
    throw new UnsupportedPicture(`TIFF, ${COMPRESSIONS[compression] ?? `coding ${compression}`}`);
  const colorSamples = COLOR_SAMPLES[photometric];
  if (colorSamples === undefined)
    throw new UnsupportedPicture(`TIFF, ${OTHER_COLORS[photometric] ?? `colors ${photometric}`}`);
  if (samples < colorSamples) throw new Error(`${samples} samples for a color of ${colorSamples}`);

  const isFloat = first(339, 1) === 3;
  const bits = first(258, 1);
  const isRead = isFloat ? bits === 32 : bits === 8 || bits === 16 || (bits === 1 && samples === 1);
  if (!isRead || page.numbers(258).some((other) => other !== bits))
    throw new UnsupportedPicture(`TIFF, ${page.numbers(258).join('+')} bits${isFloat ? ' float' : ''}`);
  const extra = samples > colorSamples ? first(338, 0) : 0;

  return {
    littleEndian: tree.littleEndian,
    width,
    height,
    bits: bits as TiffLayout['bits'],
    isFloat,
    samples,
    blockSamples: first(284, 1) === 2 ? 1 : samples,
    compression,
    predictor: first(317, 1),
    photometric,
    alpha: extra === 1 || extra === 2 ? extra : 0,
    orientation: first(274, 1),
    colorMap: page.numbers(320),
    blocks: blocksOf(page, { width, height, planes: first(284, 1) === 2 ? samples : 1 }),
  };
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly planes: number;
}

function blocksOf(page: TiffDirectory, { width, height, planes }: Shape): TiffBlock[] {
  const [tileWidth] = page.numbers(322);
  const [tileHeight] = page.numbers(323);
  const isTiled = tileWidth !== undefined && tileHeight !== undefined && page.numbers(324).length > 0;
  const starts = page.numbers(isTiled ? 324 : 273);
  const lengths = page.numbers(isTiled ? 325 : 279);
  const across = isTiled ? tileWidth : width;
  const down = isTiled ? tileHeight : Math.min(height, page.numbers(278)[0] || height);
  if (across < 1 || down < 1) throw new Error('the TIFF has blocks of no size');
  const columns = Math.ceil(width / across);
  const rows = Math.ceil(height / down);
  if (columns * rows * planes > MAX_BLOCKS) throw new Error('the TIFF has too many blocks');
  const blocks: TiffBlock[] = [];
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const i = blocks.length;
        const y = row * down;
        blocks.push({
          x: column * across,
          y,
          width: across,
          height: isTiled ? down : Math.min(down, height - y),
          plane,
          start: starts[i] ?? 0,
          // old writers leave the lengths out
          length: lengths[i] ?? (starts[i + 1] ?? Number.MAX_SAFE_INTEGER) - (starts[i] ?? 0),
        });
      }
    }
  }
  return blocks;
}
