import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DetectedFace } from '../../../src/faces/face.ts';
import type { FaceReader } from '../../../src/faces/face-reader.ts';
import { type KnownAnswer, knownAnswerTest } from '../../../src/faces/known-answer.ts';
import { makeDetected } from '../../support/made-faces.ts';

const ID = 'dlib-128-aligned-mirror';
const FIRST = makeDetected({ angle: 0.3 });
const SECOND = makeDetected({ angle: 1.3 });

const answers: KnownAnswer[] = [FIRST, SECOND].map(({ box, descriptor }, i) => ({
  photo: `face-${i + 1}.png`,
  box,
  descriptor: [...descriptor],
}));

let clock = 0;
let bitmaps: { readonly bytes: string; readonly close: ReturnType<typeof vi.fn> }[];
let missing: string | null;

beforeEach(() => {
  clock = 0;
  bitmaps = [];
  missing = null;
  vi.stubGlobal('fetch', async (url: string) => {
    if (url === missing) return new Response('not found', { status: 404 });
    return url === `/answers/${ID}.json` ? Response.json(answers) : new Response(url);
  });
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    bitmaps.push({ bytes: await blob.text(), close: vi.fn() });
    return bitmaps.at(-1);
  });
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A reader that needs `ms[i]` for its i-th photo and finds `found[i]` in it. */
function readerOf(found: readonly DetectedFace[][], ms: readonly number[] = [10, 10]): FaceReader {
  let i = 0;
  return {
    async read() {
      clock += ms[i] ?? 0;
      return found[i++] ?? [];
    },
  };
}

const run = (reader: FaceReader, anySpeed = false) =>
  knownAnswerTest(reader, ID, { answersUrl: '/answers/', anySpeed });

describe('the known-answer test', () => {
  test('passes a reader that finds both faces, having read both photos and closed them', async () => {
    await run(readerOf([[FIRST], [SECOND]]));
    expect(bitmaps.map(({ bytes }) => bytes)).toEqual(['/answers/face-1.png', '/answers/face-2.png']);
    for (const { close } of bitmaps) expect(close).toHaveBeenCalledTimes(1);
  });

  test('forgives small differences, in place and in description', async () => {
    const near = { ...makeDetected({ angle: 0.32 }), box: { ...FIRST.box, x: FIRST.box.x + 0.01 } };
    await run(readerOf([[near], [SECOND]]));
    expect(bitmaps).toHaveLength(2);
  });

  test.each([
    ['no face', [[FIRST], []], 'face-2.png must show one face, got 0'],
    ['two faces', [[FIRST, SECOND], [SECOND]], 'face-1.png must show one face, got 2'],
    [
      'another place',
      [[{ ...FIRST, box: { ...FIRST.box, x: FIRST.box.x + 0.1 } }], [SECOND]],
      'the face of face-1.png was found in another place (0.6',
    ],
    ['another description', [[FIRST], [FIRST]], 'the face of face-2.png was described differently (0.5'],
    [
      'numbers that are none',
      [[{ ...FIRST, descriptor: FIRST.descriptor.map(() => Number.NaN) }], [SECOND]],
      'the face of face-1.png was described differently',
    ],
  ])('refuses a backend that gives %s, at any speed, and says so', async (_, found, message) => {
    for (const anySpeed of [false, true]) {
      const refusal = run(readerOf(found), anySpeed);
      await expect(refusal).rejects.toMatchObject({ code: 'NO_BACKEND' });
      await expect(refusal).rejects.toThrow(`known-answer test: ${message}`);
    }
  });

  test('refuses a backend that needs over a second for the last photo; the first one may compile', async () => {
    const faces = [[FIRST], [SECOND]];
    await run(readerOf(faces, [60_000, 1000]));
    await expect(run(readerOf(faces, [10, 1500]))).rejects.toMatchObject({
      code: 'NO_BACKEND',
      message: 'known-answer test: 1500 ms for a small photo',
    });
  });

  test('forgives slowness where any speed will do', async () => {
    await run(readerOf([[FIRST], [SECOND]], [90_000, 90_000]), true);
    expect(clock).toBe(180_000);
  });

  test('refuses a backend whose reader throws, with its words', async () => {
    const reader = { read: () => Promise.reject(new Error('descriptor must be 128 numbers')) };
    await expect(run(reader)).rejects.toMatchObject({
      code: 'NO_BACKEND',
      message: 'known-answer test: face-1.png could not be read: descriptor must be 128 numbers',
    });
  });

  test('says which file is missing rather than that the backend is bad', async () => {
    for (const url of [`/answers/${ID}.json`, '/answers/face-2.png']) {
      missing = url;
      await expect(run(readerOf([[FIRST], [SECOND]]))).rejects.toMatchObject({
        code: 'MODEL_LOAD',
        message: `${url}: status 404`,
      });
    }
  });
});
