import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { Decoder } from '../../../src/ingest/decode-picture.ts';
import { decodePhoto, openPhoto } from '../../../src/ingest/read-photo.ts';
import { HEAD_BYTES } from '../../../src/ingest/sniff.ts';
import { UnsupportedPicture } from '../../../src/ingest/unsupported-picture.ts';
import { bitmap, fakeDecoder, fileOf, readPhoto } from './fake-decoder.ts';
import { bytesOf, joined, latin1, pictures } from './pictures.ts';

let real: Awaited<ReturnType<typeof pictures>>;
beforeAll(async () => {
  real = await pictures();
});

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const END = Uint8Array.of(0xff, 0xd9);

/** A file whose reading fails or never ends. */
function badFile(read: () => Promise<ArrayBuffer>): File {
  const file = fileOf(real.jpeg);
  Object.defineProperty(file, 'arrayBuffer', { value: read });
  return file;
}

describe('reading a photo', () => {
  it('gives its pixels, size and hash', async () => {
    const { decoder, asked } = fakeDecoder([real.jpeg]);
    expect(await readPhoto(fileOf(real.jpeg), { decoder })).toMatchObject({
      ok: true,
      width: 64,
      height: 48,
      sha256: hashOf(real.jpeg),
      cutOff: false,
    });
    expect(asked).toEqual(['strict image/jpeg']);
  });

  it('goes by the content, not by the name', async () => {
    const { decoder, asked } = fakeDecoder([real.png]);
    expect((await readPhoto(fileOf(real.png, 'photo.jpg'), { decoder })).ok).toBe(true);
    expect(asked).toEqual(['strict image/png']);
  });

  it('refuses an empty file', async () => {
    expect(await readPhoto(new File([], 'a.jpg'))).toEqual({
      ok: false,
      state: 'damaged',
      reason: { code: 'empty' },
    });
  });

  it('refuses a text named .jpg', async () => {
    const refused = { ok: false, state: 'unsupported', reason: { code: 'notAPicture' } };
    expect(await readPhoto(fileOf(latin1('dear diary')))).toEqual(refused);
  });

  it('names the kind of a picture it cannot decode', async () => {
    const psd = latin1('8BPS\0\x01\0\0');
    const refused = {
      ok: false,
      state: 'unsupported',
      reason: { code: 'unsupportedKind', detail: 'Photoshop (PSD)' },
    };
    expect(await readPhoto(fileOf(psd))).toEqual(refused);
  });

  it('has a library decode what the browser does not', async () => {
    const { decoder, asked } = fakeDecoder();
    expect(await readPhoto(fileOf(real.tiff), { decoder })).toMatchObject({ ok: true, cutOff: false });
    expect(asked).toEqual(['strict image/tiff', 'convert tiff']);
  });

  it('leaves it to the browser where that can', async () => {
    const { decoder, asked } = fakeDecoder([real.tiff]);
    expect((await readPhoto(fileOf(real.tiff), { decoder })).ok).toBe(true);
    expect(asked).toEqual(['strict image/tiff']);
  });

  it('names what the library does not decode, and does not call it damaged', async () => {
    const decoder = {
      ...fakeDecoder().decoder,
      convert: () => Promise.reject(new UnsupportedPicture('TIFF, fax coding')),
    };
    expect(await readPhoto(fileOf(real.tiff), { decoder })).toMatchObject({
      state: 'unsupported',
      reason: { code: 'unsupportedKind', detail: 'TIFF, fax coding' },
    });
  });

  it('does not call a file damaged because a decoder died', async () => {
    const convert = () => Promise.reject(new AppError('WORKER_CRASH', 'out of memory'));
    expect(
      await readPhoto(fileOf(real.tiff), { decoder: { ...fakeDecoder().decoder, convert } }),
    ).toMatchObject({
      state: 'failed',
      reason: { code: 'cannotRead', detail: 'out of memory' },
    });
  });

  it('reads only the head of what it refuses', async () => {
    const file = fileOf(
      joined(latin1('\x1aE\xdf\xa3\x9f\x42\x82\x84webm'), new Uint8Array(2 * HEAD_BYTES)),
      'film.webm',
    );
    Object.defineProperty(file, 'arrayBuffer', {
      value: () => expect.unreachable('the whole film was read'),
    });
    expect(await openPhoto(file)).toMatchObject({ state: 'unsupported', reason: { detail: 'WebM' } });
  });

  it('says in the system’s words why a file cannot be read', async () => {
    const file = badFile(() => Promise.reject(new DOMException('It was moved.', 'NotReadableError')));
    expect(await readPhoto(file)).toEqual({
      ok: false,
      state: 'failed',
      reason: { code: 'gone', detail: 'It was moved.' },
    });
  });

  it('does not blame the file if memory is short', async () => {
    const file = badFile(() => Promise.reject(new RangeError('Array buffer allocation failed')));
    expect(await readPhoto(file)).toMatchObject({ state: 'failed', reason: { code: 'cannotRead' } });
  });

  it('gives up on a file that is never read to its end', async () => {
    expect(
      await readPhoto(
        badFile(() => new Promise(() => {})),
        { timeoutMs: 20 },
      ),
    ).toMatchObject({
      state: 'failed',
      reason: { code: 'timeout' },
    });
  });
});

describe('a photo that is not whole', () => {
  it('is decoded as far as it goes with an end marker put behind it, if it is a JPEG', async () => {
    const half = bytesOf(real.jpeg.subarray(0, real.jpeg.length >> 1));
    const { decoder, asked } = fakeDecoder([joined(half, END)]);
    expect(await readPhoto(fileOf(half), { decoder })).toMatchObject({
      ok: true,
      cutOff: true,
      sha256: hashOf(half),
    });
    expect(asked).toEqual(['strict image/jpeg', 'strict image/jpeg']);
  });

  it('is painted as far as it goes, if it is another kind or broken inside', async () => {
    for (const bytes of [bytesOf(real.png.subarray(0, 500)), real.gif, real.jpeg]) {
      const { decoder } = fakeDecoder([], bitmap());
      expect(await readPhoto(fileOf(bytes), { decoder })).toMatchObject({ ok: true, cutOff: true });
    }
  });

  it('is marked cut off, also by a browser that does not mind', async () => {
    const short = bytesOf(real.jpeg.subarray(0, real.jpeg.length - 2));
    const { decoder } = fakeDecoder([short]);
    expect(await readPhoto(fileOf(short), { decoder })).toMatchObject({ ok: true, cutOff: true });
  });

  it('is damaged if nothing of it can be decoded', async () => {
    const head = bytesOf(real.webp.subarray(0, 20));
    const { decoder } = fakeDecoder();
    expect(await readPhoto(fileOf(head), { decoder })).toEqual({
      ok: false,
      state: 'damaged',
      reason: { code: 'cannotDecode', detail: 'The source image could not be decoded.' },
      sha256: hashOf(head),
    });
  });

  it('is given up after the time limit, and what comes later is closed', async () => {
    const late = bitmap();
    let finish = () => {};
    const decoder: Decoder = {
      strict: () =>
        new Promise((resolve) => {
          finish = () => resolve(late);
        }),
      tolerant: () => Promise.resolve(null),
      convert: () => expect.unreachable('a JPEG needs no library'),
    };
    const opened = await openPhoto(fileOf(real.jpeg));
    if (!opened.ok) expect.unreachable('a whole JPEG was refused');
    expect(await decodePhoto(opened, { decoder, timeoutMs: 20 })).toMatchObject({
      state: 'failed',
      reason: { code: 'timeout', detail: 'not done in 20 ms' },
    });
    expect(late.closed).toBe(false);
    finish();
    await expect.poll(() => late.closed).toBe(true);
  });
});
