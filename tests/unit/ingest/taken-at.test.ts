import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { FileKindId } from '../../../src/ingest/file-kind.ts';
import { parseExifDate, parseNamedDate, takenAt } from '../../../src/ingest/taken-at.ts';
import { writeTiff } from '../../files/write-tiff.ts';
import { bytesOf, joined, latin1 } from './pictures.ts';

const textOf = (time: number | null | undefined) =>
  time === null || time === undefined ? null : new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** Names of files with the date that they tell, as people read it. */
const NAMES: readonly (readonly [name: string, date: string | null])[] = [
  ['IMG_20240131_142233.jpg', '2024-01-31 14:22:33'],
  ['IMG_20240131_142233_01.jpg', '2024-01-31 14:22:33'],
  ['IMG_20240131_142233_HDR.jpg', '2024-01-31 14:22:33'],
  ['VID_20240131_142233.mp4', '2024-01-31 14:22:33'],
  ['PXL_20240131_142233123.jpg', '2024-01-31 14:22:33'],
  ['PXL_20240131_142233123.PORTRAIT.jpg', '2024-01-31 14:22:33'],
  ['20240131_142233.jpg', '2024-01-31 14:22:33'],
  ['20240131_142233(0).jpg', '2024-01-31 14:22:33'],
  ['20240131142233.jpg', '2024-01-31 14:22:33'],
  ['2024-01-31 14.22.33.jpg', '2024-01-31 14:22:33'],
  ['2024-01-31 14.22.33-1.jpg', '2024-01-31 14:22:33'],
  ['2024-01-31T14:22:33.png', '2024-01-31 14:22:33'],
  ['2024-01-31_14-22-33.jpg', '2024-01-31 14:22:33'],
  ['2024_01_31_14_22_33.jpg', '2024-01-31 14:22:33'],
  ['Screenshot_2024-01-31-14-22-33.png', '2024-01-31 14:22:33'],
  ['Screenshot_20240131-142233.png', '2024-01-31 14:22:33'],
  ['Screenshot_20240131_142233_Maps.jpg', '2024-01-31 14:22:33'],
  ['Screenshot from 2024-01-31 14-22-33.png', '2024-01-31 14:22:33'],
  ['Screenshot 2024-01-31 at 14.22.33.png', '2024-01-31 14:22:33'],
  ['WhatsApp Image 2024-01-31 at 14.22.33.jpeg', '2024-01-31 14:22:33'],
  ['IMG-20240131-WA0001.jpg', '2024-01-31 00:00:00'],
  ['signal-2024-01-31-142233.jpg', '2024-01-31 14:22:33'],
  ['signal-2024-01-31-14-22-33-123.jpg', '2024-01-31 14:22:33'],
  ['photo_2024-01-31_14-22-33.jpg', '2024-01-31 14:22:33'],
  ['WIN_20240131_14_22_33_Pro.jpg', '2024-01-31 14:22:33'],
  ['CameraA_20240131-142233.jpg', '2024-01-31 14:22:33'],
  ['2024-01-31.jpg', '2024-01-31 00:00:00'],
  ['Party 2024.01.31 (3).jpg', '2024-01-31 00:00:00'],
  ['a/2019-05-05/IMG_20240131_142233.jpg', '2024-01-31 14:22:33'],
  ['2024-01-31/DSC_0001.jpg', null],
  ['DSC00012.jpg', null],
  ['DSC_20240.jpg', null],
  ['IMG_4711.HEIC', null],
  ['P1010042.JPG', null],
  ['1706711553123.jpg', null],
  ['IMG_20241331_142233.jpg', null],
  ['IMG_20240230_142233.jpg', null],
  ['IMG_20240229_142233.jpg', '2024-02-29 14:22:33'],
  // no such time, but the date stands
  ['IMG_20240131_256199.jpg', '2024-01-31 00:00:00'],
  ['16010101_000000.jpg', null],
  ['00000000_000000.jpg', null],
  ['12345678_123456.jpg', null],
  ['IMG_9202401310.jpg', null],
  ['', null],
];

describe('a date in a file’s name', () => {
  it.each(NAMES)('%j tells %s', (name, date) => {
    expect(textOf(parseNamedDate(name))).toBe(date);
  });

  it('is one that exists, or none, whatever the name is', () => {
    const digits = fc.stringMatching(/^[0-9_\-. :]{0,24}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits), (name) => {
        const time = parseNamedDate(name);
        if (time === null) return;
        expect(new Date(time).getUTCFullYear()).toBeGreaterThanOrEqual(1970);
        expect(new Date(time).getUTCFullYear()).toBeLessThanOrEqual(2100);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a date as EXIF writes it', () => {
  it.each([
    ['2024:01:31 14:22:33', '2024-01-31 14:22:33'],
    ['2024-01-31T14:22:33+09:00', '2024-01-31 14:22:33'],
    ['2024:01:31 14:22', '2024-01-31 14:22:00'],
    ['2024:01:31 14:22:33\0', '2024-01-31 14:22:33'],
    ['0000:00:00 00:00:00', null],
    ['    :  :     :  :  ', null],
    ['1601:01:01 00:00:00', null],
    ['1904:01:01 00:00:00', null],
    ['2024:13:31 14:22:33', null],
    ['2024:04:31 14:22:33', null],
    ['2024:01:31 24:00:00', null],
    ['2024:01:31', null],
    ['', null],
  ])('%j is %s', (text, date) => {
    expect(textOf(parseExifDate(text))).toBe(date);
  });
});

describe('when a photo was taken', () => {
  const blank = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } });
  const dated = (date: string) =>
    blank().withExif({ IFD0: { DateTime: '2025:05:05 05:05:05' }, IFD2: { DateTimeOriginal: date } });
  const FILE = new Date(2023, 5, 7, 8, 9, 10).getTime();
  const take = async (kind: FileKindId, picture: Promise<Buffer>, name = 'IMG_20240131_142233.jpg') =>
    takenAt(kind, bytesOf(await picture), name, FILE);

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is told by the EXIF of a %s', async (kind) => {
    const format =
      kind === 'avif'
        ? dated('2022:02:03 04:05:06').avif({ effort: 0 })
        : dated('2022:02:03 04:05:06').toFormat(kind);
    const taken = await take(kind, format.toBuffer());
    expect([textOf(taken?.time), taken?.source]).toEqual(['2022-02-03 04:05:06', 'exif']);
  });

  const notes = { 271: { text: 'CAMERA' }, 34665: { below: [{ 36867: { text: '2022:02:03 04:05:06' } }] } };
  it.each([
    ['tiff', writeTiff([notes])],
    ['tiff', writeTiff([notes], { littleEndian: false })],
    ['orf', writeTiff([notes], { magic: 0x4f52 })],
    ['rw2', writeTiff([notes], { magic: 0x55 })],
    ['raf', joined(latin1('FUJIFILMCCD-RAW 0201, Export, Exif\0\0'), latin1('Exif\0\0'), writeTiff([notes]))],
    ['heic', joined(latin1('\0\0\0\x18ftypheic\0\0\0\x06Exif\0\0'), writeTiff([notes]))],
  ] as const)('is told by the EXIF of a %s', async (kind, file) => {
    expect(await take(kind, Promise.resolve(Buffer.from(file)))).toEqual({
      time: Date.UTC(2022, 1, 3, 4, 5, 6),
      source: 'exif',
    });
  });

  it('is told by the name where EXIF has no date that can be', async () => {
    const byName = { time: Date.UTC(2024, 0, 31, 14, 22, 33), source: 'name' };
    expect(await take('jpeg', dated('0000:00:00 00:00:00').jpeg().toBuffer())).toEqual(byName);
    expect(await take('jpeg', blank().jpeg().toBuffer())).toEqual(byName);
    // the date of the last change is not when it was taken
    expect(
      await take(
        'jpeg',
        blank()
          .withExif({ IFD0: { DateTime: '2025:05:05 05:05:05' } })
          .jpeg()
          .toBuffer(),
      ),
    ).toEqual(byName);
  });

  it('is the file’s own date on this computer’s clock where nothing else tells', async () => {
    expect(await take('jpeg', blank().jpeg().toBuffer(), 'DSC00012.jpg')).toEqual({
      time: Date.UTC(2023, 5, 7, 8, 9, 10),
      source: 'file',
    });
    expect(await takenAt('bmp', new Uint8Array(0), 'a.bmp', 0)).toBeUndefined();
  });

  it('is never an error, whatever is in the file', async () => {
    const whole = bytesOf(await dated('2022:02:03 04:05:06').jpeg().toBuffer());
    const kinds = fc.constantFrom<FileKindId[]>('jpeg', 'png', 'webp', 'avif', 'heic', 'tiff', 'cr2');
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(kinds, damage, fc.nat(whole.length), async (kind, flips, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, value] of flips) bytes[at] = value;
        await takenAt(kind, bytes, 'a.jpg', 1);
      }),
      { numRuns: 500 },
    );
  });
});
