import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';
import { facesOfPeople, putFaces } from '../support/put-faces.ts';

const peoplePage = test.extend<{ people: Page }>({
  people: async ({ open }, use) => {
    const page = await open('eps=0.2');
    await putFaces(page, facesOfPeople([8, 6, 5, 3, 1]));
    await use(page);
  },
});

/** Names of the rows of the list, from the top. */
const names = (page: Page) => page.getByTestId('group-name').allTextContents();
const row = (page: Page, place: number) => page.getByTestId('cluster-row').nth(place);
const steps = (page: Page) => page.evaluate(() => window.kaomap.store.getState().history.log.entries.length);

async function nameRow(page: Page, place: number, name: string): Promise<void> {
  await row(page, place).getByTestId('group-name').click();
  await page.getByTestId('name-field').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('name-field')).toHaveCount(0);
}

peoplePage(
  'a group is named by keys, the scope is told before, and the name survives the slider',
  async ({ people: page }) => {
    await row(page, 0).locator('button[data-face]').first().focus();
    await page.keyboard.press('n');
    await page.keyboard.type('Anna');
    await expect(page.getByTestId('name-scope')).toHaveText(/names 8 faces/);
    expect(await steps(page)).toBe(0);
    await page.keyboard.press('Enter');
    expect(await names(page)).toEqual(['Anna', 'Who is this?', 'Who is this?', 'Who is this?']);
    await expect(page.getByTestId('last-step')).toContainText(/Named 8 faces .*Anna/);
    for (const eps of [0, 0.05, 0.5]) {
      await page.evaluate((value) => window.kaomap.actions.setEps(value), eps);
      await expect(row(page, 0).getByTestId('group-name')).toHaveText('Anna');
      await expect(row(page, 0)).toContainText('8 faces');
    }
  },
);

peoplePage('Escape leaves a name as it was', async ({ people: page }) => {
  await row(page, 0).getByTestId('group-name').click();
  await page.keyboard.type('Anna');
  await page.keyboard.press('Escape');
  expect(await names(page)).not.toContain('Anna');
  expect(await steps(page)).toBe(0);
});

peoplePage('a known name is offered while typing, and taking it joins the two', async ({ people: page }) => {
  await nameRow(page, 0, 'Anna Maria');
  await row(page, 1).getByTestId('group-name').click();
  await page.keyboard.type('mar');
  await expect(page.getByRole('option', { name: 'Anna Maria' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('name-scope')).toContainText(/adds 6 faces to .*Anna Maria/);
  await page.keyboard.press('Enter');
  await expect(row(page, 0)).toContainText('14 faces');
  expect((await names(page)).filter((name) => name === 'Anna Maria')).toHaveLength(1);
});

peoplePage('Ctrl+Z and Ctrl+Shift+Z undo and redo, but not in a text field', async ({ people: page }) => {
  await nameRow(page, 0, 'Anna');
  await nameRow(page, 1, 'Ben');
  await page.keyboard.press('Control+z');
  expect((await names(page)).slice(0, 2)).toEqual(['Anna', 'Who is this?']);
  await page.keyboard.press('Control+z');
  expect(await names(page)).not.toContain('Anna');
  await page.keyboard.press('Control+Shift+z');
  expect((await names(page))[0]).toBe('Anna');
  await row(page, 0).getByTestId('group-name').click();
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  expect((await names(page))[0]).toBe('Anna');
});

peoplePage('the history lists every step, and takes any of them back', async ({ people: page }) => {
  await nameRow(page, 0, 'Anna');
  await nameRow(page, 1, 'Ben');
  await page.getByRole('button', { name: 'History' }).click();
  const list = page.getByTestId('history-step');
  await expect(list).toHaveCount(2);
  await expect(list.first()).toContainText(/Named 6 faces .*Ben/);
  await list.last().getByRole('button', { name: 'Take back' }).click();
  expect((await names(page)).slice(0, 2)).toEqual(['Ben', 'Who is this?'].sort().reverse());
  await list.last().getByRole('button', { name: 'Bring back' }).click();
  expect((await names(page)).slice(0, 2)).toEqual(['Anna', 'Ben']);
});

peoplePage(
  'each act of a menu says its scope before, and its undo takes exactly that back',
  async ({ people: page }) => {
    await nameRow(page, 0, 'Anna');
    const before = await page.evaluate(() =>
      JSON.stringify(window.kaomap.store.getState().history.log.entries),
    );
    await row(page, 0).getByTestId('act-menu').click();
    const hide = page.locator('[data-act="hide"]:visible');
    await expect(hide).toContainText('Hide 8 faces');
    await hide.click();
    await expect(page.getByTestId('last-step')).toContainText('Hid 8 faces');
    expect(await names(page)).not.toContain('Anna');
    await page.getByTestId('last-step').getByRole('button', { name: 'Undo' }).click();
    expect((await names(page))[0]).toBe('Anna');
    const [first] = await page.evaluate(() => window.kaomap.store.getState().history.log.entries);
    expect(JSON.stringify([first])).toBe(before);
  },
);

peoplePage('names are text, whatever is in them', async ({ people: page }) => {
  const hostile = ['👩‍👩‍👧 Ōkubo', 'محمد بن سلمان', '<img src=x onerror="window.hacked=1">', '__proto__'];
  for (const [place, name] of hostile.entries()) await nameRow(page, place, name);
  expect((await names(page)).slice(0, 4)).toEqual(hostile);
  await nameRow(page, 0, '長'.repeat(500));
  expect((await names(page))[0]).toBe('長'.repeat(500));
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByTestId('history-step')).toHaveCount(5);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  // nothing sticks out: the page scrolls in no direction to the side
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(await isWide()).toBe(false);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: /groups/i }).click();
  expect(await isWide()).toBe(false);
});

peoplePage(
  '“Why together” cuts at a hop, and the two stay apart at any setting',
  async ({ people: page }) => {
    await page.evaluate(() => window.kaomap.actions.select([0, 7]));
    await page.getByRole('button', { name: /why together/i }).click();
    const cut = page.getByTestId('cut-here').first();
    await expect(cut).toHaveAttribute('title', /2 faces/);
    await cut.click();
    await page.keyboard.press('Escape');
    const label = () =>
      page.evaluate(() => {
        const { faces } = JSON.parse(window.kaomap.actions.resultJson()) as { faces: { cluster: number }[] };
        return [faces[0]?.cluster, faces[7]?.cluster];
      });
    for (const eps of [0.2, 0.5]) {
      await page.evaluate((value) => window.kaomap.actions.setEps(value), eps);
      const [first, last] = await label();
      expect(first).not.toBe(last);
    }
  },
);

peoplePage(
  'the tray tells why a face is alone, and brings back what was hidden',
  async ({ people: page }) => {
    await page.getByTestId('open-tray').click();
    const alone = page.getByTestId('tray-row');
    await expect(alone).toHaveCount(1);
    await expect(alone).toContainText('Nobody near');
    await expect(alone).toContainText(/would join group #\d at \d\.\d+/);
    await alone.getByRole('button', { name: 'Hide', exact: true }).click();
    await page.getByText(/^Hidden/).click();
    await expect(page.getByTestId('tray-row')).toHaveCount(1);
    await page.getByTestId('tray-row').getByRole('button', { name: 'Bring back' }).click();
    await expect(page.getByTestId('tray-row')).toContainText('Nobody near');
    await page.getByTestId('tray-row').locator('[data-act="join"]').click();
    await expect(page.getByTestId('tray-row')).toHaveCount(0);
  },
);
