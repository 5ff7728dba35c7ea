import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settle } from '../../support/deferred.ts';
import { createKeptWorld, type KeptWorld, until, type Visit } from '../../support/kept-world.ts';
import { jpeg } from '../../support/photo-run-world.ts';

let world: KeptWorld;

beforeEach(() => {
  world = createKeptWorld();
});
afterEach(() => world.end());

const album = (...names: readonly string[]) => names.map(jpeg);
const name = (visit: Visit, text: string) => {
  const face = visit.state().faces[0]?.id ?? '';
  visit.kaomap.actions.act({ kind: 'assign', person: 'p1', name: text, faces: [face] });
};
const isAnswered = () => settle(80);

test('photos, faces, settings and the log of the first visit are there in the second, without reading', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles([...album('a', 'b'), new File([], 'c.jpg')]);
  await first.rests();
  first.kaomap.actions.setEps(0.41);
  // a slider that rests is written
  await vi.waitFor(async () => {
    await settle(20);
    expect(first.state().settings.eps).toBe(0.41);
  });
  await new Promise((resolve) => setTimeout(resolve, 350));
  await first.crash();

  const second = await world.visit();
  expect(second.rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg empty']);
  expect(second.state().faces.map(({ id }) => id)).toEqual(first.state().faces.map(({ id }) => id));
  expect(second.state().faces.map(({ descriptor }) => [...descriptor])).toEqual(
    first.state().faces.map(({ descriptor }) => [...descriptor]),
  );
  expect(second.state().settings).toEqual(first.state().settings);
  expect(second.state().kept).toMatchObject({ role: 'writer', resumed: 3, missing: 0, fault: null });
  expect(second.analyzed()).toBe(0);
});

test('a page that ended in the middle has only the rest to read when the folder comes again', async () => {
  const files = album('a', 'b', 'c', 'd', 'e');
  const first = await world.visit({ hangAfter: 2 });
  first.kaomap.actions.addFiles(files);
  await until(() => expect(first.state().faces).toHaveLength(2));
  await first.crash();

  const second = await world.visit();
  expect(second.rows()).toEqual([
    'a.jpg read',
    'b.jpg read',
    'c.jpg waiting',
    'd.jpg waiting',
    'e.jpg waiting',
  ]);
  expect(second.state().kept).toMatchObject({ resumed: 2, missing: 3 });
  second.kaomap.actions.addFiles(files);
  await second.rests();
  expect(second.rows()).toEqual(files.map((file) => `${file.name} read`));
  expect(second.analyzed()).toBe(3);
  expect(second.state().kept).toMatchObject({ skipped: 2, missing: 0 });
  expect(second.kaomap.actions.fileOf('photo-0')).toBe(files[0]);
});

test('the same bytes under another name are a duplicate of a photo from the visit before', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a'));
  await first.rests();
  await first.crash();
  const second = await world.visit();
  second.kaomap.actions.addFiles([new File([await jpeg('a').arrayBuffer()], 'z.jpg')]);
  await second.rests();
  expect(second.rows()).toEqual(['a.jpg read', 'z.jpg sameAs']);
  expect(second.analyzed()).toBe(0);
});

test('a second tab shows what the first does, changes nothing, and takes over when it closes', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a'));
  await first.rests();
  const second = await world.visit();
  expect(second.state().kept).toMatchObject({ role: 'follower', resumed: 0 });
  second.kaomap.actions.addFiles(album('x'));
  second.kaomap.actions.setEps(0.1);
  second.kaomap.actions.clear();
  expect(second.state()).toMatchObject({ notice: { code: 'follower' }, settings: { eps: 0.33 } });
  expect(second.rows()).toEqual(['a.jpg read']);

  first.kaomap.actions.addFiles(album('b'));
  await first.rests();
  await until(() => expect(second.rows()).toEqual(['a.jpg read', 'b.jpg read']));
  expect(second.state().faces).toHaveLength(2);

  await first.crash();
  await until(() => expect(second.state().kept).toMatchObject({ role: 'writer', tookOver: true }));
  expect(second.state().notice).toBeNull();
  second.kaomap.actions.addFiles(album('x'));
  await second.rests();
  expect(second.rows()).toEqual(['a.jpg read', 'b.jpg read', 'x.jpg read']);
  second.kaomap.kept.dismiss();
  expect(second.state().kept.tookOver).toBe(false);
});

test('collections are made, opened, renamed and removed, each with its own photos', async () => {
  const visit = await world.visit();
  const { kept, actions } = visit.kaomap;
  actions.addFiles(album('a', 'b'));
  await visit.rests();
  const home = visit.state().kept.collection ?? '';
  kept.renameCollection(home, 'Home');
  kept.newCollection('Shop');
  await until(() => expect(visit.state().kept.collections.map((one) => one.name)).toEqual(['Shop', 'Home']));
  expect(visit.rows()).toEqual([]);
  actions.addFiles(album('a', 's'));
  await visit.rests();
  // the same picture in two collections is read in each
  expect(visit.rows()).toEqual(['a.jpg read', 's.jpg read']);
  kept.openCollection(home);
  await until(() => expect(visit.rows()).toEqual(['a.jpg read', 'b.jpg read']));
  expect(visit.state().kept.collection).toBe(home);
  const counts = () => visit.state().kept.collections.map(({ name: text, photos }) => `${text} ${photos}`);
  await until(() => expect(counts()).toEqual(['Home 2', 'Shop 2']));
  // the one on the page is removed: another takes its place
  kept.removeCollection(home);
  await until(() => expect(visit.rows()).toEqual(['a.jpg read', 's.jpg read']));
  expect(visit.state().kept.collections).toHaveLength(1);
});

test('deleting everything in the middle of reading stops it and leaves nothing, and the page can begin anew', async () => {
  const visit = await world.visit({ hangAfter: 1 });
  visit.kaomap.actions.addFiles(album('a', 'b', 'c'));
  await until(() => expect(visit.state().faces).toHaveLength(1));
  expect(await indexedDB.databases()).toHaveLength(1);
  const deletion = await visit.kaomap.kept.deleteEverything();
  expect(deletion).toEqual({ removed: ['kaomap'], left: [] });
  expect(await indexedDB.databases()).toEqual([]);
  expect(visit.state()).toMatchObject({
    photos: [],
    faces: [],
    run: { phase: 'idle' },
    kept: { phase: 'on' },
  });
  await isAnswered();
  expect(await indexedDB.databases()).toEqual([]);
  visit.kaomap.actions.addFiles(album('d'));
  await until(() => expect(visit.state().kept.collections).toHaveLength(1));
  expect(visit.rows()).toEqual(['d.jpg reading']);
});

test('a tab in which everything was deleted by another says so and keeps what it shows', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a'));
  await first.rests();
  const second = await world.visit();
  expect((await second.kaomap.kept.deleteEverything()).left).toEqual([]);
  await until(() => expect(first.state().kept).toMatchObject({ phase: 'ended', fault: { code: 'deleted' } }));
  expect(first.rows()).toEqual(['a.jpg read']);
  // nothing of it comes back by itself
  first.kaomap.actions.addFiles(album('b'));
  await first.rests();
  expect(await indexedDB.databases()).toEqual([]);
});

test('a collection that another tab removed is told of, and kept anew when asked', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a'));
  await first.rests();
  const second = await world.visit();
  second.kaomap.kept.removeCollection(second.state().kept.collection ?? '');
  await until(() => expect(first.state().kept.fault).toEqual({ code: 'noCollection' }));
  first.kaomap.actions.addFiles(album('b'));
  await first.rests();
  expect(first.rows()).toEqual(['a.jpg read', 'b.jpg read']);
  first.kaomap.kept.retry();
  await until(() => expect(first.state().kept).toMatchObject({ fault: null, role: 'writer' }));
  await isAnswered();
  await second.crash();
  await first.crash();
  const third = await world.visit();
  expect(third.rows()).toEqual(['a.jpg read', 'b.jpg read']);
});

test('without a database the page works as ever and says that nothing is kept', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('not here', 'SecurityError');
  });
  const visit = await world.visit();
  expect(visit.state().kept).toMatchObject({ phase: 'ended', fault: { code: 'unavailable' } });
  visit.kaomap.actions.addFiles(album('a'));
  await visit.rests();
  expect(visit.rows()).toEqual(['a.jpg read']);
  vi.restoreAllMocks();
  visit.kaomap.kept.retry();
  await until(() => expect(visit.state().kept).toMatchObject({ phase: 'on', fault: null, role: 'writer' }));
  await isAnswered();
  await visit.crash();
  expect((await world.visit()).rows()).toEqual(['a.jpg read']);
});

test('a full disk is told once, what was kept before stays, and another try keeps the rest', async () => {
  const visit = await world.visit();
  visit.kaomap.actions.addFiles(album('a'));
  await visit.rests();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  visit.kaomap.actions.addFiles(album('b', 'c'));
  await visit.rests();
  expect(visit.rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read']);
  expect(visit.state().kept.fault?.code).toBe('quota');
  const tries = put.mock.calls.length;
  expect(tries).toBeLessThan(6);
  visit.kaomap.kept.retry();
  await until(() => expect(visit.state().kept.isRetrying).toBe(false));
  expect(visit.state().kept.fault?.code).toBe('quota');
  put.mockRestore();
  const written = vi.spyOn(IDBObjectStore.prototype, 'put');
  let whenTold = 0;
  visit.kaomap.store.subscribe((now, before) => {
    if (before.kept.fault && !now.kept.fault) whenTold = written.mock.calls.length;
  });
  visit.kaomap.kept.retry();
  expect(visit.state().kept).toMatchObject({ isRetrying: true, fault: { code: 'quota' } });
  await until(() => expect(visit.state().kept).toMatchObject({ isRetrying: false, fault: null }));
  await isAnswered();
  // the sentence goes when all is kept, for then the page may be closed
  expect(whenTold).toBeGreaterThanOrEqual(2);
  expect(whenTold).toBe(written.mock.calls.length);
  await visit.crash();
  expect((await world.visit()).rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read']);
});

test('what the user said comes back, with what was taken back', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a'));
  await first.rests();
  name(first, 'Aya');
  name(first, 'Ben');
  first.kaomap.actions.undo();
  await isAnswered();
  await first.crash();
  const second = await world.visit();
  expect(second.state().history.log.entries).toEqual(first.state().history.log.entries);
  expect(second.state().history.log.entries).toHaveLength(2);
  expect([...second.state().history.state.persons.values()]).toEqual([
    ...first.state().history.state.persons.values(),
  ]);
});

test('starting over empties the collection for good', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a', 'b'));
  await first.rests();
  first.kaomap.actions.clear();
  await isAnswered();
  await first.crash();
  expect((await world.visit()).rows()).toEqual([]);
});

test('photos that could not be removed are told of, and go with another try', async () => {
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a', 'b'));
  await first.rests();
  const remove = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('not now', 'AbortError');
  });
  first.kaomap.actions.clear();
  await until(() => expect(first.state().kept.fault?.code).toBe('failed'));
  remove.mockRestore();
  first.kaomap.kept.retry();
  await until(() => expect(first.state().kept.fault).toBeNull());
  await first.crash();
  expect((await world.visit()).rows()).toEqual([]);
});

test('rows that wait for their collection do not overtake what was read meanwhile, nor come back after all', async () => {
  const list = IDBObjectStore.prototype.count;
  // the first look at the new collection takes long
  vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementation(function (this: IDBObjectStore, ...given) {
    for (const end = Date.now() + 15; Date.now() < end; );
    return list.apply(this, given);
  });
  const first = await world.visit();
  first.kaomap.actions.addFiles(album('a', 'b', 'c', 'd'));
  await first.rests();
  await first.crash();
  const second = await world.visit();
  expect(second.rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read', 'd.jpg read']);
  second.kaomap.kept.removeCollection(second.state().kept.collection ?? '');
  await until(() => expect(second.rows()).toEqual([]));
  second.kaomap.actions.addFiles(album('e'));
  second.kaomap.actions.clear();
  await isAnswered();
  await second.crash();
  expect((await world.visit()).rows()).toEqual([]);
});
