import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { fuzzPage } from '../files/fuzz-page.ts';
import { makeOddFiles, writeOddFiles } from '../files/make-odd-files.ts';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { secondsSince, tellFault } from '../support/fault-line.ts';
import { readLedger, readLedgerCounts } from '../support/read-page.ts';
import { picturesOf } from '../support/sample-folder.ts';
import { watchRun } from '../support/watch-run.ts';

const PHOTO = picturesOf(12)[0]!;
// the long run is `LONG=1`
const LONG = process.env['LONG'] === '1';
const FUZZED = LONG ? 5000 : 300;

const photosOf = (page: Page) => page.evaluate(() => window.kaomap.store.getState().photos);

/** Distance of every face to the face in this photo, largest first. */
const distancesTo = (page: Page, path: string) =>
  page.evaluate((own) => {
    const { photos, faces } = window.kaomap.store.getState();
    const pathOf = new Map(photos.map((photo) => [photo.id, photo.path]));
    const first = faces.find((face) => pathOf.get(face.photoId) === own)?.descriptor;
    if (!first) throw new Error(`no face in ${own}`);
    const distances = faces.map(({ photoId, descriptor }) => ({
      path: pathOf.get(photoId) ?? '',
      state: photos.find(({ id }) => id === photoId)?.state,
      distance: Math.hypot(...Array.from(descriptor, (value, i) => value - (first[i] ?? 0))),
    }));
    return distances.sort((a, b) => b.distance - a.distance);
  }, path);

test('every kind of bad and odd file has its row, its state and its reason', async ({ open, folder }) => {
  test.setTimeout(300_000);
  const files = await makeOddFiles(readFileSync(PHOTO));
  const album = folder('odd', {});
  writeOddFiles(files, album);
  const page = await open();
  const start = Date.now();
  await dropPaths(page, [album]);
  await waitUntilDone(page);
  const seconds = (Date.now() - start) / 1000;
  const photos = await photosOf(page);
  const rows = new Map(photos.map((photo) => [photo.path, photo]));

  const list = files.map(({ kind, path, state, reason, note }) => {
    const row = rows.get(`odd/${path}`);
    const of = (...parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(', ');
    const got = of(row?.state, row?.reason?.code, row?.note?.code);
    // without a reason in the list, the reason is not what matters
    const wanted = of(state, reason ?? row?.reason?.code, note);
    return { kind, got, wanted };
  });
  console.log(list.map(({ kind, got }) => `${kind}: ${got || 'no row'}`).join('\n'));
  console.log(`${list.length} kinds, ${photos.length} rows, ${seconds.toFixed(1)} s`);
  expect(list.filter(({ got, wanted }) => got !== wanted)).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(60);

  // one row for each entry, in one state each
  expect(photos.length).toBe(files.filter(({ state }) => state !== null).length);
  const { all, ...counts } = await readLedgerCounts(page);
  expect(all).toBe(photos.length);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all);
  const hidden = files.filter(({ reason }) => reason === 'hidden').length;
  await expect(page.getByTestId('ledger-hidden')).toContainText(`${hidden} hidden`);
  const shown = await readLedger(page);
  expect(shown.length).toBe(photos.length - hidden);
  for (const { text, state } of shown) {
    // a sentence wherever something is to be said, never a code
    expect(text).not.toMatch(/ledger\.|\{\{/);
    if (!['read', 'noFace'].includes(state)) expect(text.split(' ').length).toBeGreaterThanOrEqual(5);
  }

  // the same face in every coding: what is decoded is upright and whole
  const faces = await distancesTo(page, 'odd/jpeg/plain.jpg');
  const whole = faces.filter(({ state, path }) => state === 'read' && !path.endsWith('.ico'));
  console.log(
    `farthest: ${whole
      .slice(0, 5)
      .map(({ path, distance }) => `${path} ${distance.toFixed(3)}`)
      .join(', ')}`,
  );
  expect(whole.length).toBe((counts['read'] ?? 0) - 1);
  expect(whole[0]?.distance).toBeLessThan(0.2);
});

test('colors are right in every coding that the browser decodes', async ({ open }) => {
  const quarters = [
    [190, 110, 70],
    [90, 150, 70],
    [80, 100, 160],
    [220, 150, 60],
  ];
  const [width, height] = [64, 48];
  const pixels = Buffer.from(
    Array.from(
      { length: width * height },
      (_, i) => quarters[(i % width >= 32 ? 1 : 0) + (i >= 24 * width ? 2 : 0)]!,
    ).flat(),
  );
  const picture = () => sharp(pixels, { raw: { width, height, channels: 3 } });
  const codings = {
    jpeg: picture().jpeg({ quality: 95 }),
    'jpeg, CMYK': picture().toColourspace('cmyk').jpeg({ quality: 95 }),
    'png, 16 bits': picture().toColourspace('rgb16').png(),
    'png, palette': picture().png({ palette: true }),
    'png, interlaced': picture().png({ progressive: true }),
    gif: picture().gif(),
    webp: picture().webp({ quality: 95 }),
    avif: picture().avif({ quality: 90, effort: 0 }),
  };
  const page = await open();
  for (const [name, coding] of Object.entries(codings)) {
    const base64 = (await coding.toBuffer()).toString('base64');
    const seen = await page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const at = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3);
      return [at(16, 12), at(48, 12), at(16, 36), at(48, 36)];
    }, base64);
    const off = Math.max(
      ...seen.flatMap((color, i) => color.map((value, k) => Math.abs(value - quarters[i]![k]!))),
    );
    console.log(`${name}: off by at most ${off}`);
    // without its profile CMYK has no exact way back, but red must stay red
    const order = (color: readonly number[]) => [0, 1, 2].sort((i, k) => color[i]! - color[k]!);
    if (name.includes('CMYK')) expect(seen.map(order), name).toEqual(quarters.map(order));
    else expect(off, name).toBeLessThanOrEqual(12);
  }
});

test('the same bytes twice are one photo with two paths, also in the result', async ({ open, folder }) => {
  const page = await open();
  await dropPaths(page, [folder('twice', { 'a.jpg': PHOTO, 'b/c.jpg': PHOTO })]);
  await waitUntilDone(page);
  const result = await page.evaluate(() => JSON.parse(window.kaomap.actions.resultJson()));
  const photos = result.photos as {
    path: string;
    state: string;
    sha256: string;
    reason?: { detail: string };
  }[];
  expect(photos.map(({ path, state, reason }) => [path, state, reason?.detail])).toEqual([
    ['twice/a.jpg', 'read', undefined],
    ['twice/b/c.jpg', 'duplicate', 'twice/a.jpg'],
  ]);
  expect(photos[1]?.sha256).toBe(photos[0]?.sha256);
  expect(result.faces.length).toBe(1);
});

test('files that go away or change after the drop are named, and the others are read', async ({
  open,
  folder,
}) => {
  const good = picturesOf(20);
  const album = folder('album', {
    'a-good.jpg': good[0]!,
    'b-good.jpg': good[1]!,
    'm-changed.jpg': PHOTO,
    'n-gone.jpg': good[2]!,
    'y-good.jpg': picturesOf(3)[0]!,
    'z-good.jpg': picturesOf(3)[1]!,
  });
  const page = await open();
  const watched = await watchRun(page);
  const start = Date.now();
  await dropPaths(page, [album]);
  await page.waitForFunction(() => window.kaomap.store.getState().photos.length === 6);
  // the engine still comes up: nothing has been read
  writeFileSync(join(album, 'm-changed.jpg'), 'changed meanwhile');
  rmSync(join(album, 'n-gone.jpg'));
  await waitUntilDone(page);
  const rows = await photosOf(page);
  const named = rows.filter(({ reason }) => reason?.code === 'gone').length;
  tellFault({
    kind: 'files that vanish or change after the drop',
    photos: rows.length,
    faults: 2,
    lost: rows.length - 2 - rows.filter(({ state }) => state === 'read').length,
    twice: watched.again,
    ending: `all others read, and ${named} rows: failed, no longer there`,
    seconds: secondsSince(start),
  });
  expect(rows.map(({ path, state, reason }) => [path, state, reason?.code])).toEqual([
    ['album/a-good.jpg', 'read', undefined],
    ['album/b-good.jpg', 'read', undefined],
    ['album/m-changed.jpg', 'failed', 'gone'],
    ['album/n-gone.jpg', 'failed', 'gone'],
    ['album/y-good.jpg', 'read', undefined],
    ['album/z-good.jpg', 'read', undefined],
  ]);
  const gone = (await readLedger(page)).find(({ path }) => path === 'album/n-gone.jpg');
  expect(gone?.text).toMatch(/No longer there/);
});

test(`${FUZZED} files with flipped bits, cuts, holes and foreign headers: no hang, no row lost, no neighbor lost`, async ({
  open,
}) => {
  test.setTimeout(LONG ? 2_400_000 : 300_000);
  const page = await open();
  const report = await fuzzPage(page, readFileSync(PHOTO), { seed: 5, count: FUZZED });
  console.log(JSON.stringify(report));
  expect(report.rows).toBe(report.files + report.neighbors);
  expect(report.unfinished).toBe(0);
  expect(report.lost).toEqual([]);
  expect(report.longestMs).toBeLessThan(30_000);
});
