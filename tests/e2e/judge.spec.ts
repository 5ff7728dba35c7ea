import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { namePerson, readPhotos } from '../support/enroll.ts';
import { samplePhoto } from '../support/sample-folder.ts';

const picture = (person: number, nth: number) => `person-${String(person).padStart(2, '0')}-${nth}.jpg`;
const ENROLLED = [1, 3, 7, 9, 12].flatMap((person) => [picture(person, 1), picture(person, 2)]);
const HELD_OUT = picture(1, 3);
const STRANGER = picture(20, 1);

const verdicts = (page: Page) => page.getByTestId('verdict');
const known = (page: Page) => page.getByTestId('known-people');
const verdictOf = (page: Page, file: string): Locator =>
  page.getByTestId('judged-photo').filter({ hasText: file }).getByTestId('verdict');

async function judge(page: Page, ...files: readonly string[]): Promise<void> {
  await page.getByTestId('judge-input').setInputFiles(files.map(samplePhoto));
}

/** A page with five people of two photos each, one of whom has a name. */
async function enroll(page: Page): Promise<void> {
  await readPhotos(page, ENROLLED.map(samplePhoto));
  await namePerson(page, 'Anna', [picture(1, 1), picture(1, 2)]);
}

async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation', { name: /pages/i }).getByRole('link', { name: view }).click();
}

async function openGallery(page: Page, text: string): Promise<void> {
  await page
    .getByTestId('gallery-input')
    .setInputFiles({ name: 'shop.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a known person is named, a stranger is new, and who is accepted comes into the groups with the names kept', async ({
  open,
}) => {
  const page = await open('keep=off');
  await enroll(page);
  await goTo(page, 'Judge');
  await expect(known(page)).toHaveAttribute('data-people', '5');
  await judge(page, HELD_OUT, STRANGER, picture(3, 1));
  const anna = verdictOf(page, HELD_OUT);
  const stranger = verdictOf(page, STRANGER);
  await expect(anna).toHaveAttribute('data-kind', /regular|seenBefore/, { timeout: 60_000 });
  await expect(anna).toContainText('Anna');
  await expect(anna).toContainText(/distance 0\.\d\d/);
  await expect(anna).toContainText(/\d\.\d\d nearer than/);
  await expect(stranger).toHaveAttribute('data-kind', 'new');
  await expect(page.getByTestId('judged-photo').first()).toContainText(/Oct \d+, 2026.* · by the camera/);
  // a photo of the collection itself is not judged by itself
  await expect(page.getByTestId('judged-photo').filter({ hasText: picture(3, 1) })).toContainText(
    /in your collection already/i,
  );

  // the other method comes to the same
  await page.getByLabel('Method').selectOption('svm');
  await expect(known(page)).toHaveAttribute('data-phase', 'ready');
  await expect(anna).toHaveAttribute('data-kind', /regular|seenBefore/);
  await expect(anna).toContainText('Anna');
  await expect(stranger).toHaveAttribute('data-kind', 'new');
  await page.getByLabel('Method').selectOption('exemplars');

  // who came on one day is a regular as soon as one visit is enough
  await goTo(page, 'Visits');
  await page.getByLabel(/how many visits or days/i).fill('1');
  await goTo(page, 'Judge');
  await expect(anna).toHaveAttribute('data-kind', 'regular');

  // only looked at so far
  expect(await page.evaluate(() => window.kaomap.store.getState().photos.length)).toBe(ENROLLED.length);
  await anna.getByRole('button', { name: 'Add as Anna' }).click();
  await expect(anna).toContainText('Added as Anna');
  await stranger.getByLabel(/name, if known/i).fill('Berta');
  await page.keyboard.press('Enter');
  await expect(stranger).toContainText('Added as Berta');
  await page.waitForFunction((n) => window.kaomap.store.getState().faces.length === n, ENROLLED.length + 2);
  await waitUntilDone(page);
  await goTo(page, 'Sort');
  const groups = page.getByTestId('cluster-row');
  await expect(groups.filter({ hasText: 'Anna' })).toContainText('3 faces');
  // one face alone is no group until there is a name on it
  await goTo(page, 'Visits');
  const rows = page.getByTestId('visit-row');
  await expect(rows.filter({ hasText: 'Berta' })).toHaveCount(1);
  await expect(rows).toHaveCount(6);
});

test('the gallery travels as a file, locked; a wrong passphrase and a damaged file get a sentence', async ({
  open,
}) => {
  const page = await open('keep=off');
  await enroll(page);
  await goTo(page, 'Judge');
  await expect(known(page)).toHaveAttribute('data-people', '5');
  const save = async (passphrase: string) => {
    await page.getByLabel(/^passphrase/i).fill(passphrase);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save gallery' }).click();
    return readFileSync(await (await coming).path(), 'utf8');
  };
  const open_ = await save('');
  const locked = await save('a shop’s secret');
  expect(JSON.parse(open_)).toMatchObject({
    format: 'kaomap.gallery',
    counts: { people: 5, descriptors: 10 },
  });
  expect(open_).toContain('Anna');
  expect(locked).not.toContain('Anna');
  // what is exported without being asked holds no descriptors
  const json = await page.evaluate(() => window.kaomap.actions.resultJson());
  const { faces } = JSON.parse(json) as { faces: object[] };
  expect(faces).toHaveLength(ENROLLED.length);
  expect(faces.filter((face) => 'descriptor' in face)).toEqual([]);

  // another device: nothing there but the link
  const fresh = await open('keep=off#judge');
  await expect(known(fresh)).toContainText(/nobody yet/i);
  await openGallery(fresh, locked);
  const unlock = async (passphrase: string) => {
    await fresh.getByLabel(/this gallery is locked/i).fill(passphrase);
    await fresh.keyboard.press('Enter');
  };
  await unlock('a shop’s secrets');
  await expect(fresh.getByRole('alert')).toContainText(/not the passphrase/i);
  await expect(known(fresh)).toHaveAttribute('data-people', '0');
  await unlock('a shop’s secret');
  await expect(fresh.getByTestId('loaded-gallery')).toContainText('shop.json: 5 people');
  await expect(known(fresh)).toHaveAttribute('data-people', '5');
  await expect(fresh.getByRole('alert')).toHaveCount(0);
  await judge(fresh, HELD_OUT, STRANGER);
  await expect(verdictOf(fresh, HELD_OUT)).toContainText('Anna', { timeout: 60_000 });
  await expect(verdictOf(fresh, STRANGER)).toHaveAttribute('data-kind', 'new');
  await expect(verdicts(fresh)).toHaveCount(2);

  for (const [text, sentence] of [
    [locked.slice(0, -40), /not a kaomap gallery|damaged/i],
    [open_.replace(/("descriptors":")[^"]{40}/, '$1'), /damaged/i],
    ['{"a": 1}', /not a kaomap gallery/i],
    ['', /not a kaomap gallery/i],
    [
      open_.replace('"version":1', '"version":999').replace('"version": 1', '"version": 999'),
      /another version/i,
    ],
  ] as const) {
    await openGallery(fresh, text);
    await expect(fresh.getByRole('alert')).toContainText(sentence);
  }
  // what was there before stays
  await expect(known(fresh)).toHaveAttribute('data-people', '5');
  await fresh.getByRole('button', { name: 'Close the file' }).click();
  await expect(known(fresh)).toContainText(/nobody yet/i);
});
