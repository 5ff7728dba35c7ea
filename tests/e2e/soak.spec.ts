import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { measureHeap } from '../support/heap-usage.ts';
import { picturesOf } from '../support/sample-folder.ts';

const LONG = process.env['LONG'] === '1';
const PHOTOS = Number(process.env['SOAK_PHOTOS'] ?? 3000);
const CHUNK = 100;
/** Where the heap is measured first, and how often then: the models are there and the code is warm. */
const EARLY = Math.max(CHUNK, Math.floor(PHOTOS / 600) * 100);
const MB = 1024 * 1024;

/** Small photos, no two alike: pictures of 14 people in five sizes each, and a number behind the end. */
async function smallPhotos(count: number): Promise<Record<string, Uint8Array>> {
  const people = [1, 3, 7, 8, 9, 10, 12, 13, 14, 16, 17, 18, 19, 20];
  const pictures = people.flatMap(picturesOf).map((path) => readFileSync(path));
  const variants = await Promise.all(
    pictures.flatMap((picture) =>
      [200, 220, 240, 260, 280].map((side) =>
        sharp(picture).resize(side, side).jpeg({ quality: 90 }).toBuffer(),
      ),
    ),
  );
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${String(i).padStart(5, '0')}.jpg`,
      Buffer.concat([variants[(i * 7) % variants.length]!, Buffer.from(`#${i}`)]),
    ]),
  );
}

const mb = (bytes: number) => (bytes / MB).toFixed(1);

interface Seen {
  /** When each photo was done, in ms. */
  readonly times: number[];
  readonly tensors: (number | null)[];
}

const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
const untilDone = (page: Page, count: number) =>
  page.waitForFunction((least) => (window as unknown as { seen: Seen }).seen.times.length >= least, count, {
    timeout: 600_000,
    polling: 250,
  });

// a trace takes pictures of the page all the time and keeps its own notes in it
test.use({ trace: 'off' });

(LONG ? test : test.skip)(
  `${PHOTOS} photos in one page: neither memory nor time grows (runs with LONG=1)`,
  async ({ open, folder }) => {
    test.setTimeout(3_000_000);
    const album = folder('album', await smallPhotos(PHOTOS));
    const page = await open();
    await page.evaluate(() => {
      const found: Seen = { times: [], tensors: [] };
      Object.assign(window, { seen: found });
      let last = 0;
      window.kaomap.store.subscribe(({ run }) => {
        for (let i = run.done < last ? 0 : last; i < run.done; i++) {
          found.times.push(performance.now());
          found.tensors.push(run.tensors);
        }
        last = run.done;
      });
    });
    const names = Array.from({ length: PHOTOS }, (_, i) => join(album, `${String(i).padStart(5, '0')}.jpg`));
    let early = { page: 0, workers: 0 };
    for (let first = 0; first < PHOTOS; first += CHUNK) {
      // the next hundred before the last are read, or the page would rest and lay out its map
      await untilDone(page, first - CHUNK);
      if (first >= CHUNK && (first - CHUNK) % EARLY === 0) {
        const heap = await measureHeap(page);
        console.log(`photo ${first - CHUNK}: page ${mb(heap.page)} MB, workers ${mb(heap.workers)} MB`);
        if (first - CHUNK === EARLY) early = heap;
      }
      await page.getByTestId('file-input').setInputFiles(names.slice(first, first + CHUNK));
    }
    // still in the middle of reading, as before: after it the page lays out its map and fetches its other views
    const end = PHOTOS - CHUNK / 2;
    await untilDone(page, end);
    const late = await measureHeap(page);
    expect(await page.evaluate(() => window.kaomap.store.getState().run.phase)).toBe('running');
    await waitUntilDone(page);
    const { times, tensors } = await seen(page);
    const states = await page.evaluate(() => {
      const counts: Record<string, number> = {};
      for (const { state } of window.kaomap.store.getState().photos) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    });
    const tenth = Math.floor(PHOTOS / 10);
    const warm = Math.min(20, tenth);
    const rate = (from: number, to: number) => (1000 * (to - from)) / (times[to]! - times[from]!);
    const first = rate(warm, warm + tenth);
    // up to where the heap is measured, for collecting it holds the page up
    const last = rate(end - 1 - tenth, end - 1);
    console.log(
      `${PHOTOS} photos: tensors ${tensors[warm]} then ${tensors.at(-1)}, heap of the page ${mb(early.page)} MB at photo ${EARLY} then ${mb(late.page)} MB (× ${(late.page / early.page).toFixed(2)}), of its workers ${mb(early.workers)} MB then ${mb(late.workers)} MB, photos a second ${first.toFixed(2)} then ${last.toFixed(2)} (× ${(last / first).toFixed(2)}), states ${JSON.stringify(states)}`,
    );
    expect(times.length).toBe(PHOTOS);
    expect(new Set(tensors.slice(warm)).size).toBe(1);
    expect((states['read'] ?? 0) + (states['noFace'] ?? 0)).toBe(PHOTOS);
    expect((late.page + late.workers) / (early.page + early.workers)).toBeLessThanOrEqual(1.15);
    expect(last / first).toBeGreaterThanOrEqual(0.95);
  },
);
