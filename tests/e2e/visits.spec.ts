import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseCsv } from '../eval/parse-csv.ts';
import { expect, test } from '../support/e2e-test.ts';

const rows = (page: Page) => page.getByTestId('visit-row');
const count = async (page: Page, kind: string) =>
  Number(await page.getByTestId(`visits-${kind}`).textContent());
const rule = {
  amount: /how many visits or days/i,
  unit: /visits or days$/i,
  days: /days that count/i,
  gap: /minutes between two visits/i,
};

const visits = test.extend<{ page: Page }>({
  page: async ({ samplePage: page }, use) => {
    await page.evaluate(() => {
      location.hash = 'visits';
    });
    await expect(rows(page).first()).toBeVisible();
    await use(page);
    // the sample visit is shared
    await page.getByLabel(rule.amount).fill('3');
    await page.getByLabel(rule.unit).selectOption('days');
    await page.getByLabel(rule.days).fill('30');
    await page.getByLabel(rule.gap).fill('30');
    await page.evaluate(() => {
      location.hash = '';
    });
  },
});

/** All rows of the table, cell by cell, scrolled to the end. */
function readTable(page: Page): Promise<string[][]> {
  return rows(page)
    .first()
    .evaluate(async (row) => {
      const scroller = row.closest('table')?.parentElement;
      if (!scroller) throw new Error('the table has no scroller');
      const seen = new Map<number, string[]>();
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      for (let top = 0; ; top += scroller.clientHeight / 2) {
        scroller.scrollTop = top;
        await frame();
        for (const line of scroller.querySelectorAll<HTMLTableRowElement>('[data-testid="visit-row"]')) {
          const cells = [...line.cells].map(
            (cell) => cell.querySelector('time')?.dateTime ?? cell.textContent.trim(),
          );
          seen.set(line.ariaRowIndex === null ? -1 : Number(line.ariaRowIndex), cells);
        }
        if (top + scroller.clientHeight >= scroller.scrollHeight) break;
      }
      return [...seen].sort(([a], [b]) => a - b).map(([, cells]) => cells);
    });
}

visits('the samples tell a month of a shop, each date by its camera', async ({ page }) => {
  const table = await readTable(page);
  expect(table.length).toBe(await count(page, 'all'));
  for (const cells of table) {
    expect(cells[4]).toMatch(/^2026-10-/);
    expect(cells[5]).toMatch(/^2026-10-/);
  }
  for (const kind of ['regular', 'seenBefore', 'new']) expect(await count(page, kind)).toBeGreaterThan(2);
  await expect(page.getByTestId('date-sources')).toContainText(/\d+ by the camera/);
  await expect(page.getByTestId('date-sources')).not.toContainText(/file/);
});

visits('the CSV file, opened by a parser, is the table of the page', async ({ page }) => {
  await page.getByRole('columnheader', { name: 'Person' }).getByRole('button').click();
  const coming = page.waitForEvent('download');
  await page.getByTestId('save-visits').click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('kaomap-visits.csv');
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const [header = [], ...lines] = parseCsv(text);
  const at = (name: string) => header.indexOf(name);
  const csv = lines.map((line) =>
    ['person', 'status', 'visits', 'days', 'first seen', 'last seen'].map((name) => line[at(name)]),
  );
  const shown = (await readTable(page)).map(([person, status, came, days, first = '', last = '']) => [
    person,
    status?.toLowerCase(),
    came,
    days,
    ...[first, last].map((time) => time.slice(0, 16).replace('T', ' ')),
  ]);
  expect(csv).toEqual(shown);
  expect(lines.every((line) => line.length === header.length)).toBe(true);
  // every face is in the table once
  const faces = lines.reduce((sum, line) => sum + Number(line[at('faces')]), 0);
  expect(faces).toBe(await page.evaluate(() => window.kaomap.store.getState().faces.length));
  await page.getByRole('columnheader', { name: 'Visits' }).getByRole('button').click();
});

visits('another rule changes the list at once, and half-typed numbers change nothing', async ({ page }) => {
  const before = await count(page, 'regular');
  await page.getByLabel(rule.amount).fill('5');
  const stricter = await count(page, 'regular');
  expect(stricter).toBeLessThan(before);
  expect(stricter).toBe((await readTable(page)).filter((cells) => Number(cells[3]) >= 5).length);
  await page.getByLabel(rule.amount).fill('');
  expect(await count(page, 'regular')).toBe(stricter);
  await page.getByLabel(rule.amount).fill('1');
  expect(await count(page, 'regular')).toBe(await count(page, 'all'));
  // of late only: fewer came within one day of the newest photo
  await page.getByLabel(rule.days).fill('1');
  expect(await count(page, 'regular')).toBeLessThan(await count(page, 'all'));
  await page.getByLabel(rule.days).fill('30');
  await page.getByLabel(rule.amount).fill('3');
  await page.getByLabel(rule.unit).selectOption('visits');
  expect(await count(page, 'regular')).toBe(
    (await readTable(page)).filter((cells) => Number(cells[2]) >= 3).length,
  );
  // a gap of a day makes noon and evening one visit
  const total = async () => (await readTable(page)).reduce((sum, cells) => sum + Number(cells[2]), 0);
  const many = await total();
  await page.getByLabel(rule.gap).fill('1440');
  expect(await total()).toBeLessThan(many);
});

visits('a tile shows its kind only, and the columns sort by keyboard', async ({ page }) => {
  await page.getByRole('radio', { name: /regular/i }).focus();
  await page.keyboard.press('Space');
  await expect(rows(page)).toHaveCount(await count(page, 'regular'));
  await expect(rows(page).first()).toHaveAttribute('data-status', 'regular');
  await page.getByRole('radio', { name: /all/i }).check({ force: true });
  const head = page.getByRole('columnheader', { name: 'Last seen' });
  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const last = (await readTable(page)).map((cells) => cells[5] ?? '');
  expect(last).toEqual([...last].sort().reverse());
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('columnheader', { name: 'Visits' }).getByRole('button').click();
});

visits('four charts are drawn, and each has its figures as a table', async ({ page }) => {
  const table = await readTable(page);
  const total = table.reduce((sum, cells) => sum + Number(cells[2]), 0);
  const charts = page.getByRole('figure');
  await expect(charts).toHaveCount(4);
  for (const chart of await charts.all()) {
    await expect(chart.locator('svg').first()).toBeVisible();
    await chart.getByText('As a table').click();
    await expect(chart.getByRole('table')).toBeVisible();
  }
  const figures = async (name: RegExp) =>
    (await charts.filter({ hasText: name }).locator('tbody tr').all()).map((row) =>
      row.locator('td').allTextContents(),
    );
  const numbers = async (name: RegExp) =>
    (await Promise.all(await figures(name))).map((cells) => cells.slice(1).map(Number));
  const perDay = await numbers(/visits per day/i);
  expect(perDay.flat().reduce((sum, n) => sum + n, 0)).toBe(total);
  const hours = await numbers(/when they come/i);
  expect(hours.reduce((sum, cells) => sum + (cells.at(-1) ?? 0), 0)).toBe(total);
  const distribution = await Promise.all(await figures(/how often people came/i));
  const people = (came: number) => table.filter((cells) => Number(cells[2]) === came).length;
  expect(distribution.length).toBe(new Set(table.map((cells) => cells[2])).size);
  for (const [came, shown] of distribution) expect(Number(shown)).toBe(people(Number(came)));
  for (const chart of await charts.all()) await chart.getByText('As a table').click();
});

test('the page of visits says what to do where nobody is, and lets the samples be tried', async ({
  open,
}) => {
  const page = await open('keep=off#visits');
  await expect(page.getByText(/there is nobody here yet/i)).toBeVisible();
  await expect(page.getByRole('button', { name: /sample photos/i })).toBeEnabled();
});
