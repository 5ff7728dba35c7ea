import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';
import { facesOfPeople, putFaces } from '../support/put-faces.ts';

const grid = (page: Page) => page.getByTestId('review-grid');
const tiles = (page: Page) => grid(page).locator('[data-face]');
const facesNow = async (page: Page) =>
  await tiles(page).evaluateAll((all) => all.map((tile) => Number((tile as HTMLElement).dataset['face'])));

async function openReview(page: Page, counts: readonly number[]): Promise<void> {
  await putFaces(page, facesOfPeople(counts));
  await page.getByTestId('open-review').first().click();
  await expect(grid(page)).toBeFocused();
}

test('the review shows the faces farthest from the middle first, and compares each with it', async ({
  open,
}) => {
  const page = await open('eps=0.2');
  await openReview(page, [7, 4]);
  const shown = await tiles(page).allTextContents();
  const distances = shown.slice(0, -1).map(Number);
  expect(distances).toHaveLength(6);
  expect(distances).toEqual([...distances].sort((a, b) => b - a));
  // the middle of seven in a row
  expect((await facesNow(page)).at(-1)).toBe(3);
  const pane = page.getByTestId('compare-pane');
  await expect(pane.locator('[data-picture]').last()).toHaveAttribute('data-picture', '3');
  await page.keyboard.press('ArrowRight');
  await expect(pane.locator('[data-picture]').first()).toHaveAttribute(
    'data-picture',
    String((await facesNow(page))[1]),
  );
  await expect(page.getByTestId('person-figures')).toContainText('7 faces');
  await expect(page.getByTestId('person-figures')).toContainText(/weakest link 0\.\d+/);
});

test('everything on the review page works by keys', async ({ open }) => {
  const page = await open('eps=0.2');
  await openReview(page, [9, 4]);
  await page.keyboard.press('n');
  await page.keyboard.type('Anna');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('group-page').getByTestId('group-name')).toHaveText('Anna');
  await grid(page).focus();

  const [first = -1] = await facesNow(page);
  await page.keyboard.press('x');
  await expect(tiles(page)).toHaveCount(8);
  expect(await facesNow(page)).not.toContain(first);
  await page.keyboard.press('u');
  await expect(tiles(page)).toHaveCount(9);

  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(grid(page).locator('[aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('s');
  await expect(tiles(page)).toHaveCount(7);
  await expect(page.getByTestId('cluster-row')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(tiles(page)).toHaveCount(9);

  await page.keyboard.press('m');
  await page.keyboard.type('Ben');
  await expect(page.getByTestId('name-scope')).toContainText(/moves 1 face from .*Anna.* to .*Ben/);
  await page.keyboard.press('Enter');
  await expect(tiles(page)).toHaveCount(8);
  await expect(grid(page)).toBeFocused();

  await page.keyboard.press('h');
  await expect(tiles(page)).toHaveCount(7);
  await page.keyboard.press('f');
  await expect(tiles(page)).toHaveCount(6);
  await page.keyboard.press('Enter');
  await expect(grid(page).getByTitle('confirmed')).toHaveCount(1);
  await page.keyboard.press('c');
  await expect(page.getByTestId('last-step')).toContainText(/Chose the picture of .*Anna/);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0);
  await grid(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('group-page')).toHaveCount(0);
});

test('the page follows its person when the slider takes the group apart', async ({ open }) => {
  const page = await open('eps=0.2');
  await openReview(page, [6, 4]);
  await page.keyboard.press('n');
  await page.keyboard.type('Anna');
  await page.keyboard.press('Enter');
  await page.evaluate(() => window.kaomap.actions.setEps(0));
  await expect(tiles(page)).toHaveCount(6);
  await expect(page.getByTestId('group-page').getByTestId('group-name')).toHaveText('Anna');
  // by likeness alone none of them has anybody near
  await expect(page.getByTestId('odd-mark').first()).toHaveAttribute('title', /near nobody/);
  await expect(page.getByTestId('odd-count')).toContainText('6');
});

test('of a thousand faces only those in view are in the page', async ({ open }) => {
  const page = await open('eps=0.2');
  await openReview(page, [1000, 3]);
  expect(await tiles(page).count()).toBeLessThan(200);
  await page.keyboard.press('End');
  await expect(grid(page).locator('[data-focused="true"]')).toHaveText('◎');
  expect(await tiles(page).count()).toBeLessThan(200);
});

test('the photos of a person can be narrowed to those with another', async ({ open }) => {
  const page = await open('eps=0.2');
  const faces = facesOfPeople([5, 4]).map((face, i) => ({ ...face, order: i }));
  // the first two photos of the one show the other too
  const shared = faces.map((face, i) =>
    i >= 5 && i < 7 ? { ...face, photo: i - 5, path: `both/${i - 5}.jpg` } : face,
  );
  shared.sort((a, b) => a.photo - b.photo || a.order - b.order);
  await putFaces(page, shared);
  await page.getByTestId('open-review').first().click();
  await page.getByTestId('group-page').getByText('Photos', { exact: true }).click();
  await expect(page.getByTestId('person-photo')).toHaveCount(5);
  await page.getByLabel(/photos with/i).selectOption({ index: 1 });
  await expect(page.getByTestId('person-photo')).toHaveCount(2);
});

test('a question is answered by a key, leaves for good, and comes back by undo', async ({ open }) => {
  const page = await open('eps=0.05');
  await putFaces(
    page,
    facesOfPeople([5, 5]).map((face, i) => {
      // two halves of each person, 0.3 apart
      const angle = Math.floor(i / 5) * 1.2 + (i % 5 < 2 ? 0 : 0.3) + (i % 5) * 0.01;
      const descriptor = new Float32Array(128);
      descriptor[0] = Math.cos(angle);
      descriptor[1] = Math.sin(angle);
      return { ...face, descriptor };
    }),
  );
  await page.getByRole('tab', { name: /to check/i }).click();
  const panel = page.getByTestId('repair-panel');
  await expect(panel).toHaveAttribute('data-count', '2');
  await expect(page.getByTestId('cluster-count')).toHaveText('4');
  await page.keyboard.press('y');
  await expect(panel).toHaveAttribute('data-count', '1');
  await expect(page.getByTestId('cluster-count')).toHaveText('3');
  await page.keyboard.press('n');
  await expect(panel).toHaveAttribute('data-count', '0');
  await expect(panel).toHaveAttribute('data-pending', 'false');
  await expect(panel).toContainText(/nothing looks wrong/i);
  await page.evaluate(() => {
    window.kaomap.actions.setEps(0.06);
    window.kaomap.actions.setEps(0.05);
  });
  await expect(panel).toHaveAttribute('data-count', '0');
  await page.keyboard.press('Control+z');
  await expect(panel).toHaveAttribute('data-count', '1');
});
