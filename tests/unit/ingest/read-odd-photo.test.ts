import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPhoto } from '../../../src/ingest/read-photo.ts';
import { animatedPng, pngOfSize } from '../../files/png-chunks.ts';
import { writeTiff } from '../../files/write-tiff.ts';
import { fakeDecoder, fileOf, readPhoto } from './fake-decoder.ts';
import { bytesOf, pictures, SAMPLE_JPEG } from './pictures.ts';

let real: Awaited<ReturnType<typeof pictures>>;
let preview: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  real = await pictures();
  preview = bytesOf(await sharp(SAMPLE_JPEG).resize(400).jpeg().toBuffer());
});

/** A NEF as it is built: sensor data, and a JPEG beside it. */
const rawFile = (jpeg: Uint8Array) =>
  bytesOf(
    writeTiff([
      {
        271: { text: 'NIKON' },
        330: { below: [{ 262: { short: [32803] } }, { 513: { at: jpeg }, 514: { long: [jpeg.length] } }] },
      },
    ]),
  );

describe('a camera’s RAW file', () => {
  it('takes the preview out of a camera’s RAW file and says so', async () => {
    const { decoder, asked } = fakeDecoder([preview]);
    expect(await readPhoto(fileOf(rawFile(preview)), { decoder })).toMatchObject({
      ok: true,
      note: { code: 'preview', detail: 'Nikon RAW (NEF)' },
    });
    expect(asked).toEqual(['strict image/jpeg']);
  });

  it('names a RAW file without a preview', async () => {
    expect(await readPhoto(fileOf(rawFile(real.jpeg)))).toMatchObject({
      state: 'unsupported',
      reason: { code: 'unsupportedKind', detail: 'Nikon RAW (NEF)' },
    });
  });
});

describe('a picture of an uncommon size', () => {
  const decoder = fakeDecoder().decoder;

  it('is not decoded unasked from 100 megapixels on', async () => {
    expect(await readPhoto(fileOf(bytesOf(pngOfSize(12_000, 9_000))), { decoder })).toMatchObject({
      state: 'skipped',
      reason: { code: 'tooLarge', detail: '108 MP' },
    });
    const opened = await openPhoto(fileOf(bytesOf(pngOfSize(10_000, 10_000))));
    expect(opened.ok).toBe(true);
  });

  it('is decoded if somebody was asked', async () => {
    const huge = bytesOf(pngOfSize(12_000, 9_000));
    const { decoder } = fakeDecoder([huge]);
    expect((await readPhoto(fileOf(huge), { decoder, allowHuge: true })).ok).toBe(true);
  });

  it('is not read unasked from a gigabyte on', async () => {
    const file = fileOf(real.jpeg);
    Object.defineProperty(file, 'size', { value: 3 * 2 ** 30 });
    expect(await openPhoto(file)).toMatchObject({
      state: 'skipped',
      reason: { code: 'tooLarge', detail: '3.0 GB' },
    });
  });

  it.each([
    [0, 40],
    [70_000, 8],
  ])('is damaged if it claims %d × %d', async (width, height) => {
    expect(await readPhoto(fileOf(bytesOf(pngOfSize(width, height))), { allowHuge: true })).toMatchObject({
      state: 'damaged',
      reason: { code: 'impossibleSize', detail: `${width} × ${height}` },
    });
  });
});

describe('a file of several pictures', () => {
  it('is read by its first, and says so', async () => {
    const animated = bytesOf(animatedPng(real.png));
    const { decoder } = fakeDecoder([animated]);
    expect(await readPhoto(fileOf(animated), { decoder })).toMatchObject({
      ok: true,
      note: { code: 'firstFrame' },
    });
  });
});
