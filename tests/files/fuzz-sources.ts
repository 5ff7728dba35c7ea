import sharp from 'sharp';
import type { FuzzSource } from './fuzz-file.ts';
import { latin1 } from './odd-file.ts';
import { animatedPng } from './png-chunks.ts';
import { TINY_HEIC } from './tiny-heic.ts';
import { writeTiff } from './write-tiff.ts';

/** Small whole pictures of every kind that is read, without faces, to be damaged. */
export async function fuzzSources(): Promise<FuzzSource[]> {
  const [width, height] = [96, 64];
  // waves: no kind packs them into nothing, and none sees a face in them
  const pixels = Buffer.from(
    Array.from({ length: width * height * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
      return 128 + 100 * Math.sin(x / (5 + (i % 3)) + y / 9);
    }),
  );
  const picture = () => sharp(pixels, { raw: { width, height, channels: 3 } });
  const still = await picture().png().toBuffer();
  const frames = () => sharp([still, still], { join: { animated: true } });
  const preview = await picture().resize(480).jpeg({ quality: 50 }).toBuffer();
  const raw = writeTiff([
    {
      271: { text: 'NIKON' },
      274: { short: [6] },
      330: {
        below: [{ 262: { short: [32803] } }, { 513: { at: preview }, 514: { long: [preview.length] } }],
      },
    },
  ]);
  const exif = { IFD0: { Make: 'CAMERA' }, IFD2: { DateTimeOriginal: '2024:01:31 14:22:33' } };
  const source = async (extension: string, made: Promise<Uint8Array> | Uint8Array): Promise<FuzzSource> => ({
    extension,
    bytes: await made,
  });
  return Promise.all([
    source('jpg', picture().jpeg().toBuffer()),
    source('jpg', picture().withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer()),
    source('jpg', picture().jpeg({ progressive: true }).toBuffer()),
    source('jpg', picture().toColourspace('cmyk').jpeg().toBuffer()),
    source('png', picture().withExif(exif).png().toBuffer()),
    source('png', picture().png({ palette: true, progressive: true }).toBuffer()),
    source('png', animatedPng(still)),
    source('gif', frames().gif().toBuffer()),
    source('webp', picture().withExif(exif).webp().toBuffer()),
    source('webp', frames().webp({ lossless: true }).toBuffer()),
    source('avif', picture().withExif(exif).avif({ effort: 0 }).toBuffer()),
    source('heic', TINY_HEIC),
    source('tif', picture().tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer()),
    source(
      'tif',
      picture()
        .toColourspace('rgb16')
        .tiff({ compression: 'deflate', tile: true, tileWidth: 32, tileHeight: 32 })
        .toBuffer(),
    ),
    source('tif', picture().tiff({ compression: 'packbits' }).toBuffer()),
    source('nef', raw),
    source('svg', latin1('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
  ]);
}
