import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileKindId } from '../../../src/ingest/file-kind.ts';
import { pictureSize } from '../../../src/ingest/picture-size.ts';
import { sniff } from '../../../src/ingest/sniff.ts';
import { pngOfSize } from '../../files/png-chunks.ts';
import { TINY_HEIC } from '../../files/tiny-heic.ts';
import { bytesOf, latin1 } from './pictures.ts';

const [WIDTH, HEIGHT] = [300, 17];
const blank = () => sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: '#8a68' } });

let real: [kind: FileKindId, bytes: Uint8Array<ArrayBuffer>][];
beforeAll(async () => {
  const made: [FileKindId, Sharp][] = [
    ['png', blank().png()],
    ['jpeg', blank().jpeg()],
    [
      'jpeg',
      blank()
        .withExif({ IFD0: { Copyright: 'x'.repeat(9000) } })
        .jpeg({ progressive: true }),
    ],
    ['gif', blank().gif()],
    ['webp', blank().webp()],
    ['webp', blank().removeAlpha().webp()],
    ['webp', blank().webp({ lossless: true })],
    ['avif', blank().avif({ effort: 0 })],
    ['tiff', blank().tiff()],
  ];
  real = await Promise.all(
    made.map(
      async ([kind, picture]) =>
        [kind, bytesOf(await picture.toBuffer())] as [FileKindId, Uint8Array<ArrayBuffer>],
    ),
  );
});

describe('the size of a picture', () => {
  it('is read from the header of every kind that sharp writes', () => {
    for (const [kind, bytes] of real) {
      expect(sniff(bytes).id).toBe(kind);
      expect(pictureSize(kind, bytes), kind).toMatchObject({ width: WIDTH, height: HEIGHT });
    }
  });

  it('is read from a HEIC as it is coded, in whole blocks', () => {
    expect(pictureSize('heic', TINY_HEIC)).toEqual({ width: 64, height: 64 });
  });

  it.each<[string, FileKindId, string, number, number]>([
    ['BMP', 'bmp', `BM${'\0'.repeat(12)}\x28\0\0\0\x40\x01\0\0\xf0\0\0\0`, 320, 240],
    ['BMP from top to bottom', 'bmp', `BM${'\0'.repeat(12)}\x28\0\0\0\x40\x01\0\0\x10\xff\xff\xff`, 320, 240],
    ['BMP of OS/2', 'bmp', `BM${'\0'.repeat(12)}\x0c\0\0\0\x40\x01\xf0\0`, 320, 240],
    ['ICO', 'ico', `\0\0\x01\0\x02\0${'\x10\x10'.padEnd(16, '\0')}${'\x30\x20'.padEnd(16, '\0')}`, 48, 32],
    ['ICO of side 256', 'ico', `\0\0\x01\0\x01\0${'\0\0'.padEnd(16, '\0')}`, 256, 256],
    ['GIF that is empty', 'gif', 'GIF89a\0\0\0\0', 0, 0],
  ])('is read from a %s', (_, kind, head, width, height) => {
    expect(pictureSize(kind, latin1(head))).toEqual({ width, height });
  });

  it('is what the header claims, however much that is', () => {
    expect(pictureSize('png', pngOfSize(4_000_000_000, 7))).toEqual({ width: 4_000_000_000, height: 7 });
  });

  it('is unknown for a header that is not whole', () => {
    for (const [kind, bytes] of real) expect(pictureSize(kind, bytes.subarray(0, 7)), kind).toBeNull();
  });

  it('is unknown for what is no picture', () => {
    expect(pictureSize('pdf', latin1('%PDF-1.4'))).toBeNull();
  });

  it('is two numbers of at least 0 or unknown, whatever the bytes are', () => {
    const kinds = fc.constantFrom<FileKindId[]>(
      'png',
      'jpeg',
      'gif',
      'webp',
      'bmp',
      'ico',
      'tiff',
      'heic',
      'avif',
    );
    const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(kinds, fc.nat(real.length - 1), damage, fc.nat(2000), (kind, which, flips, length) => {
        const [ownKind, whole] = real[which]!;
        const bytes = whole.slice(0, length);
        for (const [at, value] of flips) bytes[at] = value;
        for (const id of [kind, ownKind]) {
          const size = pictureSize(id, bytes);
          if (size) expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
