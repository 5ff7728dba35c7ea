import sharp from 'sharp';
import { cutAt, joined, latin1, type OddFile, oddFiles } from './odd-file.ts';
import { animatedPng, pngOfSize, readPngChunks, writePng } from './png-chunks.ts';
import { TINY_HEIC } from './tiny-heic.ts';

/** A bitmap of 24 bits a pixel. */
async function bmpOf(photo: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const rowBytes = Math.ceil((3 * width) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x);
      // rows from the bottom, blue first
      const to = 54 + (height - 1 - y) * rowBytes + 3 * x;
      for (let i = 0; i < 3; i++) file[to + i] = data[from + 2 - i]!;
    }
  }
  return file;
}

/** An icon of one picture of 32 × 32 pixels. */
function icoOf(png: Uint8Array): Uint8Array {
  const head = Buffer.from([0, 0, 1, 0, 1, 0, 32, 32, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0]);
  head.writeUInt32LE(png.length, 14);
  return joined(head, png);
}

/** @param photo a JPEG with one face */
export async function oddPictures(photo: Uint8Array): Promise<OddFile[]> {
  const png = await sharp(photo).png().toBuffer();
  const chunks = readPngChunks(png);
  const deep = await sharp(photo).toColourspace('rgb16').png().toBuffer();
  const { width, height } = await sharp(photo).metadata();
  const ellipse = Buffer.from(
    `<svg width="${width}" height="${height}"><ellipse cx="50%" cy="50%" rx="50%" ry="50%"/></svg>`,
  );
  // the face as a cut-out, nothing around it
  const cutOut = () =>
    sharp(photo)
      .ensureAlpha()
      .composite([{ input: ellipse, blend: 'dest-in' }]);
  const frames = sharp([Buffer.from(photo), await sharp(photo).negate().jpeg().toBuffer()], {
    join: { animated: true },
  });
  const gif = await frames.clone().gif().toBuffer();
  const still = await sharp(photo).gif().toBuffer();
  const webp = await sharp(photo).webp().toBuffer();
  const avif = await sharp(photo).avif({ effort: 0 }).toBuffer();
  const bmp = await bmpOf(photo);
  const garbage = Buffer.alloc(600, 0x5a);
  return oddFiles([
    ['PNG', 'png/plain.png', png, 'read'],
    ['PNG of 16 bits', 'png/deep.png', deep, 'read'],
    ['PNG with a palette', 'png/palette.png', await sharp(photo).png({ palette: true }).toBuffer(), 'read'],
    [
      'PNG, interlaced',
      'png/interlaced.png',
      await sharp(photo).png({ progressive: true }).toBuffer(),
      'read',
    ],
    [
      'PNG, grey with transparency',
      'png/grey-alpha.png',
      await cutOut().toColourspace('b-w').png().toBuffer(),
      'read',
    ],
    ['PNG, transparent around the face', 'png/cut-out.png', await cutOut().png().toBuffer(), 'read'],
    ['PNG, animated', 'png/animated.png', animatedPng(png), 'read', undefined, 'firstFrame'],
    ['PNG cut at 60 %', 'png/cut-60.png', cutAt(png, 0.6), 'damaged', 'cutOff'],
    ['PNG, first 8 bytes', 'png/signature.png', png.subarray(0, 8), 'damaged', 'cannotDecode'],
    ['PNG with a wrong checksum', 'png/bad-crc.png', writePng(chunks, 'IDAT'), 'damaged'],
    ['PNG that claims 30,000 × 30,000', 'png/bomb.png', pngOfSize(30_000, 30_000), 'skipped', 'tooLarge'],
    ['PNG that claims 70,000 × 8', 'png/wide.png', pngOfSize(70_000, 8), 'damaged', 'impossibleSize'],
    ['PNG that claims 0 × 40', 'png/no-width.png', pngOfSize(0, 40), 'damaged', 'impossibleSize'],
    [
      'PNG named .jpg',
      'png/really-a-png.jpg',
      writePng([...chunks.slice(0, -1), { name: 'teXt', data: latin1('a\0b') }, ...chunks.slice(-1)]),
      'read',
    ],
    ['GIF', 'gif/still.gif', still, 'read'],
    ['GIF, animated', 'gif/animated.gif', gif, 'read', undefined, 'firstFrame'],
    ['GIF cut at 50 %', 'gif/cut.gif', cutAt(still, 0.5), 'damaged'],
    ['WebP', 'webp/plain.webp', webp, 'read'],
    [
      'WebP, lossless, transparent',
      'webp/cut-out.webp',
      await cutOut().webp({ lossless: true }).toBuffer(),
      'read',
    ],
    [
      'WebP, animated',
      'webp/animated.webp',
      await frames.clone().webp().toBuffer(),
      'read',
      undefined,
      'firstFrame',
    ],
    ['WebP cut at 60 %', 'webp/cut.webp', cutAt(webp, 0.6), 'damaged'],
    ['AVIF', 'avif/plain.avif', avif, 'read'],
    ['AVIF cut at 60 %', 'avif/cut.avif', cutAt(avif, 0.6), 'damaged'],
    ['BMP', 'bmp/plain.bmp', bmp, 'read'],
    ['BMP cut at 60 %', 'bmp/cut.bmp', cutAt(bmp, 0.6), 'damaged'],
    ['ICO', 'ico/icon.ico', icoOf(await sharp(photo).resize(32, 32).png().toBuffer()), 'read'],
    ['HEIC', 'heic/plain.heic', TINY_HEIC, 'noFace'],
    ['HEIC named .jpg', 'heic/really-a-heic.jpg', joined(TINY_HEIC, latin1('\0\0\0\x08free')), 'noFace'],
    ['HEIC cut at 60 %', 'heic/cut.heic', cutAt(TINY_HEIC, 0.6), 'damaged', 'cannotDecode'],
    [
      'HEIC, brand and garbage',
      'heic/garbage.heic',
      joined(latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), garbage),
      'damaged',
      'cannotDecode',
    ],
  ]);
}
