import { test as base, type Page } from '@playwright/test';
import { waitUntilDone } from './open-app.ts';
import { type Layout, makeFolder, type TempFolder } from './sample-folder.ts';
import { type SampleVisit, visitSamples } from './visit-samples.ts';

export { expect } from '@playwright/test';
export { waitUntilDone };

export interface Fixtures {
  /** Open the app in a page of its own; `query` is appended to `?backend=wasm&`, or replaces the backend. */
  open(query?: string): Promise<Page>;
  /** Lay a folder out for this test; it is deleted afterwards. Gives its path. */
  folder(name: string, layout: Layout): string;
  /** The page of the sample visit, brought back to how it was when t-SNE had ended. */
  samplePage: Page;
}

/** The browser tests' `test`. All spec files take it from here, so that they share one sample visit. */
export const test = base.extend<Fixtures, { sampleVisit: SampleVisit }>({
  open: async ({ context }, use) => {
    await use(async (query = '') => {
      const page = await context.newPage();
      await page.goto(addressOf(query));
      await page.waitForFunction(() => window.kaomap !== undefined);
      return page;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern to see what a fixture needs
  folder: async ({}, use) => {
    const made: TempFolder[] = [];
    await use((name, layout) => {
      const folder = makeFolder(name, layout);
      made.push(folder);
      return folder.path;
    });
    for (const folder of made) folder.delete();
  },
  sampleVisit: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({
        baseURL: project.use.baseURL ?? '',
        viewport: { width: 1280, height: 800 },
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      const v = await visitSamples(page, addressOf(''));
      await use(v);
      await context.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  samplePage: async ({ sampleVisit: { page } }, use) => {
    await page.evaluate(() => {
      const { actions } = window.kaomap;
      actions.setEps(0.33);
      actions.setMinPts(2);
      actions.setPartPhotos(true);
      actions.setGuardWeak(true);
      actions.setRefine(true);
      actions.select([]);
      actions.setMapView('tsne');
      actions.closeResult();
      actions.dismissNotice();
    });
    await page.getByRole('tab', { name: /^groups/i }).click();
    await page.mouse.move(1, 1);
    await use(page);
  },
});

const addressOf = (query: string) => (query.includes('backend=') ? `/?${query}` : `/?backend=wasm&${query}`);
