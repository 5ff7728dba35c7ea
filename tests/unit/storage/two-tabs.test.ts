import { expect, test, vi } from 'vitest';
import type { Database } from '../../../src/storage/database.ts';
import type { Role } from '../../../src/storage/open-collection.ts';
import type { StorageEvent } from '../../../src/storage/storage.ts';
import { stored } from '../../../src/storage/storage-fault.ts';
import { type Change, createTabs } from '../../../src/storage/tabs.ts';
import { createWriterLease } from '../../../src/storage/writer-lease.ts';
import {
  codeOf,
  freshBrowser,
  loadPlain,
  makeReading,
  openTab,
  openWorld,
  plain,
  type TabOptions,
  wanted,
} from './storage-world.ts';

freshBrowser();

/** A second tab on a collection, and what it was told. */
async function openFollower(id: string, options?: TabOptions) {
  const { result, crash } = await openTab(options);
  const roles: Role[] = [];
  const changes: Change[] = [];
  const kept = wanted(result);
  const work = wanted(
    await kept.openCollection(id, {
      onRole: (role) => roles.push(role),
      onChange: (change) => changes.push(change),
    }),
  );
  return { kept, work, roles, changes, crash };
}

test('the first tab writes, the second is refused and hears what the first does', async () => {
  const first = await openWorld();
  const second = await openFollower(first.id);
  expect([first.work.role, second.work.role]).toEqual(['writer', 'follower']);
  expect(codeOf(await second.work.save([makeReading(9)]))).toBe('notWriter');
  expect(codeOf(await second.work.appendDecisions(['x']))).toBe('notWriter');

  wanted(await first.work.save([makeReading(0), makeReading(1)]));
  wanted(await first.work.removePhotos(['photo-1']));
  wanted(await first.work.appendDecisions(['ours']));
  wanted(await first.work.saveSettings({}, first.work.id));
  await vi.waitFor(() => expect(second.changes).toHaveLength(4));
  expect(second.changes).toEqual([
    { part: 'photos', ids: ['photo-0', 'photo-1'] },
    { part: 'photos', ids: ['photo-1'] },
    { part: 'decisions' },
    { part: 'settings' },
  ]);
  expect((await loadPlain(second.work)).decisions).toEqual(['ours']);
});

test('a tab that follows can load just what it was told of', async () => {
  const first = await openWorld();
  const second = await openFollower(first.id);
  wanted(await first.work.save([makeReading(0), makeReading(1, 3), makeReading(2)]));
  const some = wanted(await second.work.loadPhotos(['photo-1', 'gone']));
  expect(await Promise.all(some.map(plain))).toEqual([await plain(makeReading(1, 3))]);
});

test('a tab hears of the collection that it has open, for as long as it has', async () => {
  const first = await openWorld();
  const other = await openWorld();
  const second = await openFollower(first.id);
  const third = await openFollower(first.id);
  await third.work.close();
  wanted(await other.work.appendDecisions(['elsewhere']));
  wanted(await first.work.saveLayout({ key: '', positions: new Float32Array(2) }));
  await vi.waitFor(() => expect(second.changes).toEqual([{ part: 'layout' }]));
  expect(third.changes).toEqual([]);
});

test('nothing is told of what was not written', async () => {
  const first = await openWorld();
  const second = await openFollower(first.id);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(codeOf(await first.work.save([makeReading(0)]))).toBe('quota');
  vi.restoreAllMocks();
  wanted(await first.work.appendDecisions(['after']));
  await vi.waitFor(() => expect(second.changes).toEqual([{ part: 'decisions' }]));
});

test.each(['closes', 'crashes'] as const)('when the first tab %s, the second takes over', async (way) => {
  const first = await openWorld();
  const second = await openFollower(first.id);
  const third = await openFollower(first.id);
  wanted(await first.work.save([makeReading(0)]));
  if (way === 'closes') await first.work.close();
  else first.crash();
  await vi.waitFor(() => expect(second.roles).toEqual(['writer']));
  expect(second.work.role).toBe('writer');
  expect(third.roles).toEqual([]);
  wanted(await second.work.save([makeReading(1)]));
  expect((await loadPlain(third.work)).readings.map(({ order }) => order)).toEqual([0, 1]);
});

test('a closed collection refuses to write and finishes what was asked for before', async () => {
  const { work } = await openWorld();
  const asked = work.save([makeReading(0)]);
  await work.close();
  expect(codeOf(await asked)).toBe('ok');
  expect(codeOf(await work.save([makeReading(1)]))).toBe('notWriter');
});

test('a tab that leaves the queue is passed over', async () => {
  const first = await openWorld();
  const second = await openFollower(first.id);
  const third = await openFollower(first.id);
  await second.work.close();
  await first.work.close();
  await vi.waitFor(() => expect(third.work.role).toBe('writer'));
  expect(second.roles).toEqual([]);
});

test('two collections have a writer each', async () => {
  const first = await openWorld();
  const { kept, work } = await openWorld();
  expect([first.work.role, work.role]).toEqual(['writer', 'writer']);
  expect(wanted(await kept.openCollection(first.id)).role).toBe('follower');
});

test('a collection removed in another tab is not written to again', async () => {
  const events: StorageEvent[] = [];
  const first = await openWorld({ onEvent: (event) => events.push(event) });
  const second = wanted((await openTab()).result);
  wanted(await second.removeCollection(first.id));
  expect(codeOf(await first.work.save([makeReading(0)]))).toBe('noCollection');
  expect(codeOf(await first.work.appendDecisions([1]))).toBe('noCollection');
  expect(codeOf(await first.work.load())).toBe('noCollection');
  await vi.waitFor(() => expect(events).toContainEqual({ kind: 'collections' }));
});

test('a lock that is taken away ends the turn', async () => {
  let take: (error: unknown) => void = () => {};
  const request = (_name: string, _options: unknown, hold: (lock: object) => Promise<unknown>) => {
    void hold({});
    return new Promise((_, reject) => {
      take = reject;
    });
  };
  const { result } = await openTab({ services: { locks: { request } as unknown as LockManager } });
  const kept = wanted(result);
  const id = wanted(await kept.createCollection({ name: '', readBy: '', settings: {} }));
  const roles: Role[] = [];
  const work = wanted(await kept.openCollection(id, { onRole: (role) => roles.push(role) }));
  expect(work.role).toBe('writer');
  take(new DOMException('stolen', 'AbortError'));
  await vi.waitFor(() => expect(roles).toEqual(['follower']));
  expect(codeOf(await work.save([makeReading(0)]))).toBe('notWriter');
});

test('a lock that is granted to a tab that has just left is given back unused', async () => {
  let grant = async () => {};
  const request = async (_: string, { ifAvailable }: LockOptions, hold: (lock: null) => Promise<void>) => {
    if (ifAvailable) return hold(null);
    grant = () => hold(null);
    return new Promise(() => {});
  };
  const begin = vi.fn(async () => {});
  const { queue } = createTabs({
    locks: { request } as unknown as LockManager,
    channel: null,
    lease: () => Promise.reject(new Error('not asked')),
  });
  const leave = await queue('c', { begin, end() {} });
  leave();
  await grant();
  expect(begin).not.toHaveBeenCalled();
});

test('what other versions of the app say is not understood, and does no harm', async () => {
  const listeners: ((event: MessageEvent) => void)[] = [];
  const channel = {
    postMessage() {},
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.push(listener),
    removeEventListener() {},
    close() {},
  } as unknown as BroadcastChannel;
  const events: StorageEvent[] = [];
  await openWorld({ services: { channel }, onEvent: (event) => events.push(event) });
  for (const data of [null, 'hello', {}, { kind: 'later' }, { kind: 'collections' }]) {
    for (const listener of listeners) listener(new MessageEvent('message', { data }));
  }
  expect(events).toEqual([{ kind: 'collections' }]);
});

/** The clock of all tabs, for leases. */
function leaseOptions(clock: { time: number }): TabOptions {
  return {
    withoutLocks: true,
    services: { now: () => clock.time, beatMs: 5, leaseMs: 1000, channel: null },
  };
}

test('without Web Locks a lease says who writes, and closing gives it up at once', async () => {
  const options = leaseOptions({ time: 0 });
  const first = await openWorld({ ...options, services: { ...options.services, beatMs: 60_000 } });
  const second = await openFollower(first.id, options);
  expect([first.work.role, second.work.role]).toEqual(['writer', 'follower']);
  wanted(await first.work.save([makeReading(0)]));
  expect(codeOf(await second.work.save([makeReading(1)]))).toBe('notWriter');
  await first.work.close();
  await vi.waitFor(() => expect(second.roles).toEqual(['writer']));
  wanted(await second.work.save([makeReading(1)]));
});

test('a lease that comes to a tab that has just left is given back', async () => {
  const claims: ((claimed: boolean) => void)[] = [];
  const write = () => new Promise((resolve) => claims.push((claimed) => resolve(stored(claimed))));
  const lease = createWriterLease({
    database: { write } as unknown as Database,
    tab: 't',
    now: () => 0,
    beatMs: 1,
  });
  const begin = vi.fn(async () => {});
  const queued = lease('c', { begin, end() {} });
  claims[0]?.(false);
  const leave = await queued;
  await vi.waitFor(() => expect(claims).toHaveLength(2));
  leave();
  claims[1]?.(true);
  await vi.waitFor(() => expect(claims).toHaveLength(3));
  expect(begin).not.toHaveBeenCalled();
});

test('a tab that sleeps longer than its lease finds its writes refused', async () => {
  const clock = { time: 0 };
  const options = leaseOptions(clock);
  // the first hardly ever looks, as if its timers slept
  const first = await openWorld({ ...options, services: { ...options.services, beatMs: 150 } });
  const second = await openFollower(first.id, options);
  clock.time = 999;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(second.roles).toEqual([]);
  clock.time = 1001;
  await vi.waitFor(() => expect(second.roles).toEqual(['writer']));
  expect(first.work.role).toBe('writer');
  expect(codeOf(await first.work.save([makeReading(0)]))).toBe('notWriter');
  wanted(await second.work.save([makeReading(1)]));
  // awake again, it sees that its turn is over
  await vi.waitFor(() => expect(first.work.role).toBe('follower'));
  expect((await loadPlain(first.work)).readings.map(({ order }) => order)).toEqual([1]);
});
