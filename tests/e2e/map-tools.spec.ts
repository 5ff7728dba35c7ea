import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { neighborhoodPreservation } from '../../src/project/neighborhood-preservation.ts';
import { fileNameLabel } from '../../src/ui/map/tools/photo-labels.ts';
import { expect, test } from '../support/e2e-test.ts';
import { drawnMapAxes, facesOfMarks, readPlaces } from '../support/map-axes.ts';
import { readDescriptors, readPaths } from '../support/read-page.ts';
import { type DrawnMap, type DrawnMark, drawnMap, saveMap } from '../support/saved-map.ts';

const canvas = (page: Page) => page.getByTestId('face-map');
const legend = (page: Page) => page.getByTestId('map-legend');
const coloring = (page: Page) => page.getByTestId('map-coloring');
const search = (page: Page) => page.getByRole('searchbox', { name: /search the map/i });
const picture = (page: Page) => canvas(page).evaluate((map) => (map as HTMLCanvasElement).toDataURL());
const faded = ({ marks }: DrawnMap) => marks.filter(({ isFaded }) => isFaded);

/** What the legend on the page lists. */
const readLegend = (page: Page): Promise<{ name: string; count: number }[]> =>
  legend(page)
    .locator('button[data-key]')
    .evaluateAll((entries) =>
      entries.map((entry) => ({
        name: entry.querySelector('bdi')?.textContent ?? '',
        count: Number(entry.querySelector('small')?.textContent),
      })),
    );

/** Distances from one face to all others, nearest first. */
function distancesFrom(face: number, rows: readonly Float32Array[]): { face: number; distance: number }[] {
  const from = rows[face]!;
  return rows
    .map((to, other) => ({ face: other, distance: Math.hypot(...from.map((value, c) => value - to[c]!)) }))
    .filter((other) => other.face !== face)
    .sort((a, b) => a.distance - b.distance);
}

test.afterEach(async ({ samplePage: page }) => {
  // the page is shared: options of the map outlive the test
  await search(page).fill('');
  await coloring(page).selectOption('cluster');
  await page.getByRole('switch', { name: /halos/i }).uncheck();
  const showAll = page.getByRole('button', { name: /show all/i });
  if ((await showAll.count()) > 0) await showAll.click();
});

test('the SVG is XML and holds the legend with its counts and one mark for each face', async ({
  samplePage: page,
}) => {
  const drawn = await drawnMap(page);
  const entries = await readLegend(page);
  const count = await page.evaluate(() => window.kaomap.store.getState().faces.length);
  expect(entries.length).toBeGreaterThan(10);
  expect(entries.reduce((sum, entry) => sum + entry.count, 0)).toBe(count);
  const start = drawn.texts.indexOf(entries[0]!.name);
  expect(drawn.texts.slice(start, start + 2 * entries.length)).toEqual(
    entries.flatMap((entry) => [entry.name, String(entry.count)]),
  );
  expect(drawn.title).toContain(String(count));
  expect(drawn.marks.length).toBe(count);
  expect(faded(drawn)).toEqual([]);
  expect(drawn.halos).toEqual([]);
  const pictures = drawn.marks.filter(({ path }) => path !== null);
  await expect(canvas(page)).toHaveAttribute('data-thumbnails', String(pictures.length));
  const paths = new Set(await readPaths(page));
  for (const { path } of pictures) expect(paths).toContain(path);
  expect(drawn.texts.join(' ')).toContain('not distances between people');
});

test('the PNG is twice as large as the drawing, and shows the map as the page does', async ({
  samplePage: page,
}) => {
  const box = (await canvas(page).boundingBox())!;
  const { width, height, map, marks } = await drawnMap(page);
  expect([map.width, map.height]).toEqual([Math.round(box.width), Math.round(box.height)]);
  const png = readFileSync(await saveMap(page, 'png')).toString('base64');
  const places = marks.filter(({ path }) => path !== null).map(({ x, y }): [number, number] => [x, y]);
  const seen = await canvas(page).evaluate(
    async (element, { png, places, map }) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const saved = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const side = 24;
      const patch = (from: CanvasImageSource, x: number, y: number, span: number) => {
        const sketch = new OffscreenCanvas(side, side).getContext('2d')!;
        sketch.drawImage(from, x - span / 2, y - span / 2, span, span, 0, 0, side, side);
        return sketch.getImageData(0, 0, side, side).data.filter((_, i) => i % 4 !== 3);
      };
      const onPage = places.map(([x, y]) => patch(element as HTMLCanvasElement, x, y, side));
      const inFile = places.map(([x, y]) => patch(saved, 2 * (map.x + x), 2 * (map.y + y), 2 * side));
      const differences = onPage.map((shown) =>
        inFile.map((kept) => shown.reduce((sum, value, i) => sum + Math.abs(value - kept[i]!), 0)),
      );
      return { width: saved.width, height: saved.height, differences };
    },
    { png, places, map },
  );
  expect([seen.width, seen.height]).toEqual([2 * width, 2 * Math.ceil(height)]);
  expect(seen.differences.length).toBeGreaterThan(10);
  // twice as sharp, so not the same, but nearer to what the page shows there than to what it shows elsewhere
  const nearest = seen.differences.map((row) => row.indexOf(Math.min(...row)));
  expect(nearest).toEqual(places.map((_, i) => i));
});

test('an entry of the legend fades its faces by a click, and stands alone by two', async ({
  samplePage: page,
}) => {
  const before = await picture(page);
  const count = (await readPlaces(page)).length / 2;
  const [first] = await readLegend(page);
  const entry = legend(page).locator('button[data-key]').first();
  await entry.click();
  await expect(entry).toHaveAttribute('aria-pressed', 'false');
  expect(await picture(page)).not.toBe(before);
  const without = faded(await drawnMap(page));
  expect(without.length).toBe(first!.count);
  expect(new Set(without.map(({ color }) => color)).size).toBe(1);
  await entry.click();
  await expect(entry).toHaveAttribute('aria-pressed', 'true');
  await entry.dblclick();
  expect(faded(await drawnMap(page)).length).toBe(count - first!.count);
  await page.getByRole('button', { name: /show all/i }).click();
  await page.mouse.move(1, 1);
  await expect.poll(() => picture(page)).toBe(before);
});

test('a photo is found by its name: its faces stay, Enter selects them, Escape ends the search', async ({
  samplePage: page,
}) => {
  const paths = await readPaths(page);
  const named = (word: string) => paths.flatMap((path, face) => (path.includes(word) ? [face] : []));
  for (const word of ['person-03', 'sample2']) {
    const found = named(word);
    expect(found.length).toBeGreaterThan(0);
    await search(page).fill(word.toUpperCase());
    await expect(page.getByText(`${found.length} faces found`)).toBeVisible();
    const drawn = await drawnMap(page);
    expect(drawn.marks.length - faded(drawn).length).toBe(found.length);
    await search(page).press('Enter');
    expect(await page.evaluate(() => window.kaomap.store.getState().selected)).toEqual(found);
  }
  await search(page).fill('no such photo');
  await expect(page.getByText('No face found')).toBeVisible();
  await search(page).press('Escape');
  await expect(search(page)).toHaveValue('');
  expect(faded(await drawnMap(page))).toEqual([]);
});

test('another coloring gives faces of one kind one color, and each kind its own', async ({
  samplePage: page,
}) => {
  const before = await picture(page);
  await coloring(page).selectOption('fileName');
  expect(await picture(page)).not.toBe(before);
  const listed = await readLegend(page);
  const paths = await readPaths(page);
  const { marks } = await drawnMap(page);
  const axes = drawnMapAxes(marks, await readPlaces(page));
  const faces = facesOfMarks(marks, axes);
  const at = faces.map((_, face) => axes.pixelOf(face));
  // of faces in one place nothing tells which mark is whose
  const isClear = ({ x, y }: DrawnMark) =>
    at.filter(([faceX, faceY]) => Math.hypot(faceX - x, faceY - y) < 1).length === 1;
  expect(marks.filter(isClear).length).toBeGreaterThan(marks.length / 2);
  const kinds = new Map<string, Set<string>>();
  for (const [i, mark] of marks.entries()) {
    if (!isClear(mark)) continue;
    const label = fileNameLabel(paths[faces[i]!] ?? '') ?? '';
    kinds.set(label, (kinds.get(label) ?? new Set()).add(mark.color));
  }
  expect(kinds.size).toBeGreaterThan(3);
  for (const colors of kinds.values()) expect(colors.size).toBe(1);
  const shown = [...kinds].filter(([label]) => listed.some(({ name }) => name === label));
  expect(new Set(shown.map(([, [color]]) => color)).size).toBe(shown.length);

  // a scale has shades and says where it begins and ends
  await coloring(page).selectOption('quality');
  await expect(legend(page)).toContainText(/\d+ px/);
  const shades = new Set((await drawnMap(page)).marks.map(({ color }) => color));
  expect(shades.size).toBeGreaterThan(20);
});

test('a click on a face lists its nearest by descriptor, nearest first, at their true distances', async ({
  samplePage: page,
}) => {
  const rows = [...(await readDescriptors(page)).values()];
  const paths = await readPaths(page);
  const box = (await canvas(page).boundingBox())!;
  const { marks } = await drawnMap(page);
  const clickable = marks.filter(({ path }) => path !== null).slice(-3);
  expect(clickable.length).toBe(3);
  for (const { x, y, path } of clickable) {
    await page.evaluate(() => window.kaomap.actions.select([]));
    await page.mouse.click(box.x + x, box.y + y);
    const [face = -1, ...more] = await page.evaluate(() => window.kaomap.store.getState().selected);
    expect(more).toEqual([]);
    expect(paths[face]).toBe(path);
    const shown = await page
      .getByTestId('nearest-faces')
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map((item) => ({
          face: Number(item.querySelector<HTMLElement>('[data-face]')?.dataset['face']),
          distance: item.querySelector('[title^="within"], [title^="beyond"]')?.textContent,
          isWithin: (item as HTMLElement).dataset['within'],
        })),
      );
    expect(shown).toEqual(
      distancesFrom(face, rows)
        .slice(0, 10)
        .map(({ face, distance }) => ({
          face,
          distance: distance.toFixed(3),
          isWithin: String(distance <= 0.33),
        })),
    );
  }
});

test('the honest figure is what is computed from descriptors and places, and halos show it face by face', async ({
  samplePage: page,
}) => {
  const rows = [...(await readDescriptors(page)).values()];
  const k = 10;
  const neighbors = Int32Array.from(
    rows.flatMap((_, face) =>
      distancesFrom(face, rows)
        .slice(0, k)
        .map((near) => near.face),
    ),
  );
  const { mean, shares } = neighborhoodPreservation(await readPlaces(page), neighbors);
  const figure = page.getByTestId('preservation');
  expect(Number(await figure.getAttribute('data-mean'))).toBeCloseTo(mean, 9);
  await expect(figure).toHaveText(new RegExp(`^${Math.round(mean * k)} of ${k} `));
  expect(mean).toBeGreaterThan(0.3);
  expect(mean).toBeLessThan(1);

  const before = await picture(page);
  const halos = page.getByRole('switch', { name: /halos/i });
  await halos.check();
  await page.mouse.move(1, 1);
  await expect.poll(() => picture(page)).not.toBe(before);
  const drawn = await drawnMap(page);
  const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);
  const strongest = Math.max(...drawn.halos) / Math.max(...shares);
  expect(drawn.halos.length).toBe(shares.filter((share) => share > 0).length);
  const expected = sorted(shares.filter((share) => share > 0)).map((share) => share * strongest);
  for (const [i, halo] of sorted(drawn.halos).entries()) expect(halo).toBeCloseTo(expected[i]!, 1);
  await halos.uncheck();
  await page.mouse.move(1, 1);
  await expect.poll(() => picture(page)).toBe(before);
});
