import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { headersFor } from '../../src/guard/content-security.ts';
import { BUILD_FOLDER } from '../support/build-folder.ts';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { secondsSince, tellFault } from '../support/fault-line.ts';
import { picturesOf } from '../support/sample-folder.ts';
import { type StaticHost, startStaticHost } from '../support/static-host.ts';
import { pauseAtFirst, watchRun } from '../support/watch-run.ts';

test.use({ serviceWorkers: 'allow' });

let host: StaticHost;
test.beforeEach(async () => {
  host = await startStaticHost(BUILD_FOLDER);
});
test.afterEach(() => host.close());

/** A first visit, until the app is kept and its service worker answers the page. */
async function visit(page: Page): Promise<void> {
  await page.goto(`${host.url}?backend=wasm`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 60_000,
  });
}

const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const [name] = await caches.keys();
    return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
  });

const readSome = (page: Page, least: number) =>
  page.waitForFunction((n) => window.kaomap.store.getState().run.done >= n, least);

/** A next version of the app, which has nothing of this one but its service worker. */
function makeNextVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaomap-next-'));
  const html = '<!doctype html><title>The next version</title>';
  const sha256 = createHash('sha256').update(html).digest('base64');
  writeFileSync(join(folder, 'index.html'), html);
  const worker = readFileSync(join(BUILD_FOLDER, 'service-worker.js'), 'utf8');
  const list = JSON.stringify({ version: 'next', files: [['', sha256]] });
  writeFileSync(
    join(folder, 'service-worker.js'),
    worker.replace(/\{"version":.*?\]\]\}/, () => list),
  );
  return folder;
}

test('after one visit everything works without a network, and under the policy where the host sends none', async ({
  page,
  context,
}) => {
  await visit(page);
  const kept = await keptFiles(page);
  expect(kept).toBeGreaterThan(25);
  // what was deleted by hand is there again after the next visit
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await page.reload();
  await expect.poll(() => keptFiles(page), { timeout: 60_000 }).toBe(kept);
  // the sample photos are kept for who has asked for them once
  await page.evaluate(async () => {
    const list = (await (await fetch('samples/samples.json')).json()) as { file: string }[];
    for (const { file } of list) await (await fetch(`samples/${file}`)).blob();
  });
  await host.close();
  await context.setOffline(true);
  const start = Date.now();
  await page.reload();
  await page.getByRole('button', { name: /licenses/i }).click();
  await expect(page.getByTestId('licenses').getByText('tsne-js')).toBeVisible();
  await page.keyboard.press('Escape');
  const watched = await watchRun(page);
  await page.getByRole('button', { name: /sample photos/i }).click();
  await readSome(page, 4);
  expect(await page.evaluate(() => window.kaomap.store.getState().faces.length)).toBeGreaterThan(0);
  const ended = await page.evaluate(() =>
    window.kaomap.store
      .getState()
      .photos.flatMap(({ state }) => (/waiting|reading/.test(state) ? [] : state)),
  );
  tellFault({
    kind: 'reload without a network',
    photos: ended.length,
    faults: 1,
    lost: ended.filter((state) => !['read', 'noFace'].includes(state)).length,
    twice: watched.again,
    ending: 'the sample photos are read as ever',
    seconds: secondsSince(start),
  });

  const policies = await page.evaluate(
    async (paths) => {
      const ask = async (path: string) => (await fetch(path)).headers.get('content-security-policy');
      return Promise.all(paths.map(ask));
    },
    page
      .workers()
      .map((worker) => worker.url())
      .concat('./'),
  );
  expect(policies.at(-1)).toBe(headersFor('')['Content-Security-Policy']);
  expect(policies.at(0)).toBe(headersFor('workers/compute/')['Content-Security-Policy']);
  const [worker] = page.workers();
  const stoppedBy = worker?.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
        fetch('http://127.0.0.2/').catch(() => setTimeout(() => resolve('something else'), 1000));
      }),
  );
  expect(await stoppedBy).toBe('connect-src');
});

test('a new version waits while photos are read and other pages are open, and comes when it is asked for', async ({
  page,
  context,
  folder,
}) => {
  const next = makeNextVersion();
  await visit(page);
  let loads = 0;
  page.on('load', () => loads++);
  const pictures = [1, 3, 7, 8].flatMap(picturesOf);
  const album = folder('album', Object.fromEntries(pictures.map((path, i) => [`${i}.jpg`, path])));
  const watched = await watchRun(page);
  const start = Date.now();
  await pauseAtFirst(page);
  await dropPaths(page, [album]);
  await expect(page.getByTestId('progress')).toHaveAttribute('data-phase', 'paused');

  // the host has nothing of the old version any more, not even what the page has still to load
  host.serve(next);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.getByTestId('update-notice');
  await expect(notice).toBeVisible();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-phase', 'paused');
  await expect(notice.getByRole('button')).toBeDisabled();
  await page.evaluate(() => window.kaomap.actions.resume());
  await waitUntilDone(page, { tsne: true });
  await expect(page.getByTestId('cluster-count')).toHaveText('4');
  expect(loads).toBe(0);
  const read = await page.evaluate(
    () => window.kaomap.store.getState().photos.filter(({ state }) => state === 'read').length,
  );
  tellFault({
    kind: 'new version of the service worker in the middle of a run',
    photos: pictures.length,
    faults: 1,
    lost: pictures.length - read,
    twice: watched.again,
    ending: 'the right clusters, and the new version waits to be asked for',
    seconds: secondsSince(start),
  });
  expect(read).toBe(pictures.length);

  const other = await context.newPage();
  await other.goto(host.url);
  await expect(other).toHaveTitle(/find the same people/);
  await notice.getByRole('button').click();
  await expect(notice).toContainText(/another tab/);
  await other.close();
  expect(loads).toBe(0);
  await notice.getByRole('button').click();
  await expect(page).toHaveTitle('The next version');
  expect(await page.evaluate(() => caches.keys())).toEqual([`kaomap offline ${host.url} next`]);
  rmSync(next, { recursive: true });
});

test('a changed file is not kept, and the page goes on without', async ({ page }) => {
  const altered = mkdtempSync(join(tmpdir(), 'kaomap-altered-'));
  cpSync(BUILD_FOLDER, altered, { recursive: true });
  const model = readFileSync(join(altered, 'models/blazeface.bin'));
  model[1000] = (model[1000] ?? 0) ^ 1;
  writeFileSync(join(altered, 'models/blazeface.bin'), model);
  host.serve(altered);
  await page.goto(host.url);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('service-worker.js');
    const worker = registration.installing;
    await new Promise<void>((resolve) => {
      if (worker?.state === 'redundant') resolve();
      worker?.addEventListener('statechange', () => worker.state === 'redundant' && resolve());
    });
    return { active: registration.active, caches: await caches.keys() };
  });
  expect(state).toEqual({ active: null, caches: [] });
  await expect(page.getByRole('button', { name: /sample photos/i })).toBeVisible();
  rmSync(altered, { recursive: true });
});
