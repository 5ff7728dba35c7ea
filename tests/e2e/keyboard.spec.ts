import type { Page } from '@playwright/test';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';

/** Tab to the element whose name or text is like `what`, as somebody would who has no mouse. */
async function tabTo(page: Page, what: RegExp): Promise<void> {
  const name = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      // past the last element the browser's own buttons come, and the page has none
      return element === document.body ? '' : (element?.ariaLabel ?? element?.textContent ?? '');
    });
  const passed: string[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    passed.push(await name());
    if (what.test(passed.at(-1) ?? '')) return;
  }
  throw new Error(`Tab never came to ${what}, only to ${passed.join(' | ')}`);
}

test('all of it works by keyboard: samples, slider, faces of map and list, export', async ({ page }) => {
  // nine of the sample photos do for this
  await page.route('**/samples/samples.json', async (route) => {
    const files = (await (await route.fetch()).json()) as { file: string }[];
    await route.fulfill({ json: files.filter(({ file }) => file.startsWith('person-')).slice(0, 9) });
  });
  await page.goto('/?backend=wasm&eps=0.29');
  await tabTo(page, /sample photos/i);
  await page.keyboard.press('Enter');
  await waitUntilDone(page, { tsne: true });
  await expect(page.getByTestId('cluster-count')).toHaveText('3');

  await tabTo(page, /how alike.*eps/i);
  await page.keyboard.press('Home');
  await expect(page.getByTestId('cluster-count')).toHaveText('0');
  await expect(page.getByTestId('noise-count')).toHaveText('9');
  for (let i = 0; i < 58; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('cluster-count')).toHaveText('3');

  await tabTo(page, /map of all faces/i);
  await page.keyboard.press('ArrowRight');
  const card = page.getByTestId('hover-card');
  await expect(card).toHaveRole('status');
  const pointed = Number(await card.getAttribute('data-face'));
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.kaomap.store.getState().selected)).toEqual([pointed]);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => window.kaomap.store.getState().selected)).toEqual([]);

  await tabTo(page, /^face \d+ in samples\/person-/i);
  const focused = page.locator('button:focus');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('aria-pressed', 'true');
  const face = Number(await focused.getAttribute('data-face'));
  expect(await page.evaluate(() => window.kaomap.store.getState().selected)).toEqual([face]);

  await tabTo(page, /export json/i);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});
