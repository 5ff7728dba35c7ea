import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ResultFile } from '../../src/export/result-file.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readGroups } from '../support/read-page.ts';
import { picturesOf, samplePhoto } from '../support/sample-folder.ts';

const SCHEMA = fileURLToPath(new URL('../../public/schema/kaomap.result.v1.json', import.meta.url));
const PHOTOS = [...picturesOf(10), ...picturesOf(16), samplePhoto('sample2.jpg')];
const button = { json: /export json/i, csv: /export csv/i };

async function download(page: Page, name: RegExp): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

async function openResult(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByTestId('result-input')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** What the page's figures say. */
async function figures(page: Page) {
  const of = async (name: string) => Number(await page.getByTestId(name).textContent());
  return {
    clusters: await of('cluster-count'),
    noise: await of('noise-count'),
    faces: await of('face-count'),
  };
}

test('the exported JSON is of the schema and says what the page says', async ({ samplePage: page }) => {
  const file = await download(page, button.json);
  expect(file.name).toMatch(/\.json$/);
  const result = JSON.parse(file.text) as ResultFile;
  const ajv = new Ajv2020({ allErrors: true });
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  const isValid = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  isValid(result);
  expect(isValid.errors).toBeNull();
  expect(await figures(page)).toEqual({
    clusters: result.clusters.length,
    noise: result.faces.filter(({ role }) => role === 'noise').length,
    faces: result.faces.length,
  });
  expect(result.photos.length).toBe(54);
  expect(result.parameters).toEqual({
    eps: 0.33,
    minPts: 2,
    seed: 1,
    partPhotos: true,
    guardWeak: true,
    refineDistance: expect.closeTo(0.4, 1),
  });
  expect(result.model).toMatchObject({ descriptor: 'dlib-128-aligned-mirror', dims: 128, backend: 'wasm' });
  expect(result.faces.every(({ position }) => position?.length === 2)).toBe(true);
});

test('the exported CSV has the header class,img and a row for each face, groups together', async ({
  samplePage: page,
}) => {
  const { name, text } = await download(page, button.csv);
  expect(name).toMatch(/\.csv$/);
  const [header, ...lines] = text.split('\r\n').slice(0, -1);
  expect(header).toBe('class,img');
  const { faces, clusters, noise } = await figures(page);
  expect(lines.length).toBe(faces);
  const classes = lines.map((line) => Number(line.slice(0, line.indexOf(','))));
  const runs = classes.filter((value, i) => value !== classes[i - 1]);
  expect(runs.length).toBe(clusters + 1);
  expect(new Set(runs).size).toBe(runs.length);
  expect(runs.at(-1)).toBe(-1);
  expect(classes.filter((value) => value === -1).length).toBe(noise);
  expect(lines.every((line) => /,samples\/[a-z0-9-]+\.jpg$/.test(line))).toBe(true);
});

test.describe('a saved result, opened again', () => {
  test.describe.configure({ mode: 'serial' });
  let saved: string;
  let page: Page;

  test.afterAll(() => page.context().close());

  test('beside the same photos in a fresh page it agrees, and brings its settings', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
    page = await context.newPage();
    await page.goto('/?backend=wasm&keep=off&eps=0.29');
    await page.getByTestId('file-input').setInputFiles(PHOTOS);
    await waitUntilDone(page);
    const groups = await readGroups(page);
    expect(groups.length).toBe(2);
    saved = (await download(page, button.json)).text;

    await page.goto('/?backend=wasm&keep=off&eps=0.9&minPts=1');
    await page.getByTestId('file-input').setInputFiles([...PHOTOS].reverse());
    await waitUntilDone(page);
    await openResult(page, 'saved.json', saved);
    const agreement = page.getByTestId('agreement');
    await expect(agreement).toBeVisible();
    const faces = String((JSON.parse(saved) as ResultFile).faces.length);
    await expect(agreement).toHaveAttribute('data-matched', faces);
    await expect(agreement).toHaveAttribute('data-total', faces);
    await expect(agreement).toHaveAttribute('data-tone', 'same');
    expect(await readGroups(page)).toEqual(groups);
    expect(await page.evaluate(() => window.kaomap.store.getState().settings)).toMatchObject({
      eps: 0.29,
      minPts: 2,
    });
  });

  test('it stops agreeing when the slider makes other groups', async () => {
    await page.getByRole('slider', { name: /eps/ }).fill('1');
    await expect(page.getByTestId('agreement')).toHaveAttribute('data-tone', 'other');
    await page.getByRole('slider', { name: /eps/ }).fill('0.29');
    await expect(page.getByTestId('agreement')).toHaveAttribute('data-tone', 'same');
  });

  const wrongs = [
    {
      of: 'another model',
      edit: (text: string) => text.replaceAll('dlib-128-aligned-mirror', 'faceres-1024'),
      code: 'openedOtherModel',
    },
    {
      of: 'another version',
      edit: (text: string) => text.replace('"version": 1', '"version": 2'),
      code: 'openedOtherVersion',
    },
    { of: 'half a file', edit: (text: string) => text.slice(0, text.length / 2), code: 'openedDamaged' },
    { of: 'no result at all', edit: () => '{"format": "something else"}', code: 'openedDamaged' },
  ];
  for (const { of, edit, code } of wrongs) {
    test(`${of} is refused with a sentence, and the page works on`, async () => {
      await openResult(page, 'wrong.json', edit(saved));
      const alert = page.getByRole('alert');
      const notice = alert.locator(`[data-code="${code}"]`);
      await expect(notice.getByRole('paragraph')).toHaveText(/^[A-Z]([\w’'“”,-]+ ){5,}/);
      // what was open before stays
      await expect(page.getByTestId('agreement')).toHaveAttribute('data-tone', 'same');
      await alert.getByRole('button', { name: /dismiss/i }).click();
      await expect(page.locator('[data-code]')).toHaveCount(0);
      // the page is as it was and does what it did
      await expect(page.getByTestId('cluster-count')).toHaveText('2');
      await page.getByRole('slider', { name: /eps/ }).fill('0');
      await expect(page.getByTestId('cluster-count')).toHaveText('0');
      await page.getByRole('slider', { name: /eps/ }).fill('0.29');
      await expect(page.getByTestId('cluster-count')).toHaveText('2');
    });
  }
});
