import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Decoder } from '../../../src/ingest/decode-picture.ts';
import { decodePhoto, openPhoto, readPhoto } from '../../../src/ingest/read-photo.ts';
import { HEAD_BYTES } from '../../../src/ingest/sniff.ts';
import { bytesOf, joined, latin1, pictures } from './pictures.ts';

let real: Awaited<ReturnType<typeof pictures>>;
beforeAll(async () => {
  real = await pictures();
});

interface FakeBitmap extends ImageBitmap {
  closed: boolean;
}

function bitmap(): FakeBitmap {
  const made = {
    width: 64,
    height: 48,
    closed: false,
    close() {
      made.closed = true;
    },
  };
  return made;
}

/** Rejects what lacks its last bytes, as Chromium does, and notes what it was asked. */
function fakeDecoder(whole: readonly Uint8Array[] = [], partly: ImageBitmap | null = null) {
  const asked: string[] = [];
  const decoder: Decoder = {
    strict: async (picture) => {
      asked.push(`strict ${picture.type}`);
      const bytes = Buffer.from(await picture.arrayBuffer());
      if (whole.some((known) => bytes.equals(known))) return bitmap();
      throw new DOMException('The source image could not be decoded.', 'InvalidStateError');
    },
    tolerant: async () => {
      asked.push('tolerant');
      return partly;
    },
  };
  return { asked, decoder };
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'a.jpg') => new File([bytes], name);
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
    const refused = {
      ok: false,
      state: 'unsupported',
      reason: { code: 'unsupportedKind', detail: 'TIFF or camera RAW' },
    };
    expect(await readPhoto(fileOf(real.tiff))).toEqual(refused);
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
      reason: { code: 'cannotRead', detail: 'It was moved.' },
    });
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

describe('a photo seen before', () => {
  it('is not decoded', async () => {
    const { decoder, asked } = fakeDecoder([real.jpeg]);
    const twinOf = (sha256: string) => (sha256 === hashOf(real.jpeg) ? 'first/a.jpg' : null);
    expect(await readPhoto(fileOf(real.jpeg), { decoder, twinOf })).toEqual({
      ok: false,
      state: 'duplicate',
      reason: { code: 'sameAs', detail: 'first/a.jpg' },
      sha256: hashOf(real.jpeg),
    });
    expect(asked).toEqual([]);
  });

  it('is found among photos read at the same time', async () => {
    const { decoder } = fakeDecoder([real.jpeg]);
    const seen = new Map<string, string>();
    const read = (path: string) =>
      readPhoto(fileOf(real.jpeg), {
        decoder,
        twinOf: (sha256) => {
          const twin = seen.get(sha256) ?? null;
          if (twin === null) seen.set(sha256, path);
          return twin;
        },
      });
    const outcomes = await Promise.all(['a.jpg', 'b.jpg', 'c.jpg'].map(read));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
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
