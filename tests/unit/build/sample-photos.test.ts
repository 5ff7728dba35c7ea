import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import sharp from 'sharp';
import type { Connect, ViteDevServer } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_FACES } from '../../../src/build/sample-faces.ts';
import {
  makeSamplePhotos,
  type SampleEntry,
  type SampleFile,
  sampleListing,
  samplePhotos,
} from '../../../src/build/sample-photos.ts';
import { takenAt } from '../../../src/ingest/taken-at.ts';

let files: SampleFile[] = [];
beforeAll(async () => {
  files = await makeSamplePhotos();
});
const pictures = () => files.filter(({ file }) => file.startsWith('person-'));

describe('the sample set', () => {
  test('comes out equal byte for byte a second time', async () => {
    const again = await makeSamplePhotos();
    expect(again.map(({ file }) => file)).toEqual(files.map(({ file }) => file));
    for (const [i, { bytes }] of again.entries()) {
      expect(Buffer.compare(bytes, files[i]!.bytes), files[i]!.file).toBe(0);
    }
  });

  test('begins with the six group photos as their package holds them, but for their dates', async () => {
    expect(files.slice(0, 6).map(({ file }) => file)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `sample${number}.jpg`),
    );
    for (const { file, bytes } of files.slice(0, 6)) {
      const original = await readFile(`node_modules/@vladmandic/face-api/demo/${file}`);
      expect(bytes.byteLength, file).toBe(original.byteLength);
      // a date has 19 letters, of which year, month, day, hour, minute and second may differ
      const changed = [...bytes.keys()].filter((i) => bytes[i] !== original[i]);
      expect(changed.length, file).toBeGreaterThan(0);
      expect(changed.length, file).toBeLessThanOrEqual(3 * 14);
      const pixels = (of: Uint8Array) => sharp(of).raw().toBuffer();
      expect(Buffer.compare(await pixels(bytes), await pixels(original)), file).toBe(0);
    }
  });

  test('was taken within one month, as far as its cameras say', async () => {
    for (const { file, bytes } of files) {
      const taken = await takenAt('jpeg', new Uint8Array(bytes), file, 0);
      expect(taken?.source, file).toBe('exif');
      expect(new Date(taken?.time ?? 0).toISOString(), file).toMatch(/^2026-10-/);
    }
  });

  test('shows at least twelve people in three further pictures each, in less than 1.5 MB', () => {
    const perPerson = new Map<string, number>();
    for (const { file } of pictures()) {
      const person = /^(person-\d\d)-[123]\.jpg$/.exec(file)?.[1] ?? file;
      perPerson.set(person, (perPerson.get(person) ?? 0) + 1);
    }
    expect(perPerson.size).toBeGreaterThanOrEqual(12);
    expect(new Set(perPerson.values())).toEqual(new Set([3]));
    expect(pictures().reduce((sum, { bytes }) => sum + bytes.byteLength, 0)).toBeLessThan(1_500_000);
  });

  test('holds no picture twice, and none that does not decode or is larger than 420 pixels', async () => {
    const seen = new Set<string>();
    for (const { file, bytes } of pictures()) {
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      expect(Math.max(info.width, info.height), file).toBeGreaterThanOrEqual(260);
      expect(Math.max(info.width, info.height), file).toBeLessThanOrEqual(420);
      seen.add(data.toString('base64'));
    }
    expect(seen.size).toBe(pictures().length);
  });
});

test('the figures name 22 faces inside their photos', async () => {
  expect(SAMPLE_FACES).toHaveLength(22);
  for (const { photo, x, y, side } of SAMPLE_FACES) {
    const { width, height } = await sharp(files[photo - 1]!.bytes).metadata();
    expect(
      Math.min(x, y, width - x - side, height - y - side),
      `photo ${photo} at ${x}, ${y}`,
    ).toBeGreaterThan(0);
  }
});

describe('the plugin', () => {
  test('emits every file of the set and a list of them with their sizes', async () => {
    const emitted = new Map<string, string | Uint8Array>();
    const hook = samplePhotos().generateBundle as unknown as (this: unknown) => Promise<void>;
    await hook.call({
      emitFile: (asset: { fileName: string; source: string | Uint8Array }) =>
        emitted.set(asset.fileName, asset.source),
    });
    const list = JSON.parse(String(emitted.get('samples/samples.json'))) as SampleEntry[];
    expect(list).toHaveLength(files.length);
    expect(emitted.size).toBe(files.length + 1);
    for (const { file, bytes } of list) expect(emitted.get(`samples/${file}`)).toHaveLength(bytes);
  });

  test('answers the same in dev, and leaves other addresses alone', async () => {
    let answer: Connect.NextHandleFunction | undefined;
    const server = {
      middlewares: {
        use: (_: string, handle: Connect.NextHandleFunction) => {
          answer = handle;
        },
      },
    };
    (samplePhotos().configureServer as (server: ViteDevServer) => void)(server as unknown as ViteDevServer);
    const ask = (url: string) =>
      new Promise((resolve) => {
        const response = { setHeader: () => response, end: resolve };
        answer?.({ url } as IncomingMessage, response as never, () => resolve('passed on'));
      });
    expect(await ask('/samples.json')).toBe(sampleListing(files));
    const picture = (await ask('/person-01-1.jpg?v=1')) as Uint8Array;
    expect(Buffer.compare(picture, pictures()[0]!.bytes)).toBe(0);
    expect(await ask('/nobody.jpg')).toBe('passed on');
  });
});
