import { expect, test, vi } from 'vitest';
import type { StorageEvent } from '../../../src/storage/storage.ts';
import {
  codeOf,
  freshBrowser,
  makeReading,
  openRaw,
  openTab,
  openWorld,
  SCOPE,
  wanted,
} from './storage-world.ts';

freshBrowser();

function fakeCaches(names: string[]) {
  vi.stubGlobal('caches', {
    keys: async () => [...names],
    delete: async (name: string) => names.splice(names.indexOf(name), 1).length > 0,
  });
  return names;
}

class FakeArea {
  getItem(): null {
    return null;
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

const databaseNames = async () => (await indexedDB.databases()).map(({ name }) => name);

test('nothing of the app is left, and nothing of others is touched', async () => {
  const names = fakeCaches(['kaomap-models', `workbox-precache-v2-${SCOPE}`, 'other', 'workbox-https://x/']);
  const area = Object.assign(new FakeArea(), { 'kaomap.theme': 'dark', other: 'stays' });
  vi.stubGlobal('localStorage', area);
  const workers = [SCOPE, 'https://example.org/other/'].map((scope) => ({
    scope,
    unregister: async () => workers.splice(0, 1).length > 0,
  }));
  vi.stubGlobal('navigator', { serviceWorker: { getRegistrations: async () => [...workers] } });
  await new Promise((resolve) => {
    indexedDB.open('somebody-else').onsuccess = resolve;
  });
  const { kept, work } = await openWorld();
  wanted(await work.save([makeReading(0)]));
  const deletion = await kept.deleteEverything();
  expect(deletion.left).toEqual([]);
  expect([...deletion.removed].sort()).toEqual(
    ['kaomap', 'kaomap-models', 'kaomap.theme', `workbox-precache-v2-${SCOPE}`, SCOPE].sort(),
  );
  expect(await databaseNames()).toEqual(['somebody-else']);
  expect(names).toEqual(['other', 'workbox-https://x/']);
  expect(Object.keys(area)).toEqual(['other']);
  expect(workers.map(({ scope }) => scope)).toEqual(['https://example.org/other/']);
});

test('photos that were under way do not come back after it', async () => {
  const { kept, work } = await openWorld();
  const saves = [0, 1, 2].map((order) => work.save([makeReading(order)]));
  const deletion = await kept.deleteEverything();
  expect(deletion.left).toEqual([]);
  for (const save of saves) expect(['ok', 'deleted']).toContain(codeOf(await save));
  expect(codeOf(await work.save([makeReading(3)]))).toBe('deleted');
  expect(codeOf(await kept.createCollection({ name: '', readBy: '', settings: {} }))).toBe('deleted');
  expect(await databaseNames()).toEqual([]);
});

test('another tab lets go and is told', async () => {
  const events: StorageEvent[] = [];
  const first = await openWorld({ onEvent: (event) => events.push(event) });
  const own: StorageEvent[] = [];
  const second = wanted((await openTab({ onEvent: (event) => own.push(event) })).result);
  expect((await second.deleteEverything()).left).toEqual([]);
  expect(events).toEqual([{ kind: 'ended', code: 'deleted' }]);
  // who asked for it knows
  expect(own).toEqual([]);
  expect(codeOf(await first.work.save([makeReading(0)]))).toBe('deleted');
  expect(await databaseNames()).toEqual([]);
});

test('a tab that does not let go is told of as something left', async () => {
  const { kept } = await openWorld({ services: { limitMs: 40 } });
  const stubborn = await openRaw();
  const deletion = await kept.deleteEverything();
  expect(deletion).toEqual({ removed: [], left: ['kaomap'] });
  stubborn.close();
});

test('where the browser gives no list of databases, opening tells', async () => {
  const { kept } = await openWorld({ services: { limitMs: 40 } });
  vi.spyOn(indexedDB, 'databases').mockImplementation(undefined as never);
  Object.defineProperty(indexedDB, 'databases', { value: undefined, configurable: true });
  expect(await kept.deleteEverything()).toEqual({ removed: ['kaomap'], left: [] });
  Reflect.deleteProperty(indexedDB, 'databases');
  expect(await databaseNames()).toEqual([]);
});

test('a browser that hides caches and workers from the page does not stop it', async () => {
  const refuse = async () => {
    throw new DOMException('no', 'SecurityError');
  };
  vi.stubGlobal('caches', { keys: refuse, delete: refuse });
  vi.stubGlobal('navigator', { serviceWorker: { getRegistrations: refuse } });
  const { kept } = await openWorld();
  expect(await kept.deleteEverything()).toEqual({ removed: ['kaomap'], left: [] });
});

test('after it one can begin anew', async () => {
  const { kept } = await openWorld();
  await kept.deleteEverything();
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0)]));
  expect(wanted(await work.load()).readings).toHaveLength(1);
});
