import type { BrowserContext, Page } from '@playwright/test';

/** A page of the app's origin that is not the app. */
export async function openOtherTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/favicon.svg');
  return page;
}

/** Make the database as version 1 did, with one collection, and hold it open whoever asks for it. */
export function holdVersion1(tab: Page, name: string): Promise<void> {
  return tab.evaluate(
    (called) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('kaomap', 1);
        request.onupgradeneeded = () => {
          const { result: db } = request;
          const row = { id: 'old', name: called, createdAt: 1, openedAt: 2, readBy: '', settings: {} };
          db.createObjectStore('collections', { keyPath: 'id' }).put({ ...row, writer: null });
          db.createObjectStore('photos', { keyPath: ['collection', 'id'] });
          db.createObjectStore('faces', { keyPath: ['collection', 'photo', 'index'] });
          db.createObjectStore('decisions', { keyPath: ['collection', 'seq'] });
        };
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          // or it would be closed when nobody has it any more
          Object.assign(window, { held: request.result });
          resolve();
        };
      }),
    name,
  );
}

/** Make a database of a version that is not there yet, with one row in it. */
export function makeVersion99(tab: Page): Promise<void> {
  return tab.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('kaomap', 99);
        request.onupgradeneeded = () => request.result.createObjectStore('later').put('kept later', 1);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
  );
}

/** What {@link makeVersion99} made, as it is now. */
export function readVersion99(tab: Page): Promise<{ version: number; tables: string[]; rows: unknown[] }> {
  return tab.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('kaomap');
        request.onupgradeneeded = () => reject(new Error('it is gone'));
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const { result: db } = request;
          const all = db.transaction('later').objectStore('later').getAll();
          all.onsuccess = () => {
            db.close();
            resolve({ version: db.version, tables: [...db.objectStoreNames], rows: all.result });
          };
        };
      }),
  );
}

/** Rows of two tables of the app's database. */
export function countKept(page: Page): Promise<{ photos: number; decisions: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('kaomap');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const { result: db } = request;
          const tx = db.transaction(['photos', 'decisions']);
          const photos = tx.objectStore('photos').count();
          const decisions = tx.objectStore('decisions').count();
          tx.oncomplete = () => {
            db.close();
            resolve({ photos: photos.result, decisions: decisions.result });
          };
        };
      }),
  );
}
