import type { BrowserContext, Page } from '@playwright/test';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { secondsSince, tellFault } from '../support/fault-line.ts';
import { countKept, holdVersion1, makeVersion99, openOtherTab, readVersion99 } from '../support/other-tab.ts';
import { readGroups } from '../support/read-page.ts';
import { picturesOf } from '../support/sample-folder.ts';
import { donePaths, dropAgain, untilBack, watchRun } from '../support/watch-run.ts';

const PHOTOS = [1, 3].flatMap((person) => picturesOf(person).slice(0, 2));
const ALBUM = Object.fromEntries(PHOTOS.map((path, i) => [`${i}.jpg`, path]));
const GROUPS = [
  ['album/0.jpg', 'album/1.jpg'],
  ['album/2.jpg', 'album/3.jpg'],
];

const notice = (page: Page) => page.getByTestId('storage-notice');

/** Collects what no code of the page caught. */
function watchErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().message));
  return errors;
}

/** Read the album and name a group: all of it goes without anything being kept. */
async function readAndName(page: Page, album: string): Promise<{ lost: number; twice: number }> {
  const watched = await watchRun(page);
  await dropAgain(page, album);
  await waitUntilDone(page, { timeoutMs: 60_000 });
  expect(await readGroups(page)).toEqual(GROUPS);
  await page.getByTestId('group-name').first().click();
  await page.getByTestId('name-field').fill('Aya');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('group-name').first()).toHaveText('Aya');
  const read = await page.evaluate(() =>
    window.kaomap.store.getState().photos.filter(({ state }) => state === 'read'),
  );
  return { lost: PHOTOS.length - read.length, twice: watched.again };
}

const REFUSALS: readonly [kind: string, refuse: () => void, detail: RegExp][] = [
  [
    'browser without any database',
    () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
    /Details: /,
  ],
  [
    'database that may not be opened',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    },
    /SecurityError: The operation is insecure/,
  ],
  [
    'database that fails to open, as in old private windows',
    () => {
      IDBFactory.prototype.open = () => {
        const request = Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
        const error = new DOMException('A mutation operation was attempted.', 'InvalidStateError');
        Object.defineProperty(request, 'error', { value: error });
        setTimeout(() => request.dispatchEvent(new Event('error')));
        return request;
      };
    },
    /InvalidStateError: A mutation operation was attempted/,
  ],
];

for (const [kind, refuse, detail] of REFUSALS) {
  test(`${kind}: everything is read, and the page says that nothing is kept`, async ({
    open,
    folder,
    context,
  }) => {
    const errors = watchErrors(context);
    await context.addInitScript(refuse);
    const page = await open();
    const start = Date.now();
    const result = await readAndName(page, folder('album', ALBUM));
    await expect(notice(page)).toContainText('This browser keeps nothing for this page');
    await expect(notice(page)).toContainText(detail);
    const ending = `all read, and says: ${(await notice(page).textContent())?.slice(0, 46)}`;
    tellFault({ kind, photos: PHOTOS.length, faults: 1, ...result, ending, seconds: secondsSince(start) });
    expect(result).toEqual({ lost: 0, twice: 0 });
    expect(errors).toEqual([]);
  });
}

test('while another tab holds an older version open the page reads and says so, and keeps all once that tab lets go', async ({
  open,
  folder,
  context,
}) => {
  const errors = watchErrors(context);
  const beside = await openOtherTab(context);
  await holdVersion1(beside, 'Older work');
  const start = Date.now();
  const page = await open();
  await expect(notice(page)).toContainText('open in another tab in an older version', { timeout: 10_000 });
  const saidAfter = secondsSince(start);
  const result = await readAndName(page, folder('album', ALBUM));
  // whatever is asked for meanwhile is answered at once
  await page.evaluate(() => window.kaomap.kept.retry());
  await expect(notice(page)).toContainText('open in another tab in an older version', { timeout: 2000 });
  expect(await page.evaluate(() => window.kaomap.store.getState().photos.length)).toBe(PHOTOS.length);

  await beside.close();
  await expect(notice(page)).toHaveCount(0);
  await expect.poll(() => countKept(page)).toEqual({ photos: PHOTOS.length, decisions: 1 });
  await page.reload();
  await untilBack(page);
  const back = (await donePaths(page)).length;
  await expect(page.getByTestId('group-name').first()).toHaveText('Aya');
  tellFault({
    kind: 'database held in an older version by another tab',
    photos: PHOTOS.length,
    faults: 1,
    lost: result.lost + PHOTOS.length - back,
    twice: result.twice,
    ending: `all read, said so after ${saidAfter.toFixed(1)} s, all kept when the tab let go`,
    seconds: secondsSince(start),
  });
  expect(await readGroups(page)).toEqual(GROUPS);
  const names = await page.evaluate(() => window.kaomap.store.getState().kept.collections.map((c) => c.name));
  expect(names.sort()).toEqual(['', 'Older work']);
  expect({ ...result, back }).toEqual({ lost: 0, twice: 0, back: PHOTOS.length });
  expect(errors).toEqual([]);
});

test('a database of a newer version is left as it is, and the page reads and says so', async ({
  open,
  folder,
  context,
}) => {
  const errors = watchErrors(context);
  const beside = await openOtherTab(context);
  await makeVersion99(beside);
  const before = await readVersion99(beside);
  const start = Date.now();
  const page = await open();
  const result = await readAndName(page, folder('album', ALBUM));
  await expect(notice(page)).toContainText('written by a newer version of Kaomap');
  const ending = 'all read, says that a newer version wrote it, and left it as it was';
  tellFault({
    kind: 'database of a newer version',
    photos: PHOTOS.length,
    faults: 1,
    ...result,
    ending,
    seconds: secondsSince(start),
  });
  expect(await readVersion99(beside)).toEqual(before);
  expect(before).toEqual({ version: 99, tables: ['later'], rows: ['kept later'] });
  expect(result).toEqual({ lost: 0, twice: 0 });
  expect(errors).toEqual([]);
});
