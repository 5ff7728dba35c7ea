import sharp from 'sharp';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { manyPhotos } from '../support/many-photos.ts';
import { readLedger, readLedgerCounts } from '../support/read-page.ts';
import { picturesOf } from '../support/sample-folder.ts';

const [PICTURE = ''] = picturesOf(3);

/** A JPEG whose header claims 20,000 × 10,000 pixels, and that has none. */
function hugeJpeg(): Uint8Array {
  const sizes = [8, 10_000 >> 8, 10_000 & 255, 20_000 >> 8, 20_000 & 255];
  const frame = [0xff, 0xc0, 0, 17, ...sizes, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0];
  return Uint8Array.of(0xff, 0xd8, ...frame, 0xff, 0xd9);
}

test('what was stopped is read after all with one button, and a large picture after a question', async ({
  open,
  folder,
}) => {
  const page = await open('keep=off');
  await dropPaths(page, [folder('album', { ...manyPhotos(20), 'zzz.jpg': hugeJpeg() })]);
  await page.waitForFunction(() => window.kaomap.store.getState().run.done >= 1);
  await page.evaluate(() => window.kaomap.actions.cancel());
  await waitUntilDone(page);
  const stopped = (await readLedgerCounts(page))['skipped'] ?? 0;
  expect(stopped).toBeGreaterThan(1);

  await page.getByTestId('retry-all').click();
  await expect.poll(async () => (await readLedgerCounts(page))['read']).toBe(20);
  const rows = await readLedger(page);
  expect(rows.find(({ path }) => path === 'album/zzz.jpg')?.text).toMatch(/too large.*200 MP/i);
  // nothing else is left to be tried unasked
  await expect(page.getByTestId('retry-all')).toHaveCount(0);

  const anyway = page.getByRole('button', { name: 'Read album/zzz.jpg anyway…' });
  await anyway.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave it out' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await anyway.click();
  await expect(page.getByRole('dialog')).toContainText('200 MP');
  await page.getByRole('dialog').getByRole('button', { name: 'Read it' }).click();
  // there is nothing in it, but it was tried
  await expect.poll(async () => (await readLedgerCounts(page))['damaged'], { timeout: 60_000 }).toBe(1);
  const { photos } = JSON.parse(await page.evaluate(() => window.kaomap.actions.resultJson())) as {
    photos: { path: string; state: string; reason?: { code: string }; taken?: { source: string } }[];
  };
  expect(photos).toHaveLength(21);
  expect(photos.at(-1)).toMatchObject({ state: 'damaged', reason: { code: 'cannotDecode' } });
  expect(photos[0]).toMatchObject({
    state: 'read',
    taken: { source: expect.stringMatching(/exif|name|file/) },
  });
});

test('a picture that the browser cannot show is shown all the same; after a reload its faces are', async ({
  open,
  folder,
}) => {
  const tiff = await sharp(PICTURE).tiff({ compression: 'lzw' }).toBuffer();
  const page = await open();
  await dropPaths(page, [folder('scans', { 'a.tif': tiff })]);
  await waitUntilDone(page);
  await page.getByRole('tab', { name: /^photos/i }).click();
  await page
    .getByTestId('ledger-row')
    .getByRole('button', { name: /a\.tif/ })
    .click();
  const picture = page.getByRole('dialog').getByRole('img', { name: 'scans/a.tif' });
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth).catch(() => 0))
    .toBe((await sharp(PICTURE).metadata()).width);
  await page.reload();
  await page.getByRole('tab', { name: /^photos/i }).click();
  await page
    .getByTestId('ledger-row')
    .getByRole('button', { name: /a\.tif/ })
    .click();
  await expect(page.getByRole('dialog')).toContainText('Drop its folder again');
  await expect(page.getByRole('dialog').getByRole('list', { name: '1 face' }).locator('img')).toBeVisible();
});
