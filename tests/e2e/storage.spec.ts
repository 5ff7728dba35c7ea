import type { Page } from '@playwright/test';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { secondsSince, tellFault } from '../support/fault-line.ts';
import { manyPhotos } from '../support/many-photos.ts';
import { readGroups } from '../support/read-page.ts';
import { slowDisk } from '../support/slow-disk.ts';
import { donePaths, dropAgain, pauseAtFirst, untilBack, watchRun } from '../support/watch-run.ts';

const kept = (page: Page) => page.evaluate(() => window.kaomap.store.getState().kept);
const notice = (page: Page) => page.getByTestId('storage-notice');
const untilFinished = (page: Page, least: number) =>
  page.waitForFunction((count) => window.kaomap.store.getState().run.done >= count, least);

const PHOTOS = 20;

test('a page that is reloaded in the middle reads only what is missing when the folder is dropped again', async ({
  open,
  folder,
}) => {
  const album = folder('album', manyPhotos(PHOTOS));
  const page = await open();
  const first = await watchRun(page);
  await slowDisk(page);
  const start = Date.now();
  await dropPaths(page, [album]);
  await untilFinished(page, 3);
  await page.reload();
  await untilBack(page);
  const back = await donePaths(page);
  const lost = [...first.finished].filter((path) => !back.includes(path));
  await expect(notice(page)).toContainText(
    new RegExp(`${PHOTOS - back.length} photos? (was|were) not read yet`),
  );

  const again = new Set<string>();
  await page.exposeFunction('tellAgain', (path: string) => again.add(path));
  await page.evaluate((kept) => {
    window.kaomap.store.subscribe(({ photos }) => {
      for (const { path, state } of photos) {
        const isRead = state !== 'waiting' && (state === 'reading' || !kept.includes(path));
        if (isRead) (window as unknown as { tellAgain(path: string): void }).tellAgain(path);
      }
    });
  }, back);
  await dropAgain(page, album);
  await untilFinished(page, PHOTOS - back.length);
  await waitUntilDone(page);
  const twice = [...again].filter((path) => first.finished.has(path));
  tellFault({
    kind: 'page reloaded',
    photos: PHOTOS,
    faults: 1,
    lost: lost.length,
    twice: twice.length,
    ending: `at photo ${first.finished.size}; kept ${back.length}, read after it ${again.size}`,
    seconds: secondsSince(start),
  });
  expect(lost).toEqual([]);
  expect(twice.length).toBeLessThanOrEqual(1);
  expect(again.size).toBe(PHOTOS - back.length);
  expect((await donePaths(page)).length).toBe(PHOTOS);
  await expect(notice(page)).toContainText(`${back.length} photos were done already`);
});

test('names, settings, groups and the map come back with the page, and nothing is computed twice', async ({
  open,
  folder,
}) => {
  const album = folder('album', manyPhotos(12));
  const page = await open();
  await dropPaths(page, [album]);
  await untilFinished(page, 12);
  await waitUntilDone(page, { tsne: true });
  await page.evaluate(() => window.kaomap.actions.setEps(0.3));
  await page.getByTestId('group-name').first().click();
  await page.getByTestId('name-field').fill('Aya');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('group-name').first()).toHaveText('Aya');
  const look = () =>
    page.evaluate(() => {
      const { map, settings, faces, history } = window.kaomap.store.getState();
      return {
        tsne: [...(map?.tsne?.positions ?? [])],
        settings,
        faces: faces.map(({ id }) => id),
        log: history.log,
      };
    });
  const [before, groups] = [await look(), await readGroups(page)];
  // a slider that rests is written
  await page.waitForTimeout(600);

  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    let kaomap: Window['kaomap'];
    Object.defineProperty(window, 'kaomap', {
      configurable: true,
      get: () => kaomap,
      set(value: Window['kaomap']) {
        kaomap = value;
        value.store.subscribe(({ map, run }) => seen.push(map?.tsneState ?? 'none', run.phase));
      },
    });
  });
  const start = Date.now();
  await page.reload();
  await untilBack(page);
  await waitUntilDone(page, { tsne: true });
  const seen = await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
  console.log(
    `12 photos, names, settings and map back ${Date.now() - start} ms after reload: ${seen.join(' ')}`,
  );
  expect(await look()).toEqual(before);
  expect(await readGroups(page)).toEqual(groups);
  expect(seen).not.toContain('running');
  await expect(page.getByTestId('group-name').first()).toHaveText('Aya');
  await expect(notice(page)).toContainText('12 photos are here from last time');
  await notice(page)
    .getByRole('button', { name: /dismiss/i })
    .click();
  await expect(notice(page)).toHaveCount(0);
});

test('collections are made, named, opened and removed by hand', async ({ open, folder }) => {
  const page = await open();
  await dropPaths(page, [folder('family', manyPhotos(2))]);
  await waitUntilDone(page);
  const button = page.getByTestId('collection');
  const dialog = page.getByRole('dialog');
  await button.click();
  await dialog.getByRole('button', { name: /rename/i }).click();
  await dialog.getByRole('textbox').fill('Family');
  await page.keyboard.press('Enter');
  await expect(dialog.getByTestId('collection-row')).toContainText('Family');
  await dialog.getByRole('button', { name: 'New collection' }).click();
  await dialog.getByRole('textbox').fill('Shop');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(button).toHaveAccessibleName('Collection: Shop');
  await dropPaths(page, [folder('shop', manyPhotos(3))]);
  await waitUntilDone(page);
  await page.reload();
  await untilBack(page);
  expect((await donePaths(page)).length).toBe(3);
  await button.click();
  await expect(dialog.getByTestId('collection-row')).toHaveText([/Shop.*3 photos/, /Family.*2 photos/]);
  await dialog.getByRole('button', { name: /open “family”/i }).click();
  await expect(button).toHaveAccessibleName('Collection: Family');
  // its name is there before its photos are
  await expect.poll(async () => (await donePaths(page)).length).toBe(2);
  await button.click();
  await dialog.getByRole('button', { name: /remove “shop”/i }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByTestId('collection-row')).toHaveCount(1);
});

test('a second tab follows, and takes over when the first closes', async ({ open, folder }) => {
  const album = folder('album', manyPhotos(16));
  const first = await open();
  const watched = await watchRun(first);
  const start = Date.now();
  // or it may be through before the second is there
  await pauseAtFirst(first);
  await dropPaths(first, [album]);
  await untilFinished(first, 1);
  const second = await open();
  await untilBack(second);
  expect((await kept(second)).role).toBe('follower');
  await expect(notice(second)).toContainText('open in another tab');
  await second.evaluate(() => window.kaomap.actions.setMinPts(5));
  expect(await second.evaluate(() => window.kaomap.store.getState().settings.minPts)).toBe(2);
  const before = (await donePaths(second)).length;
  await first.evaluate(() => window.kaomap.actions.resume());
  await expect.poll(async () => (await donePaths(second)).length).toBeGreaterThan(before);
  const shown = await donePaths(first);
  await first.close();
  await expect(notice(second)).toContainText('does the work now');
  const back = await donePaths(second);
  const lost = shown.filter((path) => !back.includes(path)).length;
  expect(lost).toBe(0);
  const taken = await watchRun(second);
  await dropAgain(second, album);
  await untilFinished(second, 16 - back.length);
  await waitUntilDone(second);
  expect((await donePaths(second)).length).toBe(16);
  const twice = [...taken.begun].filter((path) => watched.finished.has(path)).length;
  tellFault({
    kind: 'two tabs, and the one that works is closed',
    photos: 16,
    faults: 1,
    lost,
    twice: twice + watched.again + taken.again,
    ending: `at photo ${shown.length}; the other had ${back.length}, and read the rest`,
    seconds: secondsSince(start),
  });
});

test('deleting everything stops the reading and leaves no database, cache, entry or service worker', async ({
  browser,
  baseURL,
  folder,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'allow' });
  const page = await context.newPage();
  await page.goto('/?backend=wasm');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    localStorage.setItem('kaomap: biometric notice read', 'yes');
  });
  const left = () =>
    page.evaluate(async () => ({
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      entries: Object.keys(localStorage),
    }));
  await dropPaths(page, [folder('album', manyPhotos(12))]);
  await untilFinished(page, 1);
  const before = await left();
  expect(before).toMatchObject({ databases: [{ name: 'kaomap' }], workers: 1 });
  expect(before.caches.length).toBeGreaterThan(0);
  await page.getByTestId('collection').click();
  await page.getByRole('button', { name: /delete everything/i }).click();
  await page.getByRole('button', { name: /delete everything/i }).click();
  await expect(page.getByTestId('deletion')).toHaveAttribute('data-left', '0');
  await expect(page.getByTestId('deletion')).toContainText('found none');
  expect(await left()).toEqual({ databases: [], caches: [], workers: 0, entries: [] });
  // photos that were under way bring nothing back
  await page.waitForTimeout(1500);
  expect(await left()).toEqual({ databases: [], caches: [], workers: 0, entries: [] });
  expect(await donePaths(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: /find the same people/i })).toBeVisible();
  console.log(`deleted: ${JSON.stringify(before)}; left: nothing`);
  await context.close();
});
