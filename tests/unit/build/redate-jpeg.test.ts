import sharp from 'sharp';
import { expect, test } from 'vitest';
import { redateJpeg } from '../../../src/build/redate-jpeg.ts';
import { exifDate } from '../../../src/ingest/exif-date.ts';

const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
const dated = (date: string) =>
  picture()
    .jpeg()
    .withExif({ IFD0: { DateTime: date, ImageDescription: date }, IFD2: { DateTimeOriginal: date } })
    .toBuffer();
const NEW = '2026:10:03 19:16:00';

test('every date of the EXIF block becomes the new one, and nothing else changes', async () => {
  const before = await dated('2017:01:25 21:30:11');
  const after = redateJpeg(before, NEW);
  expect(after.length).toBe(before.length);
  expect(await exifDate('jpeg', new Uint8Array(after))).toBe(NEW);
  expect(Buffer.from(after).toString('latin1')).not.toContain('2017:01:25');
  expect(Buffer.compare(await sharp(after).raw().toBuffer(), await sharp(before).raw().toBuffer())).toBe(0);
  // the picture that was given is left alone
  expect(before.toString('latin1')).toContain('2017:01:25');
});

test('a picture without a date, and a date that is none, are refused', async () => {
  const plain = await picture().jpeg().toBuffer();
  expect(() => redateJpeg(plain, NEW)).toThrow(/date in an EXIF block/);
  expect(() => redateJpeg(plain, '2026-10-03')).toThrow(/must be as 2024/);
});
