import fc from 'fast-check';
import sharp, { type Sharp, type TiffOptions } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeTiff } from '../../../src/ingest/decode-tiff.ts';
import { type TiffFields, writeTiff } from '../../files/write-tiff.ts';
import { bytesOf, SAMPLE_JPEG } from './pictures.ts';

let photo: Buffer;
beforeAll(async () => {
  photo = await sharp(SAMPLE_JPEG).resize(90, 61, { fit: 'fill' }).png().toBuffer();
});
const picture = () => sharp(photo);

/** Largest difference of a channel between what we and what sharp decode. */
async function farthest(tiff: Uint8Array): Promise<number> {
  const ours = decodeTiff(tiff);
  const { data, info } = await sharp(tiff)
    .toColourspace('srgb')
    .autoOrient()
    .flatten()
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([ours.width, ours.height, ours.cutOff]).toEqual([info.width, info.height, false]);
  return data.reduce((most, value, i) => Math.max(most, Math.abs(value - ours.rgba[i]!)), 0);
}

describe('a TIFF', () => {
  const plain: TiffOptions = { compression: 'none' };
  const tile = { tile: true, tileWidth: 32, tileHeight: 16 };
  it.each<[string, () => Sharp]>([
    ['of 8 bits', () => picture().tiff(plain)],
    ['of grey', () => picture().greyscale().tiff(plain)],
    ['of 16 bits', () => picture().toColourspace('rgb16').tiff(plain)],
    [
      'of 16 bits of grey',
      () => picture().toColourspace('grey16').tiff({ compression: 'lzw', predictor: 'horizontal' }),
    ],
    ['coded by LZW', () => picture().tiff({ compression: 'lzw' })],
    ['coded by LZW with prediction', () => picture().tiff({ compression: 'lzw', predictor: 'horizontal' })],
    [
      'coded by Deflate with prediction',
      () => picture().tiff({ compression: 'deflate', predictor: 'horizontal' }),
    ],
    ['coded by PackBits', () => picture().tiff({ compression: 'packbits' })],
    ['in tiles', () => picture().tiff({ ...plain, ...tile })],
    [
      'in tiles, coded by LZW with prediction',
      () => picture().tiff({ compression: 'lzw', predictor: 'horizontal', ...tile }),
    ],
    [
      'of 16 bits in tiles',
      () =>
        picture()
          .toColourspace('rgb16')
          .tiff({ compression: 'deflate', ...tile }),
    ],
    [
      'of 1 bit',
      () =>
        picture()
          .threshold()
          .toColourspace('b-w')
          .tiff({ ...plain, bitdepth: 1 }),
    ],
    ['that is transparent', () => picture().ensureAlpha(0.5).tiff(plain)],
    ['of pages', () => sharp([photo, photo], { join: { animated: true } }).tiff({ compression: 'lzw' })],
  ])('%s is decoded as sharp does', async (_, make) => {
    expect(await farthest(await make().toBuffer())).toBeLessThanOrEqual(1);
  });

  it('of CMYK has the colors that it was made of', async () => {
    const file = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#c83020' } })
      .toColourspace('cmyk')
      .tiff(plain)
      .toBuffer();
    const [red = 0, green = 0, blue = 0] = decodeTiff(file).rgba;
    expect(red).toBeGreaterThan(150);
    expect(Math.max(green, blue)).toBeLessThan(100);
  });

  const [width, height] = [5, 3];
  const grey = Uint8Array.from({ length: width * height }, (_, i) => i * 10);
  const byHand = (more: TiffFields, data = grey) =>
    writeTiff([
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
  const reds = (file: Uint8Array) => [...decodeTiff(file).rgba].filter((_, i) => i % 4 === 0);

  it('in which white is zero is turned round', () => {
    expect(reds(byHand({ 262: { short: [0] } }))).toEqual([...grey].map((value) => 255 - value));
  });

  it('with a palette gets the palette’s colors', () => {
    const map = Array.from({ length: 768 }, (_, i) => (i < 256 ? 257 * (255 - i) : 0));
    expect(reds(byHand({ 262: { short: [3] }, 320: { short: map } }))).toEqual(
      [...grey].map((value) => 255 - value),
    );
  });

  it('of floats runs from 0 to 1', () => {
    const floats = new Uint8Array(Float32Array.from(grey, (value) => value / 140).buffer);
    const file = byHand({ 258: { short: [32] }, 339: { short: [3] } }, floats);
    expect(reds(file)).toEqual([...grey].map((value) => Math.round((value / 140) * 255)));
  });

  it('with a plane for each color is put together', () => {
    const planes = Uint8Array.from({ length: 3 * grey.length }, (_, i) => i);
    const start = {
      258: { short: [8, 8, 8] },
      262: { short: [2] },
      277: { short: [3] },
      284: { short: [2] },
    };
    const file = byHand({
      ...start,
      273: { long: [8, 8 + grey.length, 8 + 2 * grey.length] },
      279: { long: [15, 15, 15] },
      9999: { at: planes },
    });
    expect([...decodeTiff(file).rgba.subarray(4, 8)]).toEqual([1, 16, 31, 255]);
  });

  it('on its side is turned upright', () => {
    expect(reds(byHand({ 274: { short: [6] } }))).toEqual([
      100, 50, 0, 110, 60, 10, 120, 70, 20, 130, 80, 30, 140, 90, 40,
    ]);
  });

  it('that is cut off is decoded as far as it goes, and says so', async () => {
    const whole = await picture()
      .tiff({ ...plain, tile: true, tileWidth: 16, tileHeight: 16 })
      .toBuffer();
    const moved = Buffer.from(whole);
    // the place of the last tile, moved out of the file
    const tree = whole.readUInt32LE(4);
    for (let at = tree + 2; ; at += 12) {
      if (whole.readUInt16LE(at) !== 324) continue;
      const [count, list] = [whole.readUInt32LE(at + 4), whole.readUInt32LE(at + 8)];
      moved.writeUInt32LE(whole.length + 100, list + 4 * (count - 1));
      break;
    }
    const decoded = decodeTiff(moved);
    expect(decoded.cutOff).toBe(true);
    expect([...decoded.rgba.subarray(0, 4)]).toEqual([...decodeTiff(whole).rgba.subarray(0, 4)]);
    expect([...decoded.rgba.subarray(-4)]).toEqual([0, 0, 0, 255]);
  });

  it.each<[string, TiffFields]>([
    ['TIFF, JPEG coding', { 259: { short: [7] } }],
    ['TIFF, fax coding', { 259: { short: [4] } }],
    ['TIFF, coding 77', { 259: { short: [77] } }],
    ['TIFF, Lab', { 262: { short: [8] } }],
    ['TIFF, 4 bits', { 258: { short: [4] } }],
  ])('%s is unsupported by name', (name, more) => {
    expect(() => decodeTiff(byHand(more))).toThrow(expect.objectContaining({ kindName: name }));
  });

  it('is decoded or refused, whatever the bytes are', async () => {
    const whole = bytesOf(
      await picture().resize(20, 10, { fit: 'fill' }).tiff({ compression: 'lzw' }).toBuffer(),
    );
    const damage = fc.array(fc.tuple(fc.nat(whole.length), fc.nat(255)), { maxLength: 6 });
    let decoded = 0;
    fc.assert(
      fc.property(damage, fc.integer({ min: 8, max: whole.length }), (flips, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, value] of flips) bytes[at] = value;
        try {
          const { width, height, rgba } = decodeTiff(bytes);
          expect(rgba.length).toBe(4 * width * height);
          decoded++;
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 300 },
    );
    expect(decoded).toBeGreaterThan(0);
  });
});
