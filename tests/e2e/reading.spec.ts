import type { Page } from '@playwright/test';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readLedger, readLedgerCounts } from '../support/read-page.ts';
import { picturesOf } from '../support/sample-folder.ts';
import { slowDisk } from '../support/slow-disk.ts';

/** More than can be under way at once when reading is paused: each lane finishes its photo. */
const MOST_UNDER_WAY = 6;

const progress = (page: Page) => page.getByTestId('progress');
const press = (page: Page, name: RegExp) => progress(page).getByRole('button', { name }).click();
const doneOf = async (page: Page) => Number(await progress(page).getAttribute('data-done'));
/** In the page, as soon as so many photos are done: reading might be over when the test hears of it. */
const pressWhenDone = (page: Page, photos: number, name: string) =>
  page.evaluate(
    ([least, text]) =>
      new Promise<void>((resolve) => {
        const { store } = window.kaomap;
        const press = () => {
          if (store.getState().run.done < least) return;
          const buttons = document.querySelectorAll<HTMLButtonElement>('[data-testid=progress] button');
          const button = [...buttons].find(({ textContent }) => textContent === text);
          if (!button) return;
          stop();
          button.click();
          resolve();
        };
        const stop = store.subscribe(press);
        press();
      }),
    [photos, name] as const,
  );
const faceIds = (page: Page) => page.evaluate(() => window.kaomap.store.getState().faces.map(({ id }) => id));

test('pause, go on and stop keep what is done; more drops add, and the same photo counts once', async ({
  open,
  folder,
}) => {
  const people = [1, 3, 7, 8, 9, 10, 12, 13].flatMap(picturesOf);
  const layout = (files: readonly string[]) => Object.fromEntries(files.map((file, i) => [`${i}.jpg`, file]));
  const album = folder('album', layout(people));
  const page = await open('eps=0.29');
  await slowDisk(page);
  await dropPaths(page, [album]);
  await pressWhenDone(page, 2, 'Pause');
  await expect(progress(page)).toHaveAttribute('data-phase', 'paused');
  // photos under way are finished, then nothing moves
  await expect
    .poll(async () => {
      const before = await doneOf(page);
      await page.waitForTimeout(1200);
      return (await doneOf(page)) - before;
    })
    .toBe(0);
  const atPause = await doneOf(page);
  expect(atPause).toBeLessThanOrEqual(people.length - 4);
  const keptAtPause = await faceIds(page);
  expect(keptAtPause.length).toBe(atPause);

  await press(page, /go on|resume|continue/i);
  await pressWhenDone(page, atPause + 1, 'Stop');
  await expect(progress(page)).toHaveAttribute('data-phase', 'cancelled');
  await expect
    .poll(() =>
      page.evaluate(() => window.kaomap.store.getState().photos.filter((p) => p.state === 'reading').length),
    )
    .toBe(0);
  const kept = await faceIds(page);
  expect(kept.slice(0, keptAtPause.length)).toEqual(keptAtPause);
  const counts = await readLedgerCounts(page);
  expect(counts['all']).toBe(people.length);
  expect(counts['read']).toBe(kept.length);
  expect(counts['skipped']).toBe(people.length - kept.length);
  expect(counts['skipped']).toBeGreaterThanOrEqual(1);
  expect(kept.length).toBeLessThanOrEqual(atPause + 2 * MOST_UNDER_WAY);
  const skipped = (await readLedger(page)).find(({ state }) => state === 'skipped');
  expect(skipped?.text).toMatch(/stopped|cancel/i);

  // the same folder again: what was read is known, what was not is read now
  await dropPaths(page, [album]);
  await expect(progress(page)).toHaveAttribute('data-phase', 'done');
  await waitUntilDone(page);
  const all = await faceIds(page);
  expect(all.slice(0, kept.length)).toEqual(kept);
  expect(all.length).toBe(people.length);
  expect(new Set(all).size).toBe(all.length);
  expect(await readLedgerCounts(page)).toEqual({
    all: people.length,
    read: people.length,
  });
  await expect(page.getByTestId('cluster-count')).toHaveText('8');

  // others are added to what is there
  await dropPaths(page, [folder('more', layout(picturesOf(21)))]);
  await expect(page.getByTestId('face-count')).toHaveText(String(people.length + 3));
  await waitUntilDone(page);
  await expect(page.getByTestId('cluster-count')).toHaveText('9');
  expect((await faceIds(page)).slice(0, all.length)).toEqual(all);

  // and once more, under another name: no face is new
  await page.getByTestId('folder-input').setInputFiles(folder('again', layout(picturesOf(21))));
  await expect.poll(async () => (await readLedgerCounts(page))['duplicate']).toBe(3);
  const twin = (await readLedger(page)).find(({ path }) => path === 'again/0.jpg');
  expect(twin?.text).toContain('more/0.jpg');
  await expect(page.getByTestId('face-count')).toHaveText(String(people.length + 3));
});
