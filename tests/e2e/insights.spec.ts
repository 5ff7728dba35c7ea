import { dbscan } from '../../src/cluster/dbscan.ts';
import { expect, test } from '../support/e2e-test.ts';
import { treeOf } from '../support/read-page.ts';

const NUMBER = /\d\.\d+/;

test('the landscape is drawn behind the slider, and its marks snap eps to where nothing changes', async ({
  samplePage: page,
}) => {
  const tree = await treeOf(page, 2);
  await page.getByTestId('rule-refine').uncheck();
  await page.getByTestId('rule-part-photos').uncheck();
  expect(await page.getByTestId('landscape').locator('svg path').count()).toBeGreaterThan(1);
  const marks = page.getByTestId('plateau-mark');
  expect(await marks.count()).toBeGreaterThan(1);
  for (const mark of await marks.all()) {
    await mark.click();
    const { eps } = await page.evaluate(() => window.kaomap.store.getState().settings);
    const here = dbscan(tree, { eps, minPts: 2 });
    await expect(page.getByTestId('cluster-count')).toHaveText(String(here.clusterCount));
    // a stretch, not a point: it is in the middle of one, and up to its ends all stays the same
    const [from = 0, to = 0] =
      ((await mark.getAttribute('title')) ?? '')
        .match(/0\.\d+|1/g)
        ?.slice(-2)
        .map(Number) ?? [];
    expect(to - from).toBeGreaterThan(0);
    expect(eps).toBeCloseTo((from + to) / 2, 2);
    for (const near of [from + (to - from) / 4, to - (to - from) / 4]) {
      expect(dbscan(tree, { eps: near, minPts: 2 }).labels).toEqual(here.labels);
    }
  }
});

test('the suggested eps is taken by its button, and says why', async ({ samplePage: page }) => {
  const button = page.getByTestId('suggested-eps');
  const suggested = Number(NUMBER.exec((await button.textContent()) ?? '')?.[0]);
  expect(suggested).toBeGreaterThan(0.2);
  await button.click();
  const { eps } = await page.evaluate(() => window.kaomap.store.getState().settings);
  expect(eps).toBeCloseTo(suggested, 3);
  await page.getByRole('button', { name: /why\?/i }).click();
  const witnesses = page.locator('[popover]:popover-open');
  await expect(witnesses).toBeVisible();
  expect((await witnesses.textContent())?.match(/0\.\d+/g)?.length).toBeGreaterThan(2);
  await page.keyboard.press('Escape');
  await expect(witnesses).toHaveCount(0);
});

test('“why together” opens from two selected faces and shows the path between them', async ({
  samplePage: page,
}) => {
  // the two ends of the largest group that are farthest apart along the tree
  const [a, b] = await page.evaluate(() => {
    const { store, actions } = window.kaomap;
    const labels = JSON.parse(actions.resultJson()).faces.map(({ cluster }: { cluster: number }) => cluster);
    const members = labels.flatMap((label: number, i: number) => (label === labels[0] ? [i] : []));
    const pair = [members[0], members.at(-1)] as [number, number];
    actions.select(pair);
    return store.getState().selected.length === 2 ? pair : [-1, -1];
  });
  await page.getByRole('button', { name: /why together/i }).click();
  const dialog = page.getByRole('dialog');
  const faces = dialog.getByTestId('chain-path').locator('[data-face]');
  await expect(faces.first()).toHaveAttribute('data-face', String(a));
  await expect(faces.last()).toHaveAttribute('data-face', String(b));
  for (const image of await faces.locator('img').all()) {
    expect(await image.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
      144,
    );
  }
  await expect(dialog.locator('[data-weakest="true"]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('when the slider rests, the page names what joins next, and it does', async ({ samplePage: page }) => {
  await page.getByTestId('rule-refine').uncheck();
  const line = page.getByTestId('next-merge');
  await expect(line).toBeVisible();
  await line.click();
  const [a = -1, b = -1] = await page.evaluate(() => window.kaomap.store.getState().selected);
  const tree = await treeOf(page, 2);
  const apart = dbscan(tree, { eps: 0.33, minPts: 2 }).labels;
  expect(apart[a] !== apart[b] || apart[a] === -1).toBe(true);
  const at = tree.weights.find((weight) => weight > 0.33) ?? 0;
  const joined = dbscan(tree, { eps: at, minPts: 2 }).labels;
  expect(joined[a]).toBe(joined[b]);
});
