import { forceCloseDatabase } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import {
  codeOf,
  failRequest,
  freshBrowser,
  loadPlain,
  makeReading,
  openWorld,
  plain,
  wanted,
} from './storage-world.ts';

freshBrowser();

type Put = (this: IDBObjectStore, value: unknown) => IDBRequest<IDBValidKey>;

/** Let `meddle` see every row before it is put; what it returns is answered instead. */
function onPut(meddle: (store: IDBObjectStore, put: () => IDBRequest) => IDBRequest | undefined) {
  const original = IDBObjectStore.prototype.put as Put;
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
  ) {
    const put = () => original.call(this, value);
    return meddle(this, put) ?? put();
  });
}

/** What Chromium does when the disk is full: the transaction aborts, and its requests get no answer at all. */
function abortAsChromium(store: IDBObjectStore): IDBRequest {
  const tx = store.transaction as unknown as { _requests: unknown[]; _abort(name: string): void };
  tx._requests.length = 0;
  tx._abort('QuotaExceededError');
  return new IDBRequest();
}

test('a transaction that aborts in the middle leaves neither the photo nor any of its faces', async () => {
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0, 2)]));
  let faces = 0;
  const spy = onPut((store, put) => {
    if (store.name !== 'faces' || ++faces % 2 !== 0) return undefined;
    const request = put();
    store.transaction.abort();
    return request;
  });
  expect(codeOf(await work.save([makeReading(1, 4)]))).toBe('failed');
  // tried twice
  expect(faces).toBe(8);
  spy.mockRestore();
  expect((await loadPlain(work)).readings).toEqual([await plain(makeReading(0, 2))]);
});

test('what was there before stays whole when the photo that takes its place is aborted', async () => {
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0, 3)]));
  onPut((store) => {
    if (store.name === 'faces') store.transaction.abort();
    return undefined;
  });
  expect(codeOf(await work.save([makeReading(0, 1, 9)]))).toBe('failed');
  vi.restoreAllMocks();
  expect((await loadPlain(work)).readings).toEqual([await plain(makeReading(0, 3))]);
});

test('a transaction that aborts once is done at the second try', async () => {
  const { work } = await openWorld();
  let isFirst = true;
  onPut((store) => {
    if (isFirst) store.transaction.abort();
    isFirst = false;
    return undefined;
  });
  wanted(await work.appendDecisions([1]));
  wanted(await work.save([makeReading(0, 2)]));
  expect(await loadPlain(work)).toEqual({ readings: [await plain(makeReading(0, 2))], decisions: [1] });
});

test('a browser that ends the connection in the middle of a photo loses nothing else', async () => {
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0, 2)]));
  let faces = 0;
  onPut((store) => {
    if (store.name === 'faces' && faces++ === 0) {
      forceCloseDatabase(store.transaction.db as unknown as Parameters<typeof forceCloseDatabase>[0]);
      // the fake leaves that to us
      store.transaction.abort();
    }
    return undefined;
  });
  wanted(await work.save([makeReading(1, 2)]));
  expect(faces).toBe(4);
  expect((await loadPlain(work)).readings).toEqual(
    await Promise.all([makeReading(0, 2), makeReading(1, 2)].map(plain)),
  );
});

test('a page that ends between two photos has all that were done', async () => {
  const { kept, work, id, crash } = await openWorld();
  for (let i = 0; i < 5; i++) wanted(await work.save([makeReading(i, 1)]));
  void work.save([makeReading(5, 1)]);
  kept.close();
  crash();
  const next = await openWorld();
  const again = wanted(await next.kept.openCollection(id));
  const { readings } = await loadPlain(again);
  const done = readings.length;
  expect([5, 6]).toContain(done);
  const whole = Array.from({ length: done }, (_, i) => plain(makeReading(i, 1)));
  expect(readings).toEqual(await Promise.all(whole));
});

const noRoom = () => new DOMException('no room', 'QuotaExceededError');

const FULL: readonly [name: string, fill: (store: IDBObjectStore, put: () => IDBRequest) => IDBRequest][] = [
  [
    'put throws',
    () => {
      throw noRoom();
    },
  ],
  ['the transaction aborts and no request is answered', abortAsChromium],
  ['the request fails', (_, put) => failRequest(put(), noRoom())],
];

test.each(FULL)('a full disk is told as such, and what was kept stays: %s', async (_, fill) => {
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0, 2)]));
  let tries = 0;
  const spy = onPut((store, put) => {
    if (store.name === 'photos') tries++;
    return store.name === 'faces' ? fill(store, put) : undefined;
  });
  const opens = vi.spyOn(IDBFactory.prototype, 'open');
  expect(codeOf(await work.save([makeReading(1, 2)]))).toBe('quota');
  expect(tries).toBe(1);
  spy.mockRestore();
  expect((await loadPlain(work)).readings).toEqual([await plain(makeReading(0, 2))]);
  // room was made, which some browsers believe only once the database is opened again
  wanted(await work.save([makeReading(1, 2)]));
  expect((await loadPlain(work)).readings).toHaveLength(2);
  expect(opens).toHaveBeenCalledTimes(1);
});

test('what is being written while the page lets go is finished', async () => {
  const { kept, work, id } = await openWorld();
  const isBegun = new Promise<void>((resolve) => {
    onPut((store) => {
      if (store.name === 'faces') resolve();
      return undefined;
    });
  });
  const saved = work.save([makeReading(0, 1)]);
  await isBegun;
  kept.close();
  expect(codeOf(await saved)).toBe('ok');
  expect(codeOf(await work.save([makeReading(1, 1)]))).toBe('unavailable');
  const again = wanted(await (await openWorld()).kept.openCollection(id));
  expect((await loadPlain(again)).readings.map(({ order }) => order)).toEqual([0]);
});

test('a transaction that never answers is given up, once', async () => {
  const { work } = await openWorld({ services: { limitMs: 40 } });
  wanted(await work.save([makeReading(0, 1)]));
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
    const { transaction } = this;
    // keeps the transaction busy for ever
    const ask = () => {
      const request = this.get(['', '']);
      request.onsuccess = ask;
      request.onerror = (event) => event.preventDefault();
    };
    if (this.name === 'photos' && transaction.mode === 'readwrite') ask();
    return new IDBRequest();
  });
  expect(codeOf(await work.save([makeReading(1, 1)]))).toBe('timeout');
  spy.mockRestore();
  wanted(await work.save([makeReading(2, 1)]));
  expect((await loadPlain(work)).readings.map(({ order }) => order)).toEqual([0, 2]);
});

test('what cannot be cloned is refused with the browser’s words', async () => {
  const { work } = await openWorld();
  const saved = await work.appendDecisions([{ undo: () => {} }]);
  expect(saved).toMatchObject({ ok: false, fault: { code: 'failed' } });
  expect(saved.ok ? '' : saved.fault.detail).toContain('DataCloneError');
});

test('a thumbnail whose bytes are gone is a fault, not a rejection', async () => {
  const { work } = await openWorld();
  const reading = makeReading(0, 1);
  for (const { thumbnail } of reading.faces) {
    thumbnail.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  }
  expect(codeOf(await work.save([reading]))).toBe('failed');
  expect(codeOf(await work.save([makeReading(1, 1)]))).toBe('ok');
});
