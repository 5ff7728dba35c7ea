import { forceCloseDatabase } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import type { StorageEvent } from '../../../src/storage/storage.ts';
import { makeVersion1 } from './make-version-1.ts';
import {
  codeOf,
  countRaw,
  failNextOpen,
  freshBrowser,
  loadPlain,
  makeReading,
  openRaw,
  openTab,
  openWorld,
  plain,
  wanted,
} from './storage-world.ts';

freshBrowser();

test('a database of version 1 is brought up to date with all that is in it', async () => {
  await makeVersion1();
  const kept = wanted((await openTab()).result);
  const [info] = wanted(await kept.collections());
  expect(info).toMatchObject({ name: 'From version 1', photos: 2, faces: 1, settings: { eps: 0.31 } });
  const work = wanted(await kept.openCollection(info?.id ?? ''));
  const loaded = wanted(await work.load());
  expect(loaded).toMatchObject({ damaged: 0, layout: null, decisions: [{ name: 'Ann' }, { name: 'Bob' }] });
  expect(loaded.readings.map(({ photo }) => [photo.path, photo.state])).toEqual([
    ['a.jpg', 'read'],
    ['b.jpg', 'noFace'],
  ]);
  expect(loaded.readings[0]?.faces[0]?.descriptor).toEqual(Float32Array.of(0.6, -0.8));
  // what is new works too
  wanted(await work.saveLayout({ key: 'new', positions: Float32Array.of(1, 2) }));
  expect(wanted(await work.load()).layout?.key).toBe('new');
});

test('an upgrade that fails leaves the old version as it was', async () => {
  await makeVersion1();
  const before = await countRaw();
  const spy = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(() => {
    throw new DOMException('no', 'UnknownError');
  });
  expect(codeOf((await openTab()).result)).toBe('failed');
  spy.mockRestore();
  expect(await countRaw()).toEqual(before);
  expect(codeOf((await openTab()).result)).toBe('ok');
});

test('a database of a newer version is refused and left alone', async () => {
  (await openRaw(99, (db) => db.createObjectStore('later'))).close();
  expect(codeOf((await openTab()).result)).toBe('newerVersion');
  expect(await countRaw()).toEqual({ later: 0 });
});

test('a tab that holds an older version blocks, until it lets go', async () => {
  await makeVersion1();
  const stubborn = await openRaw();
  expect(codeOf((await openTab({ services: { blockedMs: 20 } })).result)).toBe('blocked');
  stubborn.close();
  expect(codeOf((await openTab()).result)).toBe('ok');
});

test('an opening that was given up and comes in later is closed, and told of', async () => {
  await makeVersion1();
  const stubborn = await openRaw();
  const events: StorageEvent[] = [];
  const onEvent = (event: StorageEvent) => events.push(event);
  expect(codeOf((await openTab({ onEvent, services: { blockedMs: 20 } })).result)).toBe('blocked');
  expect(events).toEqual([]);
  stubborn.close();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(events).toEqual([{ kind: 'unblocked' }]);
  const isBlocked = await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('kaomap');
    request.onblocked = () => resolve(true);
    request.onsuccess = () => resolve(false);
  });
  expect(isBlocked).toBe(false);
});

test('a database that cannot be opened again at once is asked again by the next call', async () => {
  const { work } = await openWorld();
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  });
  failNextOpen('UnknownError');
  expect(codeOf(await work.save([makeReading(0)]))).toBe('unavailable');
  expect(codeOf(await work.save([makeReading(0)]))).toBe('ok');
});

test('a tab that lets go a little later does not block', async () => {
  await makeVersion1();
  const slow = await openRaw();
  slow.onversionchange = () => setTimeout(() => slow.close(), 30);
  expect(codeOf((await openTab({ services: { blockedMs: 2000 } })).result)).toBe('ok');
});

test('a newer version in another tab gets the database, and this tab is told', async () => {
  const events: StorageEvent[] = [];
  const { work } = await openWorld({ onEvent: (event) => events.push(event) });
  wanted(await work.save([makeReading(0)]));
  const newer = await openRaw(99);
  expect(events).toEqual([{ kind: 'ended', code: 'newerVersion' }]);
  expect(codeOf(await work.save([makeReading(1)]))).toBe('newerVersion');
  expect(codeOf(await work.load())).toBe('newerVersion');
  newer.close();
});

test('a database deleted under an open tab does not come back by what the tab still writes', async () => {
  const events: StorageEvent[] = [];
  const { kept, work } = await openWorld({ onEvent: (event) => events.push(event) });
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('kaomap').onsuccess = resolve;
  });
  expect(events).toEqual([{ kind: 'ended', code: 'deleted' }]);
  expect(codeOf(await work.save([makeReading(1)]))).toBe('deleted');
  expect(codeOf(await kept.collections())).toBe('deleted');
  expect(await indexedDB.databases()).toEqual([]);
});

test('a connection that the browser ends is opened again, and its loss seen', async () => {
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0)]));
  const connections: IDBDatabase[] = [];
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    connections.push(this);
    return transaction.apply(this, args);
  });
  wanted(await work.save([makeReading(1)]));
  const end = () =>
    forceCloseDatabase(connections.at(-1) as unknown as Parameters<typeof forceCloseDatabase>[0]);
  end();
  wanted(await work.save([makeReading(2)]));
  expect(new Set(connections).size).toBe(2);
  expect((await loadPlain(work)).readings).toEqual(
    await Promise.all([makeReading(0), makeReading(1), makeReading(2)].map(plain)),
  );
  // with the site's data: nothing of the collection may come back
  end();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('kaomap').onsuccess = resolve;
  });
  expect(codeOf(await work.save([makeReading(3)]))).toBe('noCollection');
  expect(await countRaw()).toEqual({ collections: 0, photos: 0, faces: 0, decisions: 0, layouts: 0 });
});

const REFUSALS: readonly [name: string, refuse: () => void, code: string][] = [
  ['none', () => vi.stubGlobal('indexedDB', undefined), 'unavailable'],
  [
    'one that may not be used',
    () =>
      vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
        throw new DOMException('private', 'SecurityError');
      }),
    'unavailable',
  ],
  [
    'one that only fails',
    () =>
      vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
        throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
      }),
    'unavailable',
  ],
  [
    'one that never answers',
    () => vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => new IDBOpenDBRequest()),
    'timeout',
  ],
];

test.each(REFUSALS)(
  'of a browser’s database there is %s: a fault, not a rejection',
  async (_, refuse, code) => {
    refuse();
    expect(codeOf((await openTab({ services: { limitMs: 30 } })).result)).toBe(code);
  },
);
