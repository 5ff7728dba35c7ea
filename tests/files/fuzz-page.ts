import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dropPaths } from '../support/drop-folder.ts';
import { fuzzFiles } from './fuzz-file.ts';
import { fuzzSources } from './fuzz-sources.ts';
import { TINY_HEIC } from './tiny-heic.ts';

export interface FuzzReport {
  readonly files: number;
  readonly rows: number;
  /** Rows in each state, the good neighbors left out. */
  readonly states: Readonly<Record<string, number>>;
  /** Rows that were left in no final state. */
  readonly unfinished: number;
  readonly neighbors: number;
  /** Good neighbors that were not read. */
  readonly lost: readonly string[];
  /** Longest time in which no photo was finished, while some were to be read. */
  readonly longestMs: number;
  readonly seconds: number;
}

const BATCH = 250;

/** A box that readers of HEIF pass over. */
function freeBox(text: string): Uint8Array {
  const box = Buffer.concat([Buffer.alloc(4), Buffer.from(`free${text}`)]);
  box.writeUInt32BE(box.length);
  return box;
}

/**
 * Drop damaged files onto the page, in folders of 250 with a good JPEG and a good HEIC in the middle of each.
 * @param good bytes of a photo with a face
 */
export async function fuzzPage(
  page: Page,
  good: Uint8Array,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<FuzzReport> {
  const sources = await fuzzSources();
  const start = Date.now();
  await page.evaluate(() => {
    const watch = { longestMs: 0, last: performance.now(), done: -1 };
    Object.assign(window, { watch });
    window.kaomap.store.subscribe(({ run }) => {
      const now = performance.now();
      // the time in which the models load is not about files
      if (run.phase === 'running' && watch.done >= 0)
        watch.longestMs = Math.max(watch.longestMs, now - watch.last);
      if (run.done !== watch.done || run.phase !== 'running') watch.last = now;
      watch.done = run.phase === 'running' ? run.done : -1;
    });
  });
  let neighbors = 0;
  for (let first = 0; first < count; first += BATCH) {
    const folder = mkdtempSync(join(tmpdir(), 'kaomap-fuzz-'));
    const files = fuzzFiles(sources, { seed, first, count: Math.min(BATCH, count - first) });
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    // sorts into the middle; other bytes behind its end, or it would be the same photo again
    const middle = files[Math.floor(files.length / 2)]!.name;
    writeFileSync(join(folder, `${middle}.good.jpg`), Buffer.concat([good, Buffer.from(`${seed} ${first}`)]));
    // and a HEIC, for its decoder must not refuse what comes after a broken one
    writeFileSync(
      join(folder, `${middle}.good.heic`),
      Buffer.concat([TINY_HEIC, freeBox(`${seed} ${first}`)]),
    );
    neighbors += 2;
    await dropPaths(page, [folder]);
    await page.waitForFunction(
      (rows) => {
        const { photos, run } = window.kaomap.store.getState();
        return photos.length === rows && run.phase === 'done';
      },
      first + files.length + neighbors,
      { timeout: 600_000, polling: 100 },
    );
    rmSync(folder, { recursive: true });
  }
  const photos = await page.evaluate(() => window.kaomap.store.getState().photos);
  const longestMs = await page.evaluate(
    () => (window as unknown as { watch: { longestMs: number } }).watch.longestMs,
  );
  const isGood = ({ path }: { path: string }) => /\.good\.\w+$/.test(path);
  const wanted = (path: string) => (path.endsWith('.jpg') ? 'read' : 'noFace');
  const states: Record<string, number> = {};
  for (const { state } of photos.filter((photo) => !isGood(photo))) states[state] = (states[state] ?? 0) + 1;
  return {
    files: count,
    rows: photos.length,
    states,
    unfinished: (states['waiting'] ?? 0) + (states['reading'] ?? 0),
    neighbors,
    lost: photos
      .filter((photo) => isGood(photo) && photo.state !== wanted(photo.path))
      .map(({ path }) => path),
    longestMs,
    seconds: (Date.now() - start) / 1000,
  };
}
