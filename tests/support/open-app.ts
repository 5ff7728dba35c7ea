import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import type { Kaomap } from '../../src/store/kaomap.ts';
import { findChromium, launchArgs } from './chromium.ts';

declare global {
  interface Window {
    /** The page's own state and actions, see `src/main.tsx`. */
    kaomap: Kaomap;
  }
}

/** The production build in a headless browser. */
export interface OpenApp {
  readonly page: Page;
  readonly browser: Browser;
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface OpenAppOptions {
  /** Query of the address, e.g. `backend=wasm&eps=0.35`. */
  readonly query: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Called before the page is loaded, e.g. to intercept requests. */
  prepare?(page: Page): Promise<unknown>;
}

/** Build the app, serve it on a free port of this machine, and open it in headless Chromium. */
export async function openApp({ query, prepare, ...look }: OpenAppOptions): Promise<OpenApp> {
  // a folder of its own: dist/ may be in use by another run at the same time
  const outDir = mkdtempSync(join(tmpdir(), 'kaomap-app-'));
  const config = { root: ROOT, logLevel: 'error', build: { outDir } } as const;
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const executablePath = await findChromium();
  const webgl = new URLSearchParams(query).get('backend') === 'webgl';
  const browser = await chromium.launch({
    args: launchArgs({ webgl }),
    ...(executablePath && { executablePath }),
  });
  const page = await browser.newPage({ serviceWorkers: 'block', ...look });
  await prepare?.(page);
  const address = server.resolvedUrls?.local[0] ?? '';
  await page.goto(`${address}?${query}`);
  await page.waitForFunction(() => window.kaomap !== undefined);
  return {
    page,
    browser,
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

/** Wait until photos are read, clusters cut and the first map drawn; with `tsne`, until t-SNE has ended too. */
export async function waitUntilDone(page: Page, { tsne = false, timeoutMs = 600_000 } = {}): Promise<void> {
  await page.waitForFunction(
    (withTsne) => {
      const { run, photos, faces, tree, map, notice } = window.kaomap.store.getState();
      if (['listing', 'starting', 'running', 'paused'].includes(run.phase)) return false;
      if (photos.length === 0) return notice !== null;
      if (faces.length === 0 || run.phase === 'failed') return true;
      if (tree?.size !== faces.length || map?.count !== faces.length) return false;
      return !withTsne || !['waiting', 'running'].includes(map.tsneState);
    },
    tsne,
    { timeout: timeoutMs, polling: 100 },
  );
}
