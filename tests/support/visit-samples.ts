import type { Page } from '@playwright/test';
import { waitUntilDone } from './open-app.ts';

/** What the map showed in one frame of the browser. */
export interface MapFrameSeen {
  /** Step of t-SNE that the page says it shows; 0 for the components. */
  readonly iteration: number;
  readonly thumbnails: number;
  /** Something that changes when any position does. */
  readonly fingerprint: number;
}

/** A first visit: the page opened, the sample photos asked for by their button, all read, t-SNE through. */
export interface SampleVisit {
  readonly page: Page;
  /** Addresses of all requests, those of workers as well. */
  readonly requests: readonly string[];
  /** From the click to all photos read, clusters cut and the first map drawn. */
  readonly secondsToMap: number;
  /** Frames in which the map changed after all photos had been read. */
  readonly frames: readonly MapFrameSeen[];
}

export async function visitSamples(page: Page, address: string): Promise<SampleVisit> {
  const requests: string[] = [];
  page.context().on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  await page.waitForFunction(() => window.kaomap !== undefined);
  const frames = await page.evaluateHandle(() => {
    const seen: { iteration: number; thumbnails: number; fingerprint: number }[] = [];
    const look = () => {
      const { map, run, faces } = window.kaomap.store.getState();
      const canvas = document.querySelector<HTMLElement>('[data-testid="face-map"]');
      const stage = canvas?.closest<HTMLElement>('[data-iteration]');
      if (run.phase === 'done' && map && stage && canvas && map.count === faces.length) {
        const iteration = Number(stage.dataset['iteration']);
        const positions = map.tsne?.positions ?? map.pca;
        const fingerprint = positions.reduce((sum, value, i) => sum + value * (1 + (i % 7)), 0);
        if (seen.at(-1)?.fingerprint !== fingerprint || seen.at(-1)?.iteration !== iteration) {
          seen.push({ iteration, thumbnails: Number(canvas.dataset['thumbnails']), fingerprint });
        }
      }
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  const start = performance.now();
  await page.getByRole('button', { name: /sample photos/i }).click();
  await waitUntilDone(page, { timeoutMs: 120_000 });
  const secondsToMap = (performance.now() - start) / 1000;
  await waitUntilDone(page, { tsne: true, timeoutMs: 60_000 });
  return { page, requests, secondsToMap, frames: await frames.jsonValue() };
}
