import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { Photo } from '../../../src/ingest/photo.ts';
import { createKaomap, type Kaomap } from '../../../src/store/kaomap.ts';
import { retryOf } from '../../../src/store/retry-photos.ts';
import { retryRunPlace } from '../../../src/store/selectors.ts';
import { until } from '../../support/kept-world.ts';
import { makeDetected } from '../../support/made-faces.ts';
import { type PageWorkers, stubWorkers } from '../../support/page-workers.ts';
import { jpeg } from '../../support/photo-run-world.ts';

const row = (change: Partial<Photo>): Photo => ({
  ...{ id: 'photo-0', path: 'a.jpg', size: 9, modified: 1, state: 'read' },
  ...change,
});

let workers: PageWorkers;
let kaomap: Kaomap;
const state = () => kaomap.store.getState();

beforeEach(() => {
  workers = stubWorkers();
  kaomap = createKaomap({ baseUrl: '/', settings: { backend: 'wasm' } });
});
afterEach(() => {
  kaomap.actions.clear();
  workers.stop();
});

describe('another try is offered', () => {
  test.each<[string | null, Partial<Photo>]>([
    ['again', { state: 'failed', reason: { code: 'engine' } }],
    ['again', { state: 'damaged', reason: { code: 'cannotDecode' } }],
    ['again', { state: 'damaged', reason: { code: 'cutOff' } }],
    ['again', { state: 'skipped', reason: { code: 'cancelled' } }],
    ['anyway', { state: 'skipped', reason: { code: 'tooLarge' } }],
    [null, { state: 'skipped', reason: { code: 'hidden' } }],
    [null, { state: 'damaged', size: 0, reason: { code: 'empty' } }],
    [null, { state: 'unsupported', reason: { code: 'notAPicture' } }],
    [null, { state: 'duplicate', reason: { code: 'sameAs' } }],
    [null, { state: 'failed', size: 0, modified: 0, reason: { code: 'cannotRead' } }],
    [null, { state: 'read' }],
    [null, { state: 'waiting' }],
  ])('%s for %o', (kind, change) => {
    expect(retryOf(row(change))).toBe(kind);
  });
});

describe('a run that failed', () => {
  const rows = () => state().photos.map(({ path, state: now }) => `${path} ${now}`);
  const refuse = () => {
    throw new AppError('MODEL_LOAD', 'models/blazeface.json: status 404');
  };

  test('is started again for the photos that wait, its sentence gone meanwhile', async () => {
    workers.start = refuse;
    kaomap.actions.addFiles([jpeg('a'), jpeg('b')]);
    await until(() => expect(state().run.phase).toBe('failed'));
    expect(state().notice?.code).toBe('MODEL_LOAD');
    expect(retryRunPlace(state())).toBe('notice');
    kaomap.actions.retryRun();
    expect(state()).toMatchObject({ notice: null, run: { phase: 'starting', total: 2 } });
    expect(retryRunPlace(state())).toBeNull();
    // in vain, and then not
    await until(() => expect(state().run.phase).toBe('failed'));
    expect(state().notice?.code).toBe('MODEL_LOAD');
    kaomap.actions.dismissNotice();
    expect(retryRunPlace(state())).toBe('progress');
    workers.start = () => {};
    kaomap.actions.retryRun();
    await until(() => expect(state().run).toMatchObject({ phase: 'done', done: 2 }));
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read']);
    expect(state()).toMatchObject({ notice: null, faces: { length: 2 } });
    kaomap.actions.retryRun();
    expect(state().run.phase).toBe('done');
  });

  test('is started again when its photos are dropped once more', async () => {
    const album = [jpeg('a'), jpeg('b')];
    workers.start = refuse;
    kaomap.actions.addFiles(album);
    await until(() => expect(state().run.phase).toBe('failed'));
    workers.start = () => {};
    kaomap.actions.addFiles(album);
    await until(() => expect(rows()).toEqual(['a.jpg read', 'b.jpg read']));
  });

  test('has nothing to try again when all that waits has no file or was cancelled', async () => {
    workers.start = refuse;
    kaomap.actions.addFiles([jpeg('a')]);
    await until(() => expect(state().run.phase).toBe('failed'));
    kaomap.actions.cancel();
    expect(retryRunPlace(state())).toBeNull();
    kaomap.actions.retryRun();
    expect(rows()).toEqual(['a.jpg skipped']);
  });
});

describe('rows read again', () => {
  const isDone = () => until(() => expect(state().run.phase).toBe('done'));
  const rows = () => state().photos.map(({ path, state: now, reason }) => `${path} ${reason?.code ?? now}`);

  test('are read if only their first try failed, and rows that are well are left alone', async () => {
    let tries = 0;
    workers.analyze = () => {
      tries++;
      // a photo that fails is tried twice
      if (tries === 2 || tries === 3) throw new Error('out of luck');
      return { faces: [makeDetected()], tensors: 1 };
    };
    kaomap.actions.addFiles([jpeg('a'), jpeg('b'), jpeg('c')]);
    await isDone();
    expect(rows()).toEqual(['a.jpg read', 'b.jpg engine', 'c.jpg read']);
    kaomap.actions.retry(state().photos.map(({ id }) => id));
    await until(() => expect(rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read']));
    expect(tries).toBe(5);
    expect(state().faces).toHaveLength(3);
  });

  test('replace their old faces, and are not taken for their own duplicates', async () => {
    const cut = new File([Uint8Array.of(0xff, 0xd8, 0xff), 'cut off'], 'cut.jpg');
    kaomap.actions.addFiles([cut, jpeg('z')]);
    await isDone();
    expect(rows()).toEqual(['cut.jpg cutOff', 'z.jpg read']);
    await until(() => expect(state().tree?.size).toBe(2));
    const before = state().faces[0]?.id;
    kaomap.actions.retry(['photo-0']);
    expect(state().faces.map(({ photoId }) => photoId)).toEqual(['photo-1']);
    expect(state()).toMatchObject({ tree: null, map: null });
    await isDone();
    await until(() => expect(rows()).toEqual(['cut.jpg cutOff', 'z.jpg read']));
    expect(state().faces.map(({ id }) => id)).toContain(before);
    await until(() => expect(state().tree?.size).toBe(2));
  });

  test('are read however large once that was agreed to, and not before', async () => {
    // a header that claims 20,000 × 10,000 pixels, in a file of a few bytes
    const [h, w] = [10_000, 20_000];
    const size = [8, h >> 8, h & 255, w >> 8, w & 255, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0];
    const huge = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, ...size, 0xff, 0xd9);
    kaomap.actions.addFiles([new File([huge], 'huge.jpg')]);
    await isDone();
    expect(rows()).toEqual(['huge.jpg tooLarge']);
    expect(state().photos[0]).toMatchObject({ state: 'skipped', reason: { detail: '200 MP' } });
    kaomap.actions.retry(['photo-0']);
    expect(rows()).toEqual(['huge.jpg tooLarge']);
    kaomap.actions.readAnyway(['photo-0']);
    await until(() => expect(rows()).toEqual(['huge.jpg read']));
  });
});
