import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { euclidean } from '../../src/math/vector.ts';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test } from '../support/e2e-test.ts';
import { readPhotos } from '../support/enroll.ts';
import { facesOfPeople, putFaces } from '../support/put-faces.ts';
import { samplePhoto } from '../support/sample-folder.ts';

const OPENFACE = fileURLToPath(new URL('../../../shared/faces/openface', import.meta.url));
const hasOpenface = existsSync(OPENFACE);
/** Equal engines give equal descriptors; this is for the sums of single-precision numbers. */
const EXACT = 1e-6;

const result = (page: Page) => page.getByTestId('compare-result');
const pane = (page: Page, side: 0 | 1) => page.locator(`[data-side="${side}"]`);
const faceButtons = (page: Page, side: 0 | 1) => pane(page, side).locator('button[aria-pressed]');
const distanceOf = async (page: Page) => Number(await result(page).getAttribute('data-distance'));

async function setThreshold(page: Page, to: number): Promise<void> {
  await page.getByRole('slider', { name: /same person up to/i }).fill(String(to));
}

/** Descriptors of a photo's faces, left to right, as the collection has them. */
function descriptorsOf(page: Page, file: string): Promise<number[][]> {
  return page.evaluate((name) => {
    const { photos, faces } = window.kaomap.store.getState();
    const photo = photos.find(({ path }) => path.endsWith(name));
    return faces.filter(({ photoId }) => photoId === photo?.id).map(({ descriptor }) => [...descriptor]);
  }, file);
}

const apart = (a: readonly number[], b: readonly number[]) =>
  euclidean(Float32Array.from(a), Float32Array.from(b));

test('two photos dropped on a link without a collection are compared exactly, and by the other descriptor too', async ({
  open,
}) => {
  const page = await open('keep=off#compare');
  const [one, three] = ['person-08-1.jpg', 'sample3.jpg'];
  await expect(page.getByText(/as soon as there is a face on each side/i)).toBeVisible();
  await dropPaths(page, [samplePhoto(one), samplePhoto(three)]);
  await expect(result(page)).toBeVisible({ timeout: 60_000 });
  await expect(pane(page, 0)).toContainText(one);
  await expect(faceButtons(page, 0)).toHaveCount(0);
  await expect(faceButtons(page, 1)).toHaveCount(3);

  // nothing was added
  expect(await page.evaluate(() => window.kaomap.store.getState().photos.length)).toBe(0);
  await expect(page.getByTestId('compare-standing')).toHaveAttribute('data-among', 'measured');

  const shown: number[] = [];
  for (const place of [0, 1, 2]) {
    await faceButtons(page, 1).nth(place).click();
    shown.push(await distanceOf(page));
  }
  await expect(result(page)).toHaveAttribute('data-verdict', 'same');
  const closest = shown.indexOf(Math.min(...shown));
  expect(closest).toBe(2);

  // the threshold decides, and can be taken back
  await setThreshold(page, 0.05);
  await expect(result(page)).toHaveAttribute('data-verdict', 'different');
  await expect(result(page)).toContainText('Two different people');
  await page.getByRole('button', { name: /reset to 0\.415/i }).click();
  await expect(result(page)).toHaveAttribute('data-verdict', 'same');

  await page.getByRole('button', { name: /compare that way/i }).click();
  const other = page.getByTestId('compare-other');
  await expect(other).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
  const otherDistance = Number(await other.locator('[data-distance]').getAttribute('data-distance'));
  await expect(other).toContainText('The same person');

  // the same photos read into collections of either kind give the same distances
  await readPhotos(page, [samplePhoto(one), samplePhoto(three)]);
  const [mine] = await descriptorsOf(page, one);
  const theirs = await descriptorsOf(page, three);
  for (const [i, face] of theirs.entries())
    expect(Math.abs(apart(mine!, face) - shown[i]!)).toBeLessThan(EXACT);
  const faceres = await open('descriptor=faceres-1024&keep=off');
  await readPhotos(faceres, [samplePhoto(one), samplePhoto(three)]);
  const [here] = await descriptorsOf(faceres, one);
  const there = await descriptorsOf(faceres, three);
  expect(Math.abs(apart(here!, there[closest]!) - otherDistance)).toBeLessThan(1e-4);
});

test('a photo goes to the side it is dropped on, and what shows no face or is no photo gets a sentence', async ({
  open,
  folder,
}) => {
  const page = await open('keep=off#compare');
  const gray = await sharp({ create: { width: 200, height: 200, channels: 3, background: 'gray' } })
    .jpeg()
    .toBuffer();
  const files = folder('odd', { 'wall.jpg': gray, 'notes.jpg': Buffer.from('no picture at all') });
  const middleOf = async (side: 0 | 1) => {
    const box = await pane(page, side).boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  await dropPaths(page, [`${files}/wall.jpg`], await middleOf(1));
  await expect(pane(page, 1).getByRole('alert')).toContainText(/no face was found/i, { timeout: 60_000 });
  await dropPaths(page, [`${files}/notes.jpg`], await middleOf(0));
  await expect(pane(page, 0).getByRole('alert')).not.toBeEmpty();
  await pane(page, 1)
    .getByRole('button', { name: /take away/i })
    .click();
  await expect(pane(page, 1)).toContainText(/or drop one here/i);
  await expect(result(page)).toHaveCount(0);
});

test('a link shows two faces of the collection, and where their distance lies among its pairs', async ({
  open,
}) => {
  const page = await open('eps=0.2&keep=off');
  const faces = facesOfPeople([8, 6, 5]);
  await putFaces(page, faces);
  await page.evaluate(() => {
    location.hash = 'compare/face-0/face-7';
  });
  await expect(result(page)).toBeVisible();
  const distance = apart([...faces[0]!.descriptor], [...faces[7]!.descriptor]);
  expect(Math.abs((await distanceOf(page)) - distance)).toBeLessThan(EXACT);

  // every pair of these few is looked at: counted here once more
  const standing = page.getByTestId('compare-standing');
  await expect(standing).toHaveAttribute('data-among', 'collection');
  const personOf = (face: number) => faces[face]!.path.split('/')[0];
  const pairs = faces.flatMap((a, i) =>
    faces.slice(i + 1).map((b, k) => ({
      isSame: personOf(i) === personOf(i + 1 + k),
      distance: apart([...a.descriptor], [...b.descriptor]),
    })),
  );
  for (const [isSame, line] of [
    [true, /Photos of one person: (\S+)%/],
    [false, /Different people: (\S+)%/],
  ] as const) {
    const own = pairs.filter((pair) => pair.isSame === isSame);
    const share = own.filter((pair) => pair.distance < distance).length / own.length;
    const shown = Number(line.exec((await standing.textContent()) ?? '')?.[1]);
    expect(Math.abs(shown - 100 * share)).toBeLessThan(1);
  }
  await expect(standing).toContainText('53 and 118 pairs');
  await page.evaluate(() => {
    location.hash = 'compare/face-0/nobody';
  });
  await expect(page.getByRole('alert')).toContainText(/not on the page/i);
});

test('real people are told apart, and of two in one photo the right one can be chosen (../shared/faces/openface)', async ({
  open,
}) => {
  test.skip(!hasOpenface, '../shared/faces/openface is absent');
  const page = await open('keep=off#compare');
  const put = async (side: 0 | 1, name: string) => {
    await page.getByTestId(`compare-file-${side}`).setInputFiles(`${OPENFACE}/${name}`);
    await expect(pane(page, side)).toContainText(name);
    await expect(pane(page, side)).toHaveAttribute('data-filled', 'true', { timeout: 60_000 });
  };
  for (const [left, right, verdict] of [
    ['lennon-1.jpg', 'lennon-2.jpg', 'same'],
    ['clapton-1.jpg', 'clapton-2.jpg', 'same'],
    ['adams.jpg', 'carell.jpg', 'different'],
    ['lennon-1.jpg', 'clapton-1.jpg', 'different'],
  ] as const) {
    await put(0, left);
    await put(1, right);
    await expect(result(page), `${left} and ${right}`).toHaveAttribute('data-verdict', verdict);
  }
  await put(0, 'longoria-cooper.jpg');
  await put(1, 'longoria-cooper.jpg');
  await expect(faceButtons(page, 0)).toHaveCount(2);
  await faceButtons(page, 0).nth(0).click();
  await faceButtons(page, 1).nth(1).click();
  await expect(result(page)).toHaveAttribute('data-verdict', 'different');
  await faceButtons(page, 1).nth(0).focus();
  await page.keyboard.press('Enter');
  expect(await distanceOf(page)).toBeLessThan(EXACT);
});
