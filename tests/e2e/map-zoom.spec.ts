import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';
import { drawnMapAxes, facesOfMarks, type MapAxes, readPlaces } from '../support/map-axes.ts';
import { readPaths } from '../support/read-page.ts';
import { type DrawnMark, drawnMap } from '../support/saved-map.ts';
import { pointedFace, sweepMap } from '../support/sweep-map.ts';

/** A pointer this far from a face's centre may still be on its thumbnail, which grows with the zoom. */
const REACH_PX = 75;
/** Two dots as far apart as this do not get in each other's way. */
const ROOM_PX = 12;
type Pixel = readonly [x: number, y: number];
/** Larger than the smaller map. */
const CORNER_PX = 200;
/** Turn of the wheel that doubles the scale. */
const DOUBLE = -500;

const canvas = (page: Page) => page.getByTestId('face-map');
const zoomOf = async (page: Page) => Number(await canvas(page).getAttribute('data-zoom'));

/** The camera rests and the frame has followed. */
const rested = (page: Page) => expect(page.locator('[data-moving]')).toHaveCount(0);

async function showAll(page: Page): Promise<void> {
  await canvas(page).press('0');
  await expect(canvas(page)).toHaveAttribute('data-zoom', '1.000');
}

test.describe.configure({ mode: 'serial' });

let places: Float32Array;
let axes: MapAxes;
const faces = () => Array.from({ length: places.length / 2 }, (_, i) => i);

test.beforeEach(async ({ samplePage: page }) => {
  await showAll(page);
  await page.getByRole('radio', { name: /move the map/i }).check({ force: true });
  await page.mouse.move(1, 1);
});

// the page is shared with other files
test.afterAll(({ sampleVisit: { page } }) => showAll(page));

test('at three scales the pointer means the face that is drawn under it', async ({ samplePage: page }) => {
  places = await readPlaces(page);
  const box = (await canvas(page).boundingBox())!;
  const away = ([x, y]: Pixel, [otherX, otherY]: Pixel) => Math.hypot(x - otherX, y - otherY);
  const paths = await readPaths(page);
  const whole = await drawnMap(page);
  axes = drawnMapAxes(whole.marks, places);
  const home = faces().map(axes.pixelOf);
  // around a picture that has company, so that there is something to see close by; not in the corner where the
  // smaller map comes once the camera goes closer
  const company = (i: number) => home.filter((other) => away(other, home[i]!) < 55).length;
  const inFaces = facesOfMarks(whole.marks, axes);
  const center = inFaces
    .filter((_, mark) => whole.marks[mark]!.path !== null)
    .filter((i) => home[i]![0] < box.width - CORNER_PX || home[i]![1] < box.height - CORNER_PX)
    .sort((i, j) => company(j) - company(i))[0]!;
  // a turn of the wheel is at whole pixels of the page
  const [centerX, centerY] = [
    Math.round(box.x + home[center]![0]) - box.x,
    Math.round(box.y + home[center]![1]) - box.y,
  ];

  for (const doublings of [0, 1.5, 1.5]) {
    const before = await zoomOf(page);
    await page.mouse.move(box.x + centerX, box.y + centerY);
    expect(await pointedFace(page)).toBe(center);
    if (doublings > 0) await page.mouse.wheel(0, doublings * DOUBLE);
    await rested(page);
    const zoom = await zoomOf(page);
    expect(zoom / before).toBeCloseTo(2 ** doublings, 2);
    // what was under the pointer stays, and all else moves away from it
    const at = home.map(([x, y]): Pixel => [centerX + zoom * (x - centerX), centerY + zoom * (y - centerY)]);
    const hits = (await sweepMap(page)).filter(({ face }) => face >= 0);
    expect(hits.length).toBeGreaterThan(0);
    for (const { x, y, face } of hits) expect(away([x, y], at[face]!)).toBeLessThan(REACH_PX);

    const { marks } = await drawnMap(page);
    const seen = marks.filter(
      ({ x, y }) =>
        x > 0 &&
        y > 0 &&
        x < box.width &&
        y < box.height &&
        (zoom === 1 || x < box.width - CORNER_PX || y < box.height - CORNER_PX),
    );
    const pictures = seen.filter(({ path }) => path !== null);
    // one whose middle is out of view may still reach into it
    const isNear = (mark: DrawnMark, other: DrawnMark) =>
      away([mark.x, mark.y], [other.x, other.y]) < (other.path === null ? ROOM_PX : REACH_PX);
    const dots = seen.filter(
      (mark) => mark.path === null && !marks.some((other) => other !== mark && isNear(mark, other)),
    );
    expect(pictures.length).toBeGreaterThan(0);
    for (const { x, y, path } of [...pictures.slice(-6), ...dots.slice(0, 4)]) {
      await page.mouse.move(box.x + x, box.y + y);
      const face = await pointedFace(page);
      // drawn where the camera says; of faces in one place, the one whose picture it is
      expect(away(at[face] ?? [Number.NaN, Number.NaN], [x, y])).toBeLessThan(1.5);
      if (path !== null) expect(paths[face]).toBe(path);
    }
  }
});

/** The faces nearest to one of them, by a distance, and a size of a shape around it whose outline is far from all. */
function findBlob(distance: (dx: number, dy: number) => number, box: { width: number; height: number }) {
  const blobs = faces().map((center) => {
    const [x, y] = axes.pixelOf(center);
    const near = faces()
      .map((face) => {
        const [faceX, faceY] = axes.pixelOf(face);
        return { face, away: distance(faceX - x, faceY - y) };
      })
      .sort((a, b) => a.away - b.away);
    const gaps = near
      .slice(0, 14)
      .map(({ away }, i) => ({ count: i + 1, from: away, to: near[i + 1]!.away }));
    const [widest] = gaps.slice(2).sort((a, b) => b.to - b.from - (a.to - a.from));
    const { count, from, to } = widest!;
    return {
      x,
      y,
      size: (from + to) / 2,
      gap: to - from,
      members: near.slice(0, count).map(({ face }) => face),
    };
  });
  const inside = blobs.filter(
    ({ x, y, size }) => x > size + 5 && y > size + 5 && x + size < box.width - 5 && y + size < box.height - 5,
  );
  const [best] = inside.sort((a, b) => b.gap - a.gap);
  expect(best!.gap).toBeGreaterThan(12);
  return { ...best!, members: best!.members.toSorted((a, b) => a - b) };
}

const selectedFaces = (page: Page) => page.evaluate(() => [...window.kaomap.store.getState().selected]);

test('a lasso around a blob selects exactly its members', async ({ samplePage: page }) => {
  const box = (await canvas(page).boundingBox())!;
  const { x, y, size, members } = findBlob(Math.hypot, box);
  await page.getByRole('radio', { name: /lasso/i }).check({ force: true });
  const corner = (i: number): [number, number] => [
    box.x + x + size * Math.cos((i * Math.PI) / 20),
    box.y + y + size * Math.sin((i * Math.PI) / 20),
  ];
  await page.mouse.move(...corner(0));
  await page.mouse.down();
  for (let i = 1; i < 40; i++) await page.mouse.move(...corner(i));
  await page.mouse.up();
  expect(await selectedFaces(page)).toEqual(members);
  await expect(page.getByText(`${members.length} faces selected`)).toBeVisible();
});

test('Shift and a drag add what a box holds, and do not move the map', async ({ samplePage: page }) => {
  const box = (await canvas(page).boundingBox())!;
  const { x, y, size, members } = findBlob((dx, dy) => Math.max(Math.abs(dx), Math.abs(dy)), box);
  const other = faces().find((face) => !members.includes(face))!;
  await page.evaluate((face) => window.kaomap.actions.select([face]), other);
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + x - size, box.y + y - size);
  await page.mouse.down();
  await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.move(box.x + x + size, box.y + y + size);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(await selectedFaces(page)).toEqual([...members, other].sort((a, b) => a - b));
  expect(await zoomOf(page)).toBe(1);
});

test('by keyboard every face can be reached, and the camera follows to those out of view', async ({
  samplePage: page,
}) => {
  await canvas(page).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(4);
  const reached = new Set<number>();
  for (let i = 0; i < faces().length; i++) {
    await page.keyboard.press('.');
    // the card is there only for a face in view
    reached.add(await pointedFace(page));
  }
  expect([...reached].sort((a, b) => a - b)).toEqual(faces());
});

test('buttons zoom, a drag moves the map, and the minimap goes where it is pressed', async ({
  samplePage: page,
}) => {
  const box = (await canvas(page).boundingBox())!;
  const picture = () => canvas(page).evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  await expect(page.getByTestId('minimap')).toHaveCount(0);
  for (const zoom of [2, 4]) {
    await page.getByRole('button', { name: /zoom in/i }).click();
    await expect.poll(() => zoomOf(page)).toBe(zoom);
  }
  await page.mouse.move(1, 1);
  await rested(page);
  const middle = await picture();
  await page.mouse.move(box.x + 300, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 240, box.y + 160, { steps: 4 });
  await page.mouse.up();
  expect(await selectedFaces(page)).toEqual([]);
  await page.mouse.move(1, 1);
  await rested(page);
  const moved = await picture();
  expect(moved).not.toBe(middle);
  const minimap = (await page.getByTestId('minimap').boundingBox())!;
  await page.mouse.click(minimap.x + minimap.width / 2, minimap.y + minimap.height / 2);
  await page.mouse.move(1, 1);
  await rested(page);
  expect(await picture()).not.toBe(moved);
  expect(await zoomOf(page)).toBe(4);
  await page.getByRole('button', { name: /zoom out/i }).click();
  await expect.poll(() => zoomOf(page)).toBe(2);
});
