import type { Page } from '@playwright/test';
import { dragPaths, dropPaths } from '../support/drop-folder.ts';
import { expect, test } from '../support/e2e-test.ts';

const overlay = (page: Page) => page.getByTestId('drop-overlay');
const paths = (page: Page) =>
  page.evaluate(() => window.kaomap.store.getState().photos.map(({ path }) => path));
const NOTE = { 'note.txt': Buffer.from('a note') };
const OUTSIDE = { x: -10, y: -10 };

/** Lay something under the pointer that the page takes away, or puts anew, at an event of the drag. */
async function laySomething(page: Page, isPutAnew: boolean, events: readonly string[]): Promise<void> {
  await page.evaluate(
    ([again, types]) => {
      let something = document.createElement('p');
      something.style.cssText = 'position: fixed; inset: 0; z-index: 1';
      document.body.append(something);
      const change = () => {
        const next = something.cloneNode() as HTMLParagraphElement;
        something.remove();
        if (again) document.body.append(next);
        something = next;
      };
      for (const type of types) window.addEventListener(type, change, { once: !again });
    },
    [isPutAnew, events] as const,
  );
}

// a list that is drawn anew while photos are read
for (const events of [['dragenter'], ['dragover'], ['dragenter', 'dragover']]) {
  test(`a drop is taken where each ${events.join(' and ')} puts what is under the pointer anew`, async ({
    open,
    folder,
  }) => {
    const page = await open();
    await laySomething(page, true, events);
    await dropPaths(page, [folder('album', NOTE)]);
    await expect.poll(() => paths(page)).toEqual(['album/note.txt']);
    await expect(overlay(page)).toHaveCount(0);
  });
}

test('files that are dragged over the page and away leave nothing over it', async ({ open, folder }) => {
  const page = await open();
  const album = folder('album', NOTE);
  await dragPaths(page, [album], ['dragEnter', 'dragOver']);
  await expect(overlay(page)).toBeVisible();
  await dragPaths(page, [album], ['dragOver'], OUTSIDE);
  await expect(overlay(page)).toHaveCount(0);

  // what has gone does not tell that they left
  await laySomething(page, false, ['dragenter']);
  await dragPaths(page, [album], ['dragEnter']);
  await expect(overlay(page)).toBeVisible();
  await dragPaths(page, [album], ['dragOver'], OUTSIDE);
  await page.mouse.move(300, 300);
  await expect(overlay(page)).toHaveCount(0);
});
