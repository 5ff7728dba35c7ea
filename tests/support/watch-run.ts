import type { Page } from '@playwright/test';
import { dropPaths } from './drop-folder.ts';

/** What a page was seen to do with photos, by path. */
export interface Watched {
  /** Photos that it began to read. */
  readonly begun: Set<string>;
  /** Photos that it showed as read. */
  readonly finished: Set<string>;
  /** How often it began to read one that it had begun before. */
  again: number;
}

declare global {
  interface Window {
    tellRows(kind: 'begun' | 'finished', paths: readonly string[]): void;
  }
}

/** Write down from now on what the page reads. To be called before it reads anything. */
export async function watchRun(page: Page): Promise<Watched> {
  const watched: Watched = { begun: new Set(), finished: new Set(), again: 0 };
  await page.exposeFunction('tellRows', (kind: 'begun' | 'finished', paths: readonly string[]) => {
    for (const path of paths) {
      if (kind === 'begun' && watched.begun.has(path)) watched.again++;
      watched[kind].add(path);
    }
  });
  await page.evaluate(() => {
    // the page may show a photo as read that it never showed as being read
    const waiting = new Set<string>();
    const reading = new Set<string>();
    window.kaomap.store.subscribe(({ photos }, before) => {
      if (photos === before.photos) return;
      const begun: string[] = [];
      const finished: string[] = [];
      for (const { id, path, state } of photos) {
        if (state === 'waiting') {
          waiting.add(id);
          reading.delete(id);
          continue;
        }
        if (waiting.delete(id)) {
          begun.push(path);
          reading.add(id);
        }
        if (state !== 'reading' && reading.delete(id)) finished.push(path);
      }
      if (begun.length > 0) window.tellRows('begun', begun);
      if (finished.length > 0) window.tellRows('finished', finished);
    });
  });
  return watched;
}

/** Paths of the photos that need not be read any more. */
export function donePaths(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.kaomap.store
      .getState()
      .photos.filter(({ state }) => state !== 'waiting' && state !== 'reading')
      .map(({ path }) => path),
  );
}

/** Wait until what was kept is on the page, and the page takes drops. */
export async function untilBack(page: Page): Promise<void> {
  await page.waitForFunction(() => window.kaomap?.store.getState().kept.phase !== 'opening');
  await page.getByTestId('file-input').waitFor({ state: 'attached' });
}

/** Drop a folder, once what was kept is there. */
export async function dropAgain(page: Page, folder: string): Promise<void> {
  await untilBack(page);
  await dropPaths(page, [folder]);
}

/**
 * Have the page pause by itself as soon as the first photo is begun: that one is finished, all others wait. Were it
 * paused any later, all others might be under way, and a run with nothing left to begin ends in spite of the pause.
 */
export async function pauseAtFirst(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { store, actions } = window.kaomap;
    const stop = store.subscribe(({ run, photos }) => {
      if (run.phase !== 'running' || !photos.some(({ state }) => state === 'reading')) return;
      stop();
      actions.pause();
    });
  });
}

/** Kill the page's process, as a crash or the system's want of memory would. */
export async function crashPage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // it never answers
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}
