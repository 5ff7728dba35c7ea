import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';
import { fitMapAxes, type MapAxes, readPlaces } from '../support/map-axes.ts';
import { sweepMap } from '../support/sweep-map.ts';

/** A pointer this far from a face's centre may still be on its thumbnail. */
const TILE_REACH_PX = 45;
/** Side of the square in the middle of a thumbnail that is looked at; the smallest picture has 24. */
const PATCH_PX = 20;

const canvas = (page: Page) => page.getByTestId('face-map');
const card = (page: Page) => page.getByTestId('hover-card');

/** Those of `faces` at whose place a picture is drawn: a dot does not fill so large a square. */
async function facesWithPicture(page: Page, faces: readonly number[]): Promise<number[]> {
  const centers = faces.map((face) => axes.pixelOf(face).map(Math.round));
  const full = await canvas(page).evaluate(
    (element, [at, side]) => {
      const context = (element as HTMLCanvasElement).getContext('2d')!;
      return at.map(([x = 0, y = 0]) =>
        context
          .getImageData(x - side / 2, y - side / 2, side, side)
          .data.every((value, i) => i % 4 !== 3 || value === 255),
      );
    },
    [centers, PATCH_PX] as const,
  );
  return faces.filter((_, i) => full[i]);
}

test.describe.configure({ mode: 'serial' });

let axes: MapAxes;
let places: Float32Array;
/** Faces drawn as pictures and far from all others on the map, so that the pointer cannot mean another. */
let lone: number[];

test('wherever the pointer goes, the card is of a face that lies there', async ({ samplePage: page }) => {
  places = await readPlaces(page);
  const seen = await sweepMap(page);
  const hits = seen.filter(({ face }) => face >= 0);
  const faces = new Set(hits.map(({ face }) => face));
  expect(faces.size).toBeGreaterThanOrEqual(12);
  expect(seen.length - hits.length).toBeGreaterThan(20);
  // the map is linear in both axes; which line is fitted to what was hit, and every hit has to lie on it
  axes = fitMapAxes(hits, places);
  for (const { x, y, face } of hits) {
    const [faceX, faceY] = axes.pixelOf(face);
    expect(Math.hypot(faceX - x, faceY - y)).toBeLessThan(TILE_REACH_PX);
  }
  const distance = (a: number, b: number) => {
    const [ax, ay] = axes.pixelOf(a);
    const [bx, by] = axes.pixelOf(b);
    return Math.hypot(ax - bx, ay - by);
  };
  const all = Array.from({ length: places.length / 2 }, (_, i) => i);
  const room = (i: number) => Math.min(...all.filter((j) => j !== i).map((j) => distance(i, j)));
  const pictures = await facesWithPicture(page, [...faces]);
  lone = pictures.sort((a, b) => room(b) - room(a)).slice(0, 3);
  expect(lone.length).toBe(3);
});

test('the card of a face shows its picture, its photo and its group', async ({ samplePage: page }) => {
  const box = (await canvas(page).boundingBox())!;
  for (const face of lone) {
    const [x, y] = axes.pixelOf(face);
    await page.mouse.move(1, 1);
    await expect(card(page)).toHaveCount(0);
    await page.mouse.move(box.x + x, box.y + y);
    await expect(card(page)).toHaveAttribute('data-face', String(face));
    const { path, label } = await page.evaluate((index) => {
      const { faces, photos } = window.kaomap.store.getState();
      const result = JSON.parse(window.kaomap.actions.resultJson()) as { faces: { cluster: number }[] };
      const photo = photos.find(({ id }) => id === faces[index]?.photoId);
      return { path: photo?.path ?? '', label: result.faces[index]?.cluster };
    }, face);
    await expect(card(page)).toContainText(path.split('/').at(-1) ?? '');
    if (label !== undefined && label >= 0) await expect(card(page)).toContainText(`#${label}`);
    else await expect(card(page)).toContainText(/own/i);
    const picture = await card(page)
      .locator('img')
      .evaluate(async (element, index) => {
        const image = element as HTMLImageElement;
        await image.decode();
        const thumbnail = window.kaomap.store.getState().faces[index]!.thumbnail;
        const own = await createImageBitmap(thumbnail);
        const pixels = (picture: CanvasImageSource) => {
          const context = new OffscreenCanvas(own.width, own.height).getContext('2d')!;
          context.drawImage(picture, 0, 0);
          return context.getImageData(0, 0, own.width, own.height).data;
        };
        const [shown, expected] = [pixels(image), pixels(own)];
        return {
          width: image.naturalWidth,
          isOwn: shown.every((value, i) => value === expected[i]),
        };
      }, face);
    expect(picture).toEqual({ width: 144, isOwn: true });
  }
});

test('the map draws at a face’s place a picture of its group and of no other', async ({
  samplePage: page,
}) => {
  await page.mouse.move(1, 1);
  for (const face of lone) {
    const differences = await canvas(page).evaluate(
      (element, [x, y, patch]) => {
        const map = (element as HTMLCanvasElement).getContext('2d')!;
        const drawn = map.getImageData(x - patch / 2, y - patch / 2, patch, patch).data;
        const sketch = new OffscreenCanvas(patch, patch).getContext('2d', { willReadFrequently: true })!;
        const { faces } = JSON.parse(window.kaomap.actions.resultJson()) as { faces: { cluster: number }[] };
        const difference = (picture: ImageBitmap, side: number, shiftX: number, shiftY: number) => {
          sketch.drawImage(picture, (patch - side) / 2 + shiftX, (patch - side) / 2 + shiftY, side, side);
          const { data } = sketch.getImageData(0, 0, patch, patch);
          return drawn.reduce((sum, value, i) => sum + Math.abs(value - data[i]!), 0) / drawn.length;
        };
        // how large it is drawn is the map's own affair, and its place is fitted to a few pixels
        const shifts = [-4, -2, 0, 2, 4];
        const sides = [24, 28, 34, 40, 50];
        return Promise.all(
          window.kaomap.store.getState().faces.map(async ({ thumbnail }, i) => {
            const picture = await createImageBitmap(thumbnail);
            const all = sides.flatMap((side) =>
              shifts.flatMap((dx) => shifts.map((dy) => difference(picture, side, dx, dy))),
            );
            return { cluster: faces[i]?.cluster ?? -1, difference: Math.min(...all) };
          }),
        );
      },
      [...axes.pixelOf(face).map(Math.round), PATCH_PX] as [number, number, number],
    );
    const own = differences[face]!;
    const others = differences.filter(
      ({ cluster }, i) => i !== face && (cluster !== own.cluster || cluster < 0),
    );
    expect(own.difference).toBeLessThan(Math.min(...others.map(({ difference }) => difference)));
  }
});

test('a click selects the face on map and list, a click on empty space clears', async ({
  samplePage: page,
}) => {
  const box = (await canvas(page).boundingBox())!;
  const [face = -1] = lone;
  const [x, y] = axes.pixelOf(face);
  await page.mouse.click(box.x + x, box.y + y);
  expect(await page.evaluate(() => window.kaomap.store.getState().selected)).toEqual([face]);
  const inList = page.getByRole('list', { name: /groups/i }).locator(`button[data-face="${face}"]`);
  await expect(inList).toBeVisible();
  await expect(inList).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('list', { name: /groups/i }).locator('[aria-pressed="true"]')).toHaveCount(1);

  const all = Array.from({ length: places.length / 2 }, (_, i) => axes.pixelOf(i));
  const room = (at: readonly [number, number]) =>
    Math.min(...all.map(([px, py]) => Math.hypot(px - at[0], py - at[1])));
  // near the top edge, for the bar that tells what is selected takes room below
  // and left of the buttons
  const spots = Array.from({ length: 9 }, (_, i): [number, number] => [(box.width * (i + 0.5)) / 10, 12]);
  const [empty = [0, 0]] = spots.sort((a, b) => room(b) - room(a));
  await page.mouse.click(box.x + empty[0], box.y + empty[1]);
  await expect(inList).toHaveAttribute('aria-pressed', 'false');
  expect(await page.evaluate(() => window.kaomap.store.getState().selected)).toEqual([]);
});
