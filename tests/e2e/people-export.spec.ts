import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { ResultFile } from '../../src/export/result-file.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readRegions } from '../support/read-regions.ts';
import { picturesOf, samplePhoto } from '../support/sample-folder.ts';

const PHOTOS = [...picturesOf(10), ...picturesOf(16), samplePhoto('sample2.jpg')];
/** What breaks programs that take a name for something else than text. */
const HOSTILE = '<b>=SUM(A1)/../😀 & "مريم"';
const FOLDER = '_b_=SUM(A1)_.._😀 & _مريم_';

async function read(page: Page, photos: readonly string[]): Promise<void> {
  await page.getByTestId('file-input').setInputFiles([...photos]);
  await waitUntilDone(page);
}

async function download(page: Page, button: string | RegExp): Promise<Uint8Array> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return new Uint8Array(readFileSync(await (await coming).path()));
}

async function nameRow(page: Page, place: number, name: string): Promise<void> {
  await page.getByTestId('cluster-row').nth(place).getByTestId('group-name').click();
  await page.getByTestId('name-field').fill(name);
  await page.keyboard.press('Enter');
}

const names = (page: Page) => page.getByTestId('group-name').allTextContents();
const log = (page: Page) => page.evaluate(() => window.kaomap.store.getState().history.log);
/** Names by photo, which outlast that the page is another. */
const whoIsWhere = (page: Page) =>
  page.evaluate(() => {
    const { clusters, faces, photos, people } = JSON.parse(window.kaomap.actions.resultJson()) as ResultFile;
    return clusters
      .flatMap(({ person, faces: members }) =>
        members.map((face) => {
          const name = people?.persons.find(({ id }) => id === person)?.name ?? '';
          return `${photos[faces[face]?.photo ?? -1]?.path}: ${name}`;
        }),
      )
      .sort();
  });

test.describe('people taken home', () => {
  test.describe.configure({ mode: 'serial' });
  let page: Page;
  let saved: Uint8Array;
  test.afterAll(() => page.context().close());

  test('the JSON, opened beside the same photos in a fresh page, gives the same people, names and steps', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
    page = await context.newPage();
    // where there is no picker a download is put together
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await page.goto('/?backend=wasm&keep=off&eps=0.29');
    await read(page, PHOTOS);
    await nameRow(page, 0, 'Anna');
    await nameRow(page, 1, HOSTILE);
    await page.evaluate(() => {
      const { actions, store } = window.kaomap;
      const first = store.getState().faces[0]?.id ?? '';
      actions.act({ kind: 'mark', faces: [first], mark: 'reviewed', on: true });
      actions.undo();
    });
    expect((await names(page)).toSorted()).toEqual([HOSTILE, 'Anna'].toSorted());
    const [before, who] = [await log(page), await whoIsWhere(page)];
    expect(before.entries).toHaveLength(3);
    await page.getByRole('button', { name: /save people/i }).click();
    saved = await download(page, 'Save JSON');

    const fresh = await context.newPage();
    await fresh.goto('/?backend=wasm&keep=off&eps=0.5');
    await read(fresh, [...PHOTOS].reverse());
    expect((await log(fresh)).entries).toEqual([]);
    const file = { name: 'people.json', mimeType: 'application/json', buffer: Buffer.from(saved) };
    await fresh.getByTestId('result-input').setInputFiles(file);
    await expect(fresh.getByTestId('opened-people')).toHaveAttribute('data-same', 'true');
    expect(await log(fresh)).toEqual(before);
    expect(await whoIsWhere(fresh)).toEqual(who);

    // where something was said already nothing is lost unasked
    await fresh.evaluate(() => window.kaomap.actions.undo());
    const own = await log(fresh);
    await fresh.getByTestId('result-input').setInputFiles(file);
    await expect(fresh.getByTestId('opened-people')).toHaveAttribute('data-same', 'false');
    expect(await log(fresh)).toEqual(own);
    await fresh.getByRole('button', { name: /use its people/i }).click();
    expect(await log(fresh)).toEqual(before);
    await fresh.getByRole('button', { name: /put your own/i }).click();
    expect(await log(fresh)).toEqual(own);
    await fresh.close();
  });

  test('the ZIP has a folder for each person with the photos byte by byte, and sidecars that exifr reads', async () => {
    await expect(page.getByTestId('save-scope')).toHaveText(/^3 folders, 7 photos, [\d.]+ MB$/);
    const files = unzipSync(await download(page, 'Save ZIP'));
    await expect(page.getByTestId('save-done')).toContainText('Saved 7 photos.');
    const folders = new Set(Object.keys(files).map((path) => path.split('/')[0]));
    expect(folders).toEqual(new Set(['Anna', FOLDER, 'Unsorted']));
    const pictures = Object.entries(files).filter(([path]) => path.endsWith('.jpg'));
    expect(pictures.map(([path]) => basename(path)).sort()).toEqual(
      PHOTOS.map((path) => basename(path)).sort(),
    );
    for (const [path, bytes] of pictures) {
      const original = PHOTOS.find((photo) => basename(photo) === basename(path)) ?? '';
      expect(Buffer.compare(bytes, readFileSync(original))).toBe(0);
    }
    const photos = (JSON.parse(new TextDecoder().decode(saved)) as ResultFile).photos;
    for (const [path] of pictures.filter(([name]) => !name.startsWith('Unsorted'))) {
      const xmp = files[`${path}.xmp`] ?? new Uint8Array();
      const { size, list } = await readRegions(xmp);
      const photo = photos.find((row) => basename(row.path) === basename(path));
      expect(size).toMatchObject({ w: photo?.width, h: photo?.height });
      expect(list.map(({ Name }) => Name)).toContain(path.startsWith('Anna/') ? 'Anna' : HOSTILE);
      // well-formed, and the name is the text of one element
      const parsed = await page.evaluate((text) => {
        const tree = new DOMParser().parseFromString(text, 'application/xml');
        const of = 'http://www.metadataworkinggroup.com/schemas/regions/';
        return {
          errors: tree.getElementsByTagName('parsererror').length,
          names: [...tree.getElementsByTagNameNS(of, 'Name')].map(({ textContent }) => textContent),
        };
      }, new TextDecoder().decode(xmp));
      expect(parsed).toEqual({ errors: 0, names: list.flatMap(({ Name }) => Name ?? []) });
    }
  });

  test('the ZIP is streamed into a file where the browser lets pages write one, and can be cancelled', async () => {
    await page.evaluate(() => {
      const picker = async () =>
        (await navigator.storage.getDirectory()).getFileHandle('people.zip', { create: true });
      Object.assign(window, { showSaveFilePicker: picker });
    });
    await page.getByLabel(/XMP/).uncheck();
    await page.getByLabel(/nobody is in a group/).uncheck();
    await page.getByRole('button', { name: 'Save ZIP' }).click();
    await expect(page.getByTestId('save-done')).toContainText('Saved 6 photos.');
    const written = await page.evaluate(async () => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('people.zip');
      return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
    });
    const files = unzipSync(Uint8Array.from(written));
    expect(Object.keys(files)).toHaveLength(6);
    expect(Object.keys(files).every((path) => /^(Anna|_b_).*\.jpg$/.test(path))).toBe(true);

    await page.evaluate(() => {
      // a file that takes its time
      const slow = async () => ({
        createWritable: async () => ({
          write: () => new Promise((resolve) => setTimeout(resolve, 200)),
          close: async () => {},
          abort: async () => {},
        }),
      });
      Object.assign(window, { showSaveFilePicker: slow });
    });
    await page.getByRole('button', { name: 'Save ZIP' }).click();
    await page.getByTestId('save-progress').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByTestId('save-done')).toContainText('Cancelled');
  });

  test('the table runs no formula and has a line for each face', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await download(page, 'Save CSV'));
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\uFEFFgroup,person,photo,face,x,y,width,height,distance,said by');
    expect(lines).toHaveLength(2 + (await page.evaluate(() => window.kaomap.store.getState().faces.length)));
    expect(text).toContain('"<b>=SUM(A1)/../😀 & ""مريم""",');
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  });
});
