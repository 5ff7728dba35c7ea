import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Face } from '../../../src/faces/face.ts';
import type { Photo } from '../../../src/ingest/photo.ts';
import type { OpenCollection } from '../../../src/storage/open-collection.ts';
import type { PhotoReading } from '../../../src/storage/photo-reading.ts';
import { type KeptWork, openStorage, type StorageOptions } from '../../../src/storage/storage.ts';
import type { Stored } from '../../../src/storage/storage-fault.ts';
import { createFakeBrowser, type FakeBrowser } from './fake-browser.ts';

export const SCOPE = 'https://example.org/kaomap/';
export const READ_BY = 'dlib-128-aligned-mirror/1';

let browser: FakeBrowser = createFakeBrowser();
const opened: KeptWork[] = [];

/** Each test of the file gets a browser that has never seen the page. */
export function freshBrowser(): void {
  beforeEach(() => {
    browser = createFakeBrowser();
    globalThis.indexedDB = new FakeFactory();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    for (const kept of opened.splice(0)) kept.close();
  });
}

export type TabOptions = Omit<StorageOptions, 'scope'> & { readonly withoutLocks?: boolean };

/** The storage as one tab of the browser opens it. */
export async function openTab({ withoutLocks = false, services, ...options }: TabOptions = {}) {
  const tab = browser.newTab();
  const result = await openStorage({
    scope: SCOPE,
    ...options,
    services: { locks: withoutLocks ? null : tab.locks, channel: tab.channel, ...services },
  });
  if (result.ok) opened.push(result.value);
  return { result, crash: tab.crash };
}

export function wanted<T>(result: Stored<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.fault.code} ${result.fault.detail ?? ''}`);
  return result.value;
}

export function codeOf(result: Stored<unknown>): string {
  return result.ok ? 'ok' : result.fault.code;
}

export interface OpenWorld {
  readonly kept: KeptWork;
  readonly id: string;
  readonly work: OpenCollection;
  crash(): void;
}

/** A tab with one collection, open to write. */
export async function openWorld(options?: TabOptions): Promise<OpenWorld> {
  const { result, crash } = await openTab(options);
  const kept = wanted(result);
  const id = wanted(
    await kept.createCollection({ name: 'Summer', readBy: READ_BY, settings: { eps: 0.33 } }),
  );
  return { kept, id, work: wanted(await kept.openCollection(id)), crash };
}

/** A photo with as many faces as asked for; all numbers depend on `salt`. */
export function makeReading(order: number, faceCount = 2, salt = 0): PhotoReading {
  const id = `photo-${order}`;
  const sha256 = (order * 1000 + salt).toString(16).padStart(64, '0');
  const photo: Photo = {
    id,
    path: `summer/${order}.jpg`,
    size: 1000 + order,
    modified: 1_700_000_000_000 + order,
    state: faceCount > 0 ? 'read' : 'noFace',
    width: 640,
    height: 480,
    sha256,
  };
  const faces = Array.from({ length: faceCount }, (_, index): Face => {
    const thumbnail = Uint8Array.from({ length: 40 }, (_, i) => i * 7 + index + salt + order);
    return {
      id: `${sha256.slice(-16)}-${index}`,
      photoId: id,
      index,
      box: { x: index / 10, y: 0.25, width: 0.05, height: 1 / 3 },
      score: 1 / (index + 1),
      quality: { sizePx: 100 + salt, sharpness: 80.5, yaw: -0.1 },
      descriptor: Float32Array.from({ length: 128 }, (_, i) => Math.sin(i + order + index * 3 + salt)),
      thumbnail: new Blob([thumbnail], { type: 'image/jpeg' }),
    };
  });
  return { photo, order, faces, readBy: READ_BY };
}

/** A reading in which equal bytes are equal values. */
export async function plain({ faces, ...reading }: PhotoReading) {
  return {
    ...reading,
    faces: await Promise.all(
      faces.map(async ({ descriptor, thumbnail, ...face }) => ({
        ...face,
        bits: [...new Uint32Array(descriptor.slice().buffer)],
        bytes: [...new Uint8Array(await thumbnail.arrayBuffer())],
        type: thumbnail.type,
      })),
    ),
  };
}

export async function loadPlain(work: OpenCollection) {
  const { readings, decisions } = wanted(await work.load());
  return { readings: await Promise.all(readings.map(plain)), decisions };
}

/** Open the database as it is, behind the storage's back. */
export function openRaw(version?: number, onUpgrade?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kaomap', version);
    request.onupgradeneeded = () => onUpgrade?.(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Put a row as it is into a table. */
export async function putRaw(table: string, row: unknown): Promise<void> {
  const db = await openRaw();
  await new Promise((resolve, reject) => {
    const tx = db.transaction(table, 'readwrite');
    tx.objectStore(table).put(row);
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error);
  });
  db.close();
}

/** All rows of all tables, by table. */
export async function countRaw(): Promise<Record<string, number>> {
  const db = await openRaw();
  const counts = await Promise.all(
    [...db.objectStoreNames].map(
      (table) =>
        new Promise<[string, number]>((resolve, reject) => {
          const request = db.transaction(table).objectStore(table).count();
          request.onsuccess = () => resolve([table, request.result]);
          request.onerror = () => reject(request.error);
        }),
    ),
  );
  db.close();
  return Object.fromEntries(counts);
}

/** Make a request fail with `error`, as a browser that cannot read or write would, if `isBad` when it is answered. */
export function failRequest<T extends IDBRequest>(request: T, error: DOMException, isBad = () => true): T {
  const target = request as unknown as { dispatchEvent(event: { type: string }): void };
  const dispatch = target.dispatchEvent.bind(request);
  target.dispatchEvent = (event) => {
    if (event.type === 'success' && isBad()) {
      Object.assign(request, { error, result: undefined });
      Object.assign(event, { type: 'error', bubbles: true, cancelable: true });
    }
    dispatch(event);
  };
  return request;
}

/** Have the next opening of a database fail. */
export function failNextOpen(name: string): void {
  const spy = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    spy.mockRestore();
    throw new DOMException('no', name);
  });
}
