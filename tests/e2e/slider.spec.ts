import type { Page } from '@playwright/test';
import { dbscan } from '../../src/cluster/dbscan.ts';
import type { DensityTree } from '../../src/cluster/density-tree.ts';
import { expect, test } from '../support/e2e-test.ts';
import { treeOf } from '../support/read-page.ts';

/** What the page says of the grouping, read from its elements only. */
interface Shown {
  readonly eps: number;
  readonly clusters: number;
  readonly noise: number;
  /** The rows of the list that are in view: label and number of faces. */
  readonly rows: readonly { readonly label: number; readonly size: number }[];
}

/** The same from a cut made here, at the same eps. */
function expected(tree: DensityTree, { eps, rows }: Shown): Shown {
  const { labels, clusterCount } = dbscan(tree, { eps, minPts: tree.minPts });
  const sizes = new Array<number>(clusterCount).fill(0);
  for (const label of labels) if (label >= 0) sizes[label]!++;
  const all = sizes
    .map((size, label) => ({ label, size }))
    .sort((a, b) => b.size - a.size || a.label - b.label);
  const noise = labels.filter((label) => label < 0).length;
  // the list shows as many rows as fit: all are shown where they are few
  return {
    eps,
    clusters: clusterCount,
    noise,
    rows: all.slice(0, Math.max(rows.length, Math.min(4, clusterCount))),
  };
}

/** Runs in the page. */
function readShown(): Shown {
  const figure = (name: string) => Number(document.querySelector(`[data-testid="${name}"]`)?.textContent);
  const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="cluster-row"]')]
    .sort((a, b) => Number(a.dataset['place']) - Number(b.dataset['place']))
    .map((row) => ({
      label: Number(row.dataset['label']),
      size: Number(/(\d+) faces?$/.exec(row.ariaLabel ?? '')?.[1]),
    }));
  return {
    eps: Number(document.querySelector<HTMLInputElement>('input[type="range"]')?.value),
    clusters: figure('cluster-count'),
    noise: figure('noise-count'),
    rows,
  };
}

// what is compared here is DBSCAN itself; the rules that follow it have tests of their own
test.beforeEach(({ samplePage }) =>
  samplePage.evaluate(() => {
    window.kaomap.actions.setPartPhotos(false);
    window.kaomap.actions.setGuardWeak(false);
    window.kaomap.actions.setRefine(false);
  }),
);

const slider = (page: Page) => page.getByRole('slider', { name: /eps/ });

test('while the slider is dragged with the mouse, every step shows what a cut at its eps gives', async ({
  samplePage: page,
}) => {
  const tree = await treeOf(page, 2);
  const box = (await slider(page).boundingBox())!;
  const y = box.y + box.height / 2;
  const at = (share: number) => box.x + box.width * share;
  await page.mouse.move(at(0.33), y);
  await page.mouse.down();
  const steps: Shown[] = [];
  for (let share = 0.1; share <= 0.7; share += 0.02) {
    await page.mouse.move(at(share), y);
    const shown = await page.evaluate(readShown);
    expect(shown).toEqual(expected(tree, shown));
    steps.push(shown);
  }
  await page.mouse.up();
  expect(new Set(steps.map(({ eps }) => eps)).size).toBeGreaterThanOrEqual(20);
  expect(new Set(steps.map(({ clusters }) => clusters)).size).toBeGreaterThanOrEqual(5);
  expect(new Set(steps.map(({ noise }) => noise)).size).toBeGreaterThanOrEqual(5);
});

test('arrow keys move the slider by its step, and the groups with it', async ({ samplePage: page }) => {
  const tree = await treeOf(page, 2);
  await slider(page).focus();
  const seen: number[] = [];
  for (let i = 0; i < 24; i++) {
    await page.keyboard.press('ArrowLeft');
    const shown = await page.evaluate(readShown);
    expect(shown).toEqual(expected(tree, shown));
    seen.push(shown.eps);
  }
  expect(new Set(seen).size).toBe(24);
  expect(seen.at(-1)).toBeCloseTo(0.33 - 24 * 0.005, 6);
});

test('figures, list and map follow the slider in the same frame', async ({ samplePage: page }) => {
  const tree = await treeOf(page, 2);
  const frames = await page.evaluate(async () => {
    const range = document.querySelector<HTMLInputElement>('input[type="range"]')!;
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="face-map"]')!;
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const read = [];
    for (const eps of [0.5, 0.2, 0.3, 0.15, 0.25, 0.35, 0.22, 0.4]) {
      setValue.call(range, eps);
      range.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const figure = (name: string) => Number(document.querySelector(`[data-testid="${name}"]`)?.textContent);
      read.push({
        eps,
        stateEps: window.kaomap.store.getState().settings.eps,
        clusters: figure('cluster-count'),
        noise: figure('noise-count'),
        labels: [...document.querySelectorAll<HTMLElement>('[data-testid="cluster-row"]')].map((row) =>
          Number(row.dataset['label']),
        ),
        picture: canvas.toDataURL(),
      });
    }
    return read;
  });
  for (const { eps, stateEps, clusters, noise, labels } of frames) {
    expect(stateEps).toBe(eps);
    const cut = dbscan(tree, { eps, minPts: 2 });
    expect({ eps, clusters, noise }).toEqual({
      eps,
      clusters: cut.clusterCount,
      noise: cut.labels.filter((label) => label < 0).length,
    });
    expect(labels.length).toBeGreaterThanOrEqual(Math.min(3, cut.clusterCount));
    expect(labels.every((label) => label < cut.clusterCount)).toBe(true);
  }
  // where the groups differ, so does the drawing
  const groupings = new Set(frames.map(({ clusters, noise }) => `${clusters} ${noise}`));
  expect(groupings.size).toBeGreaterThanOrEqual(5);
  expect(new Set(frames.map(({ picture }) => picture)).size).toBeGreaterThanOrEqual(groupings.size);
});

test('minPts is followed as soon as its tree is there, 1 leaves no face on its own', async ({
  samplePage: page,
}) => {
  for (const minPts of [3, 1, 2]) {
    const tree = await treeOf(page, minPts);
    await page.getByRole('combobox', { name: /minPts/ }).selectOption(String(minPts));
    await expect
      .poll(async () => {
        const shown = await page.evaluate(readShown);
        return { clusters: shown.clusters, noise: shown.noise };
      })
      .toEqual({
        clusters: dbscan(tree, { eps: 0.33, minPts }).clusterCount,
        noise: dbscan(tree, { eps: 0.33, minPts }).labels.filter((label) => label < 0).length,
      });
  }
});
