import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { serializeResult, toResultFile } from '../../../src/export/result-file.ts';
import { createKaomap, type Kaomap } from '../../../src/store/kaomap.ts';
import { type Deferred, deferred, settle } from '../../support/deferred.ts';
import { makeDetected } from '../../support/made-faces.ts';
import { type PageWorkers, stubWorkers } from '../../support/page-workers.ts';
import { jpeg } from '../../support/photo-run-world.ts';
import { SMALL } from '../export/results.ts';

let workers: PageWorkers;
let kaomap: Kaomap;
/** The list of the samples, which comes when the test lets it. */
let listing: Deferred<Response>;

beforeEach(() => {
  workers = stubWorkers();
  listing = deferred();
  vi.stubGlobal('fetch', async (url: string) =>
    url === '/samples/samples.json' ? listing.promise : new Response(await jpeg(url).arrayBuffer()),
  );
  kaomap = createKaomap({ baseUrl: '/', settings: { backend: 'wasm' } });
});

afterEach(() => {
  kaomap.actions.clear();
  workers.stop();
  vi.unstubAllGlobals();
});

const state = () => kaomap.store.getState();
const until = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 5000 });
const isDone = () => until(() => expect(state().run.phase).toBe('done'));
const rows = () => state().photos.map(({ path, state: now, reason }) => `${path} ${reason?.code ?? now}`);
const samples = (...files: string[]) => Response.json(files.map((file) => ({ file })));

describe('dropped photos', () => {
  test('become faces, groups and a map; no worker is started before', async () => {
    expect(workers.started).toEqual([]);
    kaomap.actions.addFiles([jpeg('b'), jpeg('a'), new File([], 'c.jpg'), new File(['x'], '.DS_Store')]);
    await isDone();
    expect(rows()).toEqual(['.DS_Store hidden', 'a.jpg read', 'b.jpg read', 'c.jpg empty']);
    expect(state().faces).toHaveLength(2);
    expect(state().run).toMatchObject({ done: 3, total: 3 });
    await until(() => expect(state()).toMatchObject({ tree: { size: 2 }, map: { tsneState: 'tooFew' } }));
    expect(kaomap.actions.resultCsv()).toBe('class,img\r\n0,a.jpg\r\n0,b.jpg\r\n');
    expect(JSON.parse(kaomap.actions.resultJson())).toMatchObject({ clusters: [{ faces: [0, 1] }] });
    expect(kaomap.actions.fileOf('photo-1')?.name).toBe('a.jpg');
  });

  test('of which there are none are a notice, also beside an older one', () => {
    kaomap.actions.addFiles([]);
    expect(state().notice).toEqual({ code: 'nothingDropped' });
    kaomap.actions.dismissNotice();
    expect(state().notice).toBeNull();
  });

  test('are read again for another descriptor, as the same photos', async () => {
    kaomap.actions.addFiles([jpeg('a'), jpeg('b')]);
    await isDone();
    const before = rows();
    workers.analyze = () => ({
      faces: [{ ...makeDetected(), descriptor: new Float32Array(1024).fill(1 / 32) }],
      tensors: 1,
    });
    kaomap.actions.setDescriptor('faceres-1024');
    expect(state()).toMatchObject({ faces: [], tree: null, settings: { eps: 0.77 } });
    await isDone();
    expect(rows()).toEqual(before);
    expect(state().faces.map(({ descriptor }) => descriptor.length)).toEqual([1024, 1024]);
    await until(() => expect(state().tree?.size).toBe(2));
    expect(state().notice).toBeNull();
  });

  test('can be cleared while they are read, and nothing comes after', async () => {
    const slow = deferred();
    workers.analyze = async () => {
      await slow.promise;
      return { faces: [makeDetected()], tensors: 1 };
    };
    kaomap.actions.addFiles([jpeg('a'), jpeg('b')]);
    await until(() => expect(rows()).toEqual(['a.jpg reading', 'b.jpg reading']));
    kaomap.actions.clear();
    slow.resolve();
    await settle(10);
    expect(state()).toMatchObject({ photos: [], faces: [], run: { phase: 'idle', total: 0 }, notice: null });
    expect(kaomap.actions.fileOf('photo-0')).toBeUndefined();
  });
});

describe('the sample photos', () => {
  test('are listed, fetched and read', async () => {
    kaomap.actions.loadSamples();
    expect(state().run.phase).toBe('listing');
    listing.resolve(samples('one.jpg', 'two.jpg'));
    await isDone();
    expect(rows()).toEqual(['samples/one.jpg read', 'samples/two.jpg read']);
  });

  test('that cannot be had are a notice in words, whatever notice was there before', async () => {
    kaomap.actions.addFiles([]);
    kaomap.actions.loadSamples();
    listing.reject(new TypeError('Failed to fetch'));
    await until(() => expect(state().notice?.detail).toBe('Failed to fetch'));
    expect(state()).toMatchObject({ notice: { code: 'nothingDropped' }, run: { phase: 'idle' } });
  });

  test('that are none are a notice, whatever notice was there before', async () => {
    kaomap.actions.openResult(new File(['no'], 'x.json'));
    await until(() => expect(state().notice?.code).toBe('openedDamaged'));
    kaomap.actions.loadSamples();
    listing.resolve(samples());
    await until(() => expect(state().notice?.code).toBe('nothingDropped'));
  });

  test('cancelled while they are listed are in the ledger, unread', async () => {
    kaomap.actions.loadSamples();
    kaomap.actions.cancel();
    expect(state().run.phase).toBe('cancelled');
    listing.resolve(samples('one.jpg', '.hidden'));
    await until(() => expect(rows()).toEqual(['samples/one.jpg cancelled', 'samples/.hidden hidden']));
    expect(state().run.phase).toBe('cancelled');
    expect(workers.started).toEqual([]);
  });

  test('cleared while they are listed do not come', async () => {
    kaomap.actions.loadSamples();
    kaomap.actions.clear();
    listing.resolve(samples('one.jpg'));
    await settle(10);
    expect(state()).toMatchObject({ photos: [], run: { phase: 'idle' } });
  });
});

describe('a result that is opened', () => {
  const open = async (text: string, name = 'saved.json') => {
    kaomap.actions.openResult(new File([text], name));
    await until(() => expect(state().notice).not.toBeNull());
  };
  const parameters = { eps: 0.5, minPts: 3, seed: 11, partPhotos: false, refineDistance: null };
  const result = toResultFile({ ...SMALL, parameters });

  test('sets eps, minPts, seed and both rules, and is there to compare with', async () => {
    await open(serializeResult(result));
    expect(state()).toMatchObject({
      settings: { eps: 0.5, minPts: 3, seed: 11, partPhotos: false, refine: false },
      opened: { name: 'saved.json', result },
      notice: { code: 'opened', detail: 'saved.json' },
    });
    kaomap.actions.closeResult();
    expect(state().opened).toBeNull();
  });

  test('with parameters beyond the sliders sets their ends', async () => {
    await open(serializeResult({ ...result, parameters: { ...parameters, eps: 40, minPts: 500 } }));
    expect(state().settings).toMatchObject({ eps: 1, minPts: 10 });
  });

  test.each([
    [
      'of another model',
      { ...result, model: { ...result.model, descriptor: 'faceres-1024' } },
      'openedOtherModel',
    ],
    ['of another version', { ...result, version: 2 }, 'openedOtherVersion'],
    ['that is damaged', { ...result, faces: 'none' }, 'openedDamaged'],
  ])('%s is refused with a notice and changes nothing', async (_, file, code) => {
    const { settings } = state();
    await open(JSON.stringify(file));
    expect(state().notice?.code).toBe(code);
    expect(state().notice?.detail).not.toBe('');
    expect(state()).toMatchObject({ settings, opened: null });
  });

  test('with another seed lays the map out again, with the same one does not', async () => {
    kaomap.actions.addFiles(['a', 'b', 'c', 'd'].map(jpeg));
    const layouts = () => workers.started.filter((name) => name === 'tsne-js').length;
    await until(() => expect(layouts()).toBe(1));
    await open(serializeResult(result));
    expect(layouts()).toBe(2);
    kaomap.actions.dismissNotice();
    await open(serializeResult(result));
    expect(layouts()).toBe(2);
  });
});

test('settings out of range are brought into it, or left as they are', () => {
  const { actions } = kaomap;
  actions.setEps(9);
  actions.setMinPts(11);
  actions.setSeed(5);
  expect(state().settings).toMatchObject({ eps: 1, minPts: 10, seed: 5 });
  actions.setEps(-1);
  actions.setMinPts(0);
  expect(state().settings).toMatchObject({ eps: 0, minPts: 1 });
  actions.setEps(Number.NaN);
  actions.setMinPts(2.5);
  actions.setSeed(1.5);
  expect(state().settings).toMatchObject({ eps: 0, minPts: 1, seed: 5 });
  actions.select([3, 1, 3]);
  expect(state().selected).toEqual([1, 3]);
});
