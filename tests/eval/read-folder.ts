import type { Page } from '@playwright/test';
import { parseResultFile, type ResultFile } from '../../src/export/result-file.ts';
import { openApp } from '../support/open-app.ts';
import type { EvalOptions } from './read-args.ts';

/** What the page made of a folder. */
export interface FolderRun {
  /** The file that a user would have saved. */
  readonly result: ResultFile;
  /** One for each face of the result. */
  readonly descriptors: readonly Float32Array[];
  /** Milliseconds spent reading photos; to start the browser and load the models is not in it. */
  readonly activeMs: number;
}

const POLL_MS = 500;
/** A photo has a minute, twice, before the page gives it up; who stands still for longer hangs. */
const STALL_MS = 600_000;
const PRINT_MS = 5_000;
/** Faces whose descriptors cross from the page at a time. */
const BATCH = 500;

/**
 * Open the built app, put a folder into its folder input, and wait for the clusters.
 * @param dir absolute
 * @param onProgress called with a line of text every few seconds while there is news
 * @throws Error in words if the page could not do it
 */
export async function readFolder(
  dir: string,
  { backend, descriptorId, eps, minPts }: EvalOptions,
  onProgress: (line: string) => void,
): Promise<FolderRun> {
  const query = new URLSearchParams({
    backend,
    descriptor: descriptorId,
    eps: String(eps),
    minPts: String(minPts),
    // measured without what is kept, and leaving nothing
    keep: 'off',
  });
  onProgress('building and opening the app');
  const app = await openApp({ query: query.toString() });
  try {
    const { page } = app;
    await page.getByTestId('folder-input').setInputFiles(dir);
    await waitForClusters(page, onProgress);
    const parsed = parseResultFile(await page.evaluate(() => window.kaomap.actions.resultJson()));
    if (!parsed.ok) throw new Error(`The app exports a result that it would not read back: ${parsed.detail}`);
    const { result } = parsed;
    if (result.parameters.eps !== eps || result.parameters.minPts !== minPts) {
      throw new Error(
        `Asked for eps ${eps}, minPts ${minPts}; the page used ${JSON.stringify(result.parameters)}`,
      );
    }
    const descriptors = await readDescriptors(page, result.faces.length);
    const activeMs = await page.evaluate(() => window.kaomap.store.getState().run.activeMs);
    return { result, descriptors, activeMs };
  } finally {
    await app.close();
  }
}

async function waitForClusters(page: Page, onProgress: (line: string) => void): Promise<void> {
  let news = '';
  let newsAt = Date.now();
  let printed = { phase: '', at: 0 };
  for (;;) {
    const now = await page.evaluate(() => {
      const { run, photos, faces, tree, notice } = window.kaomap.store.getState();
      return {
        phase: run.phase,
        done: run.done,
        total: run.total,
        faces: faces.length,
        clustered: faces.length === 0 || tree?.size === faces.length,
        // a folder of nothing but hidden files starts no run
        nothingToRead:
          photos.length > 0 && photos.every(({ state }) => state === 'skipped' || state === 'failed'),
        notice,
      };
    });
    const { phase, done, total, faces, clustered, nothingToRead, notice } = now;
    const trouble = notice ? `${notice.code}${notice.detail ? `: ${notice.detail}` : ''}` : undefined;
    if (phase === 'failed') throw new Error(`The app could not start reading. ${trouble ?? ''}`);
    if (phase === 'done' && clustered) return;
    if (phase === 'idle' && nothingToRead) return;
    if (phase === 'done' && trouble) throw new Error(`The app could not cluster the faces. ${trouble}`);
    if (phase === 'idle' && trouble) throw new Error(`The app took nothing from the folder. ${trouble}`);
    const line = `${phase}: ${done} of ${total} photos, ${faces} faces`;
    if (line !== news) {
      [news, newsAt] = [line, Date.now()];
      if (phase !== printed.phase || newsAt - printed.at >= PRINT_MS) {
        onProgress(line);
        printed = { phase, at: newsAt };
      }
    } else if (Date.now() - newsAt > STALL_MS) {
      throw new Error(`The app stands still since ${STALL_MS / 60_000} minutes at: ${line}`);
    }
    await page.waitForTimeout(POLL_MS);
  }
}

async function readDescriptors(page: Page, count: number): Promise<Float32Array[]> {
  const descriptors: Float32Array[] = [];
  while (descriptors.length < count) {
    const from = descriptors.length;
    const rows = await page.evaluate(
      ([start, end]) =>
        window.kaomap.store
          .getState()
          .faces.slice(start, end)
          .map(({ descriptor }) => [...descriptor]),
      [from, from + BATCH] as const,
    );
    if (rows.length === 0) throw new Error(`The page has ${from} faces, its result ${count}`);
    descriptors.push(...rows.map((row) => Float32Array.from(row)));
  }
  return descriptors;
}
