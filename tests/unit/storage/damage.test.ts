import { expect, test, vi } from 'vitest';
import type { FaceRow, PhotoRow } from '../../../src/storage/schema.ts';
import {
  failRequest,
  freshBrowser,
  loadPlain,
  makeReading,
  openRaw,
  openWorld,
  plain,
  putRaw,
  wanted,
} from './storage-world.ts';

freshBrowser();

async function readRaw<T>(table: string, key: IDBValidKey): Promise<T> {
  const db = await openRaw();
  const row = await new Promise<T>((resolve, reject) => {
    const request = db.transaction(table).objectStore(table).get(key);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  db.close();
  return row;
}

const FACE_DAMAGES: readonly [name: string, change: (row: FaceRow) => object][] = [
  ['a descriptor that is cut off', (row) => ({ descriptor: row.descriptor.slice(0, 511) })],
  ['a descriptor that is empty', () => ({ descriptor: new ArrayBuffer(0) })],
  ['a descriptor that is no number', () => ({ descriptor: Float32Array.of(1, Number.NaN).buffer })],
  ['a descriptor of another type', () => ({ descriptor: [1, 2, 3] })],
  ['no thumbnail', () => ({ thumbnail: undefined })],
  ['no face', () => ({ face: null })],
  ['a box outside the photo', ({ face }) => ({ face: { ...face, box: { ...face.box, x: 1.5 } } })],
  ['no box', ({ face }) => ({ face: { ...face, box: undefined } })],
  ['a score that is no share', ({ face }) => ({ face: { ...face, score: Number.NaN } })],
  ['no quality', ({ face }) => ({ face: { ...face, quality: null } })],
];

test.each(FACE_DAMAGES)(
  'a face with %s is counted, and its photo waits to be read again',
  async (_, change) => {
    const { work, id } = await openWorld();
    wanted(await work.save([makeReading(0, 2), makeReading(1, 2)]));
    const row = await readRaw<FaceRow>('faces', [id, 'photo-0', 1]);
    await putRaw('faces', { ...row, ...change(row) });
    const { readings, damaged } = wanted(await work.load());
    expect(damaged).toBe(1);
    expect(readings[0]).toMatchObject({ faces: [], photo: { state: 'waiting', path: 'summer/0.jpg' } });
    expect(await plain(readings[1] ?? makeReading(9))).toEqual(await plain(makeReading(1, 2)));
    // read again, all is well
    wanted(await work.save([makeReading(0, 2)]));
    expect(wanted(await work.load())).toMatchObject({
      damaged: 0,
      readings: [{ photo: { state: 'read' } }, {}],
    });
  },
);

test('a face that is missing makes its photo wait', async () => {
  const { work, id } = await openWorld();
  wanted(await work.save([makeReading(0, 2)]));
  const row = await readRaw<PhotoRow>('photos', [id, 'photo-0']);
  await putRaw('photos', { ...row, faces: 3 });
  const { readings, damaged } = wanted(await work.load());
  expect(damaged).toBe(1);
  expect(readings.map(({ photo, faces }) => [photo.state, faces.length])).toEqual([['waiting', 0]]);
});

const PHOTO_DAMAGES: readonly [name: string, change: object][] = [
  ['nothing in it', { photo: null }],
  ['no place in the ledger', { order: Number.NaN }],
  ['no path', { photo: { ...makeReading(0).photo, path: 7 } }],
  ['the name of another', { photo: makeReading(3).photo }],
];

test.each(PHOTO_DAMAGES)('a photo with %s is left out and counted with its faces', async (_, change) => {
  const { work, id } = await openWorld();
  wanted(await work.save([makeReading(0, 2), makeReading(1, 1)]));
  const row = await readRaw<PhotoRow>('photos', [id, 'photo-0']);
  await putRaw('photos', { ...row, ...change });
  const { readings, damaged } = wanted(await work.load());
  expect(readings.map(({ photo }) => photo.id)).toEqual(['photo-1']);
  expect(damaged).toBe(3);
});

test('a row that the browser cannot read any more costs only itself', async () => {
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0, 2), makeReading(1, 2), makeReading(2, 2)]));
  wanted(await work.appendDecisions(['a', 'b']));
  const lost = () => new DOMException('Failed to read large IndexedDB value', 'DataError');
  const { getAll, get } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
    return failRequest(getAll.apply(this, args), lost(), () => this.name === 'faces');
  });
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    return failRequest(
      get.call(this, key),
      lost(),
      () => this.name === 'faces' && String(key).includes('photo-1,0'),
    );
  });
  const { readings, damaged, decisions } = wanted(await work.load());
  vi.restoreAllMocks();
  // the face that is lost, once as a row and once as missing from its photo
  expect(damaged).toBe(2);
  expect(readings.map(({ photo, faces }) => [photo.state, faces.length])).toEqual([
    ['read', 2],
    ['waiting', 0],
    ['read', 2],
  ]);
  expect(decisions).toEqual(['a', 'b']);
  expect((await loadPlain(work)).readings).toHaveLength(3);
});
