import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import sharp from 'sharp';
import { headersFor, workerFolder } from '../../src/guard/content-security.ts';
import { BUILD_FOLDER } from '../support/build-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { leak } from '../support/leak.ts';
import { samplePhoto } from '../support/sample-folder.ts';
import { type Stranger, startStranger } from '../support/static-host.ts';

test.use({ serviceWorkers: 'allow' });

let stranger: Stranger;
test.beforeAll(async () => {
  stranger = await startStranger();
});
test.afterAll(() => stranger.close());

const counter = (page: Page) => page.getByTestId('outside-requests');

/** Path of a built worker, below the page. */
function builtWorker(name: string): string {
  const folder = workerFolder(name);
  const file = readdirSync(join(BUILD_FOLDER, folder)).find((built) => built.startsWith(`${name}-`));
  if (file === undefined) throw new RangeError(`${name} must be in ${folder} of the build`);
  return folder + file;
}

/** Start one of the app's workers, without any work, called by its own name. */
async function startWorker(page: Page, name: string): Promise<Worker> {
  const url = new URL(builtWorker(name), page.url()).href;
  const started = page.waitForEvent('worker', (worker) => worker.url() === url);
  await page.evaluate(
    (address) =>
      // kept, or it might be collected
      Object.assign(window, {
        [address.url]: new Worker(address.url, { type: 'module', name: address.name }),
      }),
    { url, name },
  );
  return started;
}

/** Take the policy away from all that a context loads: the control that shows what would be seen without it. */
async function withoutPolicy(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    if (route.request().url().startsWith(stranger.origin)) return route.continue();
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['content-security-policy'];
    const isPage = headers['content-type']?.includes('html');
    const body = isPage
      ? (await response.text()).replace(/<meta http-equiv=.*?>/, '')
      : await response.body();
    return route.fulfill({ response, headers, body });
  });
}

test('every path has its own policy, and nobody is told where requests come from', async ({ request }) => {
  const workers = ['faces.worker', 'converter.worker', 'tsne-js.worker'].map(builtWorker);
  for (const path of ['', 'index.html', 'service-worker.js', 'licenses.json', 'assets/none.js', ...workers]) {
    const headers = (await request.get(`/${path}`)).headers();
    for (const [name, value] of Object.entries(headersFor(path))) {
      expect(headers[name.toLowerCase()], `${name} of /${path}`).toBe(value);
    }
  }
});

test('a whole run asks no other origin for anything, and breaks no rule of its policy', async ({
  context,
  open,
}) => {
  const requests: string[] = [];
  context.on('request', (asked) => requests.push(asked.url()));
  await context.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    addEventListener('securitypolicyviolation', (event) =>
      broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  const said: string[] = [];
  const page = await open();
  page.on('console', (message) => {
    if (/content security|refused/i.test(message.text())) said.push(message.text());
  });
  await page.getByRole('button', { name: /sample photos/i }).click();
  await waitUntilDone(page, { tsne: true });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /export json/i }).click();
  await (await download).delete();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

  const { origin } = new URL(page.url());
  const leaving = requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url));
  expect(leaving).toEqual([]);
  expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  expect(requests.some((url) => url.endsWith('service-worker.js'))).toBe(true);
  await expect(counter(page)).toHaveAttribute('data-sent', '0');
  await expect(counter(page)).toHaveText(/^0 sent/);
  expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([]);
  expect(said).toEqual([]);
});

test('the HEIC decoder runs in a worker of its own making under the policy, and can ask nobody for anything', async ({
  open,
}) => {
  const page = await open();
  await page.context().grantPermissions(['local-network-access']);
  const from = stranger.asked.length;
  await startWorker(page, 'converter.worker');
  // the container of HEIC with a picture that this decoder is not built for: it gets as far as saying so
  const bytes = [...(await sharp(samplePhoto('person-01-1.jpg')).avif().toBuffer())];
  const decoder = page.waitForEvent('worker', (worker) => worker.url().startsWith('blob:'));
  const answer = page.evaluate(
    ({ url, file }) =>
      new Promise<string>((resolve) => {
        const worker = (window as unknown as Record<string, globalThis.Worker>)[url];
        worker?.addEventListener('message', ({ data }) => resolve(data.message));
        worker?.postMessage({ kind: 'heic', bytes: Uint8Array.from(file) });
      }),
    { url: new URL(builtWorker('converter.worker'), page.url()).href, file: bytes },
  );
  await (await decoder).evaluate(leak, stranger.origin);
  expect(await answer).toMatch(/HEIF processing error/);
  expect(stranger.asked.slice(from)).toEqual([]);
});

test.describe('a leak', () => {
  test.use({ serviceWorkers: 'block' });
  const WORKERS = ['cluster', 'converter', 'faces', 'judge', 'project', 'repair', 'tsne', 'tsne-js'].map(
    (name) => `${name}.worker`,
  );

  for (const hasPolicy of [true, false]) {
    const ends = hasPolicy ? 'is stopped and counted as such' : 'is seen by the count, without the policy';
    test(`of the page and of each kind of worker ${ends}`, async ({ context, open }) => {
      // else Chromium itself would protect a server of this machine
      await context.grantPermissions(['local-network-access']);
      if (!hasPolicy) await withoutPolicy(context);
      const page = await open();
      const from = stranger.asked.length;
      const tried = (await page.evaluate(leak, stranger.origin)).map((way) => `/${way}`);
      for (const name of WORKERS) {
        const worker = await startWorker(page, name);
        // the worker has its listeners when it answers
        tried.push(...(await worker.evaluate(leak, stranger.origin)).map((way) => `/${way}`));
      }
      const got = stranger.asked.slice(from);
      const sent = async () => Number(await counter(page).getAttribute('data-sent'));
      await counter(page).getByRole('button').click();
      const rows = () => counter(page).getByRole('listitem').allTextContents();
      if (hasPolicy) {
        expect(got).toEqual([]);
        expect(await sent()).toBe(0);
        await expect
          .poll(async () => new Set((await rows()).map((row) => row.split(' · ')[1])))
          .toEqual(new Set(['page', ...WORKERS]));
        expect((await rows()).every((row) => row.startsWith('stopped'))).toBe(true);
      } else {
        expect(new Set(got)).toEqual(new Set(tried));
        await expect.poll(sent).toBeGreaterThanOrEqual(4);
        for (const name of ['page', ...WORKERS]) {
          await expect
            .poll(async () => (await rows()).some((row) => row.startsWith(`sent · ${name}`)))
            .toBe(true);
        }
      }
    });
  }
});
