import sharp, { type TiffOptions } from 'sharp';
import { cutAt, joined, type OddFile, oddFiles } from './odd-file.ts';
import { type TiffFields, writeTiff } from './write-tiff.ts';

const STRIP_ROWS = 50;

/** The runs of PackBits, all literal. */
function packed(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += 128) {
    const run = data.subarray(at, at + 128);
    parts.push(Uint8Array.of(run.length - 1), run);
  }
  return joined(...parts);
}

/** A TIFF of one strip of grey. */
function greyTiff(data: Uint8Array, width: number, height: number, more: TiffFields): Uint8Array {
  return writeTiff([
    {
      256: { long: [width] },
      257: { long: [height] },
      258: { short: [8] },
      259: { short: [1] },
      262: { short: [1] },
      273: { at: data },
      279: { long: [data.length] },
      ...more,
    },
  ]);
}

/** @param photo a JPEG with one face */
export async function oddTiffs(photo: Uint8Array): Promise<OddFile[]> {
  const tiff = (options: TiffOptions) =>
    sharp(photo)
      .tiff({ compression: 'none', ...options })
      .toBuffer();
  const plain = await tiff({});
  const { data, info } = await sharp(photo).greyscale().raw().toBuffer({ resolveWithObject: true });
  const grey = (bytes: Uint8Array, more: TiffFields) => greyTiff(bytes, info.width, info.height, more);
  const side = await sharp(photo).rotate(270).greyscale().raw().toBuffer();
  const pages = sharp([Buffer.from(photo), Buffer.from(photo)], { join: { animated: true } });
  // the first bytes that a TIFF of ours points to lie behind its header of 8
  const strips = Array.from({ length: Math.ceil(info.height / STRIP_ROWS) }, (_, i) => i * STRIP_ROWS);
  const read = (kind: string, name: string, content: Uint8Array) =>
    [kind, `tiff/${name}.tif`, content, 'read'] as const;
  return oddFiles([
    read('TIFF of 8 bits', 'plain', plain),
    read(
      'TIFF of 16 bits',
      'deep',
      await sharp(photo)
        .toColourspace('rgb16')
        .tiff({ compression: 'deflate', predictor: 'horizontal' })
        .toBuffer(),
    ),
    read('TIFF, LZW', 'lzw', await tiff({ compression: 'lzw', predictor: 'horizontal' })),
    read('TIFF, Deflate', 'deflate', await tiff({ compression: 'deflate', predictor: 'none' })),
    read('TIFF, PackBits', 'packbits', await tiff({ compression: 'packbits' })),
    read(
      'TIFF in tiles',
      'tiled',
      await tiff({ compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64 }),
    ),
    read(
      'TIFF, CMYK',
      'cmyk',
      await sharp(photo).toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer(),
    ),
    read(
      'TIFF, grey, white is 0',
      'inverted',
      grey(
        data.map((value) => 255 - value),
        { 262: { short: [0] } },
      ),
    ),
    read('TIFF on its side', 'turned', greyTiff(side, info.height, info.width, { 274: { short: [6] } })),
    read(
      'TIFF, PackBits by hand',
      'packed',
      grey(packed(data), { 259: { short: [32773] }, 279: { long: [packed(data).length] } }),
    ),
    [
      'TIFF of two pages',
      'tiff/pages.tif',
      await pages.tiff({ compression: 'lzw' }).toBuffer(),
      'read',
      undefined,
      'firstPage',
    ],
    [
      'TIFF with its last strips outside the file',
      'tiff/cut.tif',
      grey(data, {
        273: { long: strips.map((start) => (start < info.height / 2 ? 8 : 1e6) + start * info.width) },
        278: { long: [STRIP_ROWS] },
        279: { long: strips.map(() => STRIP_ROWS * info.width) },
        9999: { at: data },
      }),
      'damaged',
      'cutOff',
    ],
    [
      'TIFF without directory',
      'tiff/no-directory.tif',
      cutAt(plain, 0.5).subarray(0, 1000),
      'damaged',
      'cannotDecode',
    ],
    [
      'TIFF that claims 40,000 × 40,000',
      'tiff/bomb.tif',
      greyTiff(data, 40_000, 40_000, {}),
      'skipped',
      'tooLarge',
    ],
    [
      'TIFF, coded as JPEG',
      'tiff/jpeg.tif',
      await tiff({ compression: 'jpeg' }),
      'unsupported',
      'unsupportedKind',
    ],
    [
      'TIFF, fax',
      'tiff/fax.tif',
      grey(data, { 258: { short: [1] }, 259: { short: [4] } }),
      'unsupported',
      'unsupportedKind',
    ],
    ['BigTIFF', 'tiff/big.tif', await tiff({ bigtiff: true }), 'unsupported', 'unsupportedKind'],
  ]);
}
