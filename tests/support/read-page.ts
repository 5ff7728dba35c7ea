import type { Page } from '@playwright/test';
import { buildDensityTree } from '../../src/cluster/density-tree.ts';
import { matrixFromRows } from '../../src/math/matrix.ts';

/** A row of the ledger as the page shows it. */
export interface ShownRow {
  readonly path: string;
  readonly state: string;
  /** Its state and reason in words. */
  readonly text: string;
}

/** All rows of the ledger, read from the page itself: its tab is opened and the list scrolled to its end. */
export async function readLedger(page: Page): Promise<ShownRow[]> {
  await page.getByRole('tab', { name: /^photos/i }).click();
  const first = page.getByTestId('ledger-row').first();
  await first.waitFor();
  return first.evaluate(async (row) => {
    const scroller = row.closest('ul')?.parentElement;
    if (!scroller) throw new Error('the list of photos has no scroller');
    const seen = new Map<string, { path: string; state: string; text: string }>();
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let top = 0; ; top += scroller.clientHeight / 2) {
      scroller.scrollTop = top;
      await frame();
      for (const shown of scroller.querySelectorAll<HTMLElement>('[data-testid="ledger-row"]')) {
        const path = shown.querySelector('[title]')?.getAttribute('title') ?? '';
        const words = [...shown.querySelectorAll('p > *')].map((part) => part.textContent);
        seen.set(path, { path, state: shown.dataset['state'] ?? '', text: words.join(' ') });
      }
      if (top + scroller.clientHeight >= scroller.scrollHeight) return [...seen.values()];
    }
  });
}

/** The figures that the ledger's filter shows, by state; `all` among them. */
export async function readLedgerCounts(page: Page): Promise<Record<string, number>> {
  await page.getByRole('tab', { name: /^photos/i }).click();
  return page
    .getByTestId('ledger-row')
    .first()
    .evaluate((row) => {
      const options =
        row.closest('[role="tabpanel"]')?.querySelectorAll<HTMLElement>('label[data-state]') ?? [];
      return Object.fromEntries(
        [...options].map((o) => [o.dataset['state'], Number(o.querySelector('b')?.textContent)]),
      );
    });
}

/** Clusters as sets of photo paths, each sorted, in the order of their first path; noise left out. */
export function readGroups(page: Page): Promise<string[][]> {
  return page.evaluate(() => {
    const { photos, faces } = window.kaomap.store.getState();
    const result = JSON.parse(window.kaomap.actions.resultJson()) as {
      clusters: { faces: number[] }[];
    };
    const pathOf = (face: number) => photos.find(({ id }) => id === faces[face]?.photoId)?.path ?? '';
    return result.clusters
      .map((cluster) => cluster.faces.map(pathOf).sort())
      .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  });
}

/** Descriptors by face id, which is made of the photo's bytes and the face's place in it. */
export async function readDescriptors(page: Page): Promise<Map<string, Float32Array>> {
  const rows = await page.evaluate(() =>
    window.kaomap.store
      .getState()
      .faces.map(({ id, descriptor }) => ({ id, values: Array.from(descriptor) })),
  );
  return new Map(rows.map(({ id, values }) => [id, Float32Array.from(values)]));
}

/** The density tree of the page's faces, computed here anew from their descriptors. */
export async function treeOf(page: Page, minPts: number) {
  const rows = [...(await readDescriptors(page)).values()];
  return buildDensityTree(matrixFromRows(rows, rows[0]?.length ?? 1), minPts);
}

/** Path of the photo of each face. */
export function readPaths(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { faces, photos } = window.kaomap.store.getState();
    const paths = new Map(photos.map(({ id, path }) => [id, path]));
    return faces.map(({ photoId }) => paths.get(photoId) ?? '');
  });
}
