import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { FacesClient } from '../../../src/faces/faces-client.ts';
import { describeAgain } from '../../../src/store/compare.ts';
import { readLoosePhoto } from '../../../src/store/loose-photo.ts';
import { transferFiles } from '../../../src/store/transfer-files.ts';
import { makeDetected } from '../../support/made-faces.ts';
import { jpeg, stubDecoder, UNDECODABLE } from '../../support/photo-run-world.ts';

beforeEach(stubDecoder);
afterEach(() => vi.unstubAllGlobals());

const box = (x: number) => ({ x, y: 0.2, width: 0.2, height: 0.3 });
const engine = (analyze: FacesClient['analyze']): FacesClient => ({
  ...{ backend: 'wasm', capacity: 1, analyze, dispose() {} },
});
const twoFaces = engine(async () => ({
  faces: [0.1, 0.6].map((x) => ({ ...makeDetected({ angle: x }), box: box(x) })),
  tensors: 0,
}));

describe('a photo that is only looked at', () => {
  test('gives its faces the ids that they would have in the collection', async () => {
    const outcome = await readLoosePhoto(jpeg('a'), twoFaces);
    if (!outcome.ok) throw new Error(outcome.reason.code);
    const { sha256, faces, width, height } = outcome.photo;
    expect(faces.map(({ id, index }) => [id, index])).toEqual([
      [`${sha256.slice(0, 16)}-0`, 0],
      [`${sha256.slice(0, 16)}-1`, 1],
    ]);
    expect([width, height]).toEqual([40, 30]);
  });

  test('has the date of its name where the camera wrote none', async () => {
    const file = new File([await jpeg('a').arrayBuffer()], 'IMG_20240506_101500.jpg', { lastModified: 5 });
    const outcome = await readLoosePhoto(file, twoFaces);
    expect(outcome).toMatchObject({
      ok: true,
      photo: { taken: { source: 'name', time: Date.UTC(2024, 4, 6, 10, 15) } },
    });
  });

  test('never rejects: what goes wrong is a reason', async () => {
    const code = async (file: File, client = twoFaces) => {
      const outcome = await readLoosePhoto(file, client);
      return outcome.ok ? 'ok' : outcome.reason.code;
    };
    expect(await code(new File([], 'nothing.jpg'))).toBe('empty');
    expect(await code(new File(['x'], 'notes.txt'))).toBe('notAPicture');
    expect(await code(jpeg(UNDECODABLE))).toBe('cannotDecode');
    const late = new AppError('TIMEOUT', 'too long');
    expect(
      await code(
        jpeg('a'),
        engine(() => Promise.reject(late)),
      ),
    ).toBe('timeout');
    expect(
      await code(
        jpeg('a'),
        engine(() => Promise.reject(new Error('lost the GPU'))),
      ),
    ).toBe('engine');
  });

  test('is decoded again for an engine that asks', async () => {
    const asks = engine(async (_, again) => {
      const { width } = await again();
      return { faces: [], tensors: width };
    });
    expect(await readLoosePhoto(jpeg('a'), asks)).toMatchObject({ ok: true, photo: { faces: [] } });
  });
});

describe('a face described again', () => {
  test('is the one that lies where it was found', async () => {
    const found = await describeAgain(jpeg('a'), box(0.58), twoFaces);
    expect(found?.box.x).toBe(0.6);
    expect(await describeAgain(jpeg('a'), box(0.35), twoFaces)).toBeNull();
    expect(await describeAgain(new File(['x'], 'notes.txt'), box(0.6), twoFaces)).toBeNull();
  });
});

test('of a drop the hidden files are left out', async () => {
  const files = [jpeg('a'), new File(['x'], '.DS_Store'), jpeg('b')];
  const items = files.map((file) => ({ kind: 'file', getAsFile: () => file, webkitGetAsEntry: () => null }));
  const transfer = { items, files } as unknown as DataTransfer;
  expect((await transferFiles(transfer)).map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
  expect(await transferFiles({ items: [], files: [] } as unknown as DataTransfer)).toEqual([]);
});
