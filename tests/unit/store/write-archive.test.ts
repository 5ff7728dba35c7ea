import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { perform } from '../../../src/people/history.ts';
import type { AppState } from '../../../src/store/app-state.ts';
import { archivePlanOf, regionsOf } from '../../../src/store/archive-plan.ts';
import { peopleCsvOf } from '../../../src/store/people-csv-of.ts';
import { type ArchiveSink, writeArchive } from '../../../src/store/write-archive.ts';
import { makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';
import { readRegions } from '../../support/read-regions.ts';

/** Three photos of one person, two of another, one of somebody alone. */
function named(): AppState {
  const state = makeState(makePeople([3, 2, 1]));
  const faces = state.faces.slice(0, 3).map(({ id }) => id);
  const hidden = state.faces.slice(4, 5).map(({ id }) => id);
  let { history } = perform1(state, { kind: 'assign', faces, person: 'p1', name: '../=Anna' });
  history = perform(history, { kind: 'mark', faces: hidden, mark: 'hidden', on: true }, 0);
  return { ...state, history };
}
const perform1 = (state: AppState, act: Parameters<typeof perform>[1]) => ({
  history: perform(state.history, act, 0),
});

/** A sink that remembers how much it was given at once. */
function memorySink() {
  const pieces: Uint8Array[] = [];
  const seen = { most: 0, closed: false, aborted: false };
  const sink: ArchiveSink = {
    async write(piece) {
      const bytes = piece instanceof Blob ? new Uint8Array(await piece.arrayBuffer()) : piece;
      seen.most = Math.max(seen.most, bytes.length);
      pieces.push(bytes);
    },
    async close() {
      seen.closed = true;
    },
    async abort() {
      seen.aborted = true;
    },
  };
  return { sink, seen, files: () => unzipSync(Buffer.concat(pieces)) };
}

const fileOf = (id: string) => new File([`bytes of ${id}`], `${id}.jpg`);
const both = { withUnsorted: true, withSidecars: true };
const job = (state: AppState) => ({
  photos: archivePlanOf(state, both),
  regions: regionsOf(state),
  fileOf,
  onProgress: () => {},
  signal: new AbortController().signal,
});

test('each photo is in the folder of its person, byte by byte, with a sidecar that names who is in it', async () => {
  const { sink, seen, files } = memorySink();
  const report = await writeArchive(job(named()), sink);
  expect(report).toMatchObject({ photos: 6, missing: [] });
  expect(seen).toMatchObject({ closed: true, aborted: false });
  const written = files();
  expect(Object.keys(written).filter((path) => path.endsWith('.jpg'))).toEqual([
    ...['_=Anna/photo-0.jpg', '_=Anna/photo-1.jpg', '_=Anna/photo-2.jpg'],
    ...['Group 1/photo-3.jpg', 'Unsorted/photo-4.jpg', 'Unsorted/photo-5.jpg'],
  ]);
  expect(strFromU8(written['_=Anna/photo-1.jpg'] ?? new Uint8Array())).toBe('bytes of photo-1');
  const { list } = await readRegions(written['_=Anna/photo-1.jpg.xmp'] ?? new Uint8Array());
  expect(list).toMatchObject([{ Name: '../=Anna', Area: { x: 0.5, y: 0.5, w: 0.5, h: 0.5 } }]);
  // whom the user has hidden is told to nobody
  expect(written['Unsorted/photo-4.jpg.xmp']).toBeUndefined();
  expect(written['Group 1/photo-3.jpg.xmp']).toBeDefined();
});

test('without what is not asked for there are neither sidecars nor photos of nobody', async () => {
  const { sink, files } = memorySink();
  const state = named();
  const photos = archivePlanOf(state, { withUnsorted: false, withSidecars: false });
  await writeArchive({ ...job(state), photos, regions: null }, sink);
  expect(Object.keys(files()).filter((path) => /Unsorted|xmp$/.test(path))).toEqual([]);
  expect(Object.keys(files())).toHaveLength(4);
});

test('a photo whose file is gone, or cannot be read any more, is left out and named', async () => {
  const { sink, files } = memorySink();
  const broken = { arrayBuffer: () => Promise.reject(new Error('moved')) } as unknown as File;
  const report = await writeArchive(
    {
      ...job(named()),
      fileOf: (id) => (id === 'photo-0' ? undefined : id === 'photo-3' ? broken : fileOf(id)),
    },
    sink,
  );
  expect(report).toMatchObject({ photos: 4, missing: ['photo-0.jpg', 'photo-3.jpg'] });
  expect(Object.keys(files()).filter((path) => path.endsWith('.jpg'))).toHaveLength(4);
});

test('only one photo is in memory at a time, and progress is told before each', async () => {
  const { sink, seen } = memorySink();
  const told: number[] = [];
  let open = 0;
  let mostOpen = 0;
  const big = (id: string) => {
    const file = fileOf(id);
    return Object.assign(file, {
      async arrayBuffer() {
        mostOpen = Math.max(mostOpen, ++open);
        const bytes = new ArrayBuffer(100_000);
        await Promise.resolve();
        open--;
        return bytes;
      },
    });
  };
  await writeArchive({ ...job(named()), fileOf: big, onProgress: ({ done }) => told.push(done) }, sink);
  expect(mostOpen).toBe(1);
  expect(told).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(seen.most).toBeLessThan(200_000);
});

test('cancelling ends with the photo under way and throws away what was written', async () => {
  const { sink, seen } = memorySink();
  const abort = new AbortController();
  const onProgress = ({ done }: { done: number }) => {
    if (done === 2) abort.abort();
  };
  await expect(writeArchive({ ...job(named()), onProgress, signal: abort.signal }, sink)).rejects.toThrow();
  expect(seen).toMatchObject({ closed: false, aborted: true });
});

test('a sink that fails is given up, and says why', async () => {
  const { sink, seen } = memorySink();
  const full = { ...sink, write: () => Promise.reject(new Error('the disk is full')) };
  await expect(writeArchive(job(named()), full)).rejects.toThrow('the disk is full');
  expect(seen.aborted).toBe(true);
});

test('the table has a line for each face that is shown, the middle of a group first', () => {
  const lines = peopleCsvOf(named()).split('\r\n').slice(1, -1);
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^0,\.\.\/=Anna,photo-1\.jpg,1,0\.2500,0\.2500,0\.5000,0\.5000,0\.0000,user$/);
  expect(lines.at(-1)).toMatch(/^-1,,photo-5\.jpg,1,.*,,$/);
});
