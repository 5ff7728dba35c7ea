import type { Page } from '@playwright/test';
import { mulberry32 } from '../../src/math/rng.ts';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { secondsSince, tellFault } from '../support/fault-line.ts';
import { manyPhotos } from '../support/many-photos.ts';
import { crashPage, donePaths, dropAgain, untilBack, watchRun } from '../support/watch-run.ts';

// the long run is `LONG=1`
const LONG = process.env['LONG'] === '1';
const [PHOTOS, CRASHES] = LONG ? [200, 50] : [18, 3];
const SEED = 20_261_123;

const notice = (page: Page) => page.getByTestId('storage-notice');
const fault = (page: Page) => page.evaluate(() => window.kaomap.store.getState().kept.fault?.code ?? null);
const untilFinished = (page: Page, least: number) =>
  page.waitForFunction((count) => window.kaomap.store.getState().run.done >= count, least, {
    timeout: 60_000,
  });

test(`a page that crashes at ${CRASHES} random moments of a run of ${PHOTOS} photos loses nothing that was read`, async ({
  open,
  folder,
}) => {
  test.setTimeout(LONG ? 1_800_000 : 120_000);
  const album = folder('album', manyPhotos(PHOTOS));
  const random = mulberry32(SEED);
  const known = new Set<string>();
  const figures = { lost: 0, twice: 0, begunAgain: 0 };
  const start = Date.now();
  const moments = Array.from({ length: CRASHES }, () => Math.floor(random() * PHOTOS)).sort((a, b) => a - b);
  let page = await open();
  for (let crash = 0; crash < CRASHES; crash++) {
    // at once if reading went on beyond this one before the crash of before
    const least = (moments[crash] ?? 0) - known.size;
    const watched = await watchRun(page);
    await dropAgain(page, album);
    if (least > 0) await untilFinished(page, least);
    await page.waitForTimeout(random() * 80);
    await crashPage(page);

    page = await open();
    await untilBack(page);
    const back = new Set(await donePaths(page));
    const lost = [...known, ...watched.finished].filter((path) => !back.has(path)).length;
    const twice = [...watched.finished].filter((path) => known.has(path)).length;
    const begunAgain = [...watched.begun].filter((path) => !back.has(path)).length;
    console.log(
      `crash ${crash + 1} at photo ${known.size + watched.finished.size} of ${PHOTOS}: kept ${back.size}, lost ${lost}, done twice ${twice}, under way and to be read again ${begunAgain}`,
    );
    figures.lost += lost;
    figures.twice += twice;
    figures.begunAgain += begunAgain;
    expect.soft(lost).toBe(0);
    for (const path of back) known.add(path);
  }
  await dropAgain(page, album);
  if (known.size < PHOTOS) await untilFinished(page, 1);
  await waitUntilDone(page);
  tellFault({
    kind: 'page crashed',
    photos: PHOTOS,
    faults: CRASHES,
    ...figures,
    ending: `all read at last, ${figures.begunAgain} again because they were under way`,
    seconds: secondsSince(start),
  });
  expect(figures.lost).toBe(0);
  expect(figures.twice).toBe(0);
  expect(new Set(await donePaths(page)).size).toBe(PHOTOS);
  const states = await page.evaluate(() => window.kaomap.store.getState().photos.map(({ state }) => state));
  expect(states).toEqual(Array.from({ length: PHOTOS }, () => 'read'));
});

test('with room for 1 MB the page reads on, says so, keeps what fits, and keeps the rest when there is room', async ({
  open,
  folder,
  context,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '').origin;
  const filler = await context.newPage();
  const session = await context.newCDPSession(filler);
  // before anything is kept: the browser asks now and then only
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  await filler.goto('/favicon.svg');
  // most of the room goes to somebody else
  await filler.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('filler');
      request.onupgradeneeded = () => request.result.createObjectStore('rows');
      request.onsuccess = () => resolve(request.result);
    });
    for (let usage = 0; usage < 950_000; usage = (await navigator.storage.estimate()).usage ?? 0) {
      const tx = db.transaction('rows', 'readwrite');
      // bytes that no compression makes smaller
      tx.objectStore('rows').put(crypto.getRandomValues(new Uint8Array(16_384)), usage);
      await new Promise((resolve, reject) => {
        tx.oncomplete = resolve;
        tx.onabort = () => reject(tx.error);
      });
    }
    db.close();
  });
  const page = await open();
  await untilBack(page);
  const watched = await watchRun(page);
  const start = Date.now();
  await dropPaths(page, [folder('album', manyPhotos(16))]);
  await untilFinished(page, 16);
  await waitUntilDone(page);
  expect(await fault(page)).toBe('quota');
  await expect(notice(page)).toContainText('No room is left');
  expect((await donePaths(page)).length).toBe(16);

  const other = await open();
  await untilBack(other);
  const fits = (await donePaths(other)).length;
  await other.close();
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await notice(page)
    .getByRole('button', { name: /try again/i })
    .click();
  await expect.poll(() => fault(page)).toBeNull();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await untilBack(page);
  const back = (await donePaths(page)).length;
  tellFault({
    kind: 'room for 1 MB only',
    photos: 16,
    faults: 1,
    lost: 16 - back,
    twice: watched.again,
    ending: `all read, says: No room is left; ${fits} kept, after making room ${back}`,
    seconds: secondsSince(start),
  });
  expect(fits).toBeLessThan(16);
  expect(back).toBe(16);
});

test('transactions that the browser aborts are tried again, and nothing is lost', async ({
  open,
  folder,
}) => {
  const page = await open();
  await untilBack(page);
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    let begun = 0;
    Object.assign(window, { aborted: 0 });
    IDBDatabase.prototype.transaction = function (...given) {
      const tx = begin.apply(this, given);
      if (tx.mode === 'readwrite' && tx.objectStoreNames.contains('photos') && ++begun % 3 === 0) {
        (window as unknown as { aborted: number }).aborted++;
        // while its requests are under way
        setTimeout(() => {
          try {
            tx.abort();
          } catch {
            // it was faster
          }
        });
        const store = tx.objectStore('photos');
        // so that it lasts until then
        const spin = () => {
          store.count().onsuccess = spin;
        };
        spin();
      }
      return tx;
    };
  });
  const watched = await watchRun(page);
  const start = Date.now();
  await dropPaths(page, [folder('album', manyPhotos(10))]);
  await untilFinished(page, 10);
  await waitUntilDone(page);
  const aborted = await page.evaluate(() => (window as unknown as { aborted: number }).aborted);
  expect(aborted).toBeGreaterThan(2);
  expect(await fault(page)).toBeNull();
  await page.reload();
  await untilBack(page);
  const back = (await donePaths(page)).length;
  tellFault({
    kind: 'transactions aborted',
    photos: 10,
    faults: aborted,
    lost: 10 - back,
    twice: watched.again,
    ending: 'all read and kept',
    seconds: secondsSince(start),
  });
  expect(back).toBe(10);
});

test('a database that another tab deletes in the middle of a run is told of, and the run goes on', async ({
  open,
  folder,
}) => {
  const page = await open();
  const watched = await watchRun(page);
  const start = Date.now();
  await dropPaths(page, [folder('album', manyPhotos(8))]);
  await untilFinished(page, 2);
  const other = await page.context().newPage();
  await other.goto('/favicon.svg');
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('kaomap');
        request.onsuccess = resolve;
        request.onerror = reject;
        request.onblocked = () => reject(new Error('blocked'));
      }),
  );
  await expect(notice(page)).toContainText('Everything was deleted in another tab');
  await untilFinished(page, 8);
  await waitUntilDone(page);
  const read = (await donePaths(page)).length;
  expect(read).toBe(8);
  expect(await other.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.reload();
  await untilBack(page);
  expect(await donePaths(page)).toEqual([]);
  tellFault({
    kind: 'database deleted by another tab',
    photos: 8,
    faults: 1,
    lost: 8 - read,
    twice: watched.again,
    ending: 'all read, none kept, says: Everything was deleted in another tab',
    seconds: secondsSince(start),
  });
});
