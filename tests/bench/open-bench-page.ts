import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium, launchArgs } from '../support/chromium.ts';

/** Isolated, or the browser would round the clock to a tenth of a millisecond. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** A page built by Vite in a headless browser of its own. */
export interface BenchPage {
  readonly page: Page;
  /** Memory of the page's process, workers included, in MB; null where the system does not tell. */
  memory(): { readonly nowMB: number; readonly peakMB: number } | null;
  /** Forget the peak so far. */
  forgetPeak(): void;
  close(): Promise<void>;
}

export interface BenchPageOptions {
  /** Global that the page's script sets when it is ready. */
  readonly ready?: string;
  /** False to leave names as they are, for a profile; V8 runs the same either way. */
  readonly minify?: boolean;
}

/** @param root folder of the page's `index.html` */
export async function openBenchPage(
  root: string,
  { ready = 'bench', minify = true }: BenchPageOptions = {},
): Promise<BenchPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'kaomap-bench-'));
  const define = { __APP_VERSION__: JSON.stringify('bench') };
  const shared = { root, configFile: false, logLevel: 'warn', define } as const;
  await build({
    ...shared,
    build: { outDir, target: 'es2023', emptyOutDir: true, minify },
    worker: { format: 'es' },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: ISOLATED },
  });
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: launchArgs({ webgl: false }),
    ...(executablePath && { executablePath }),
  });
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.waitForFunction((name) => name in window, ready);

  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const folders = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}`);

  return {
    page,
    memory() {
      try {
        // a spare renderer may stand by; the page's is the one that has needed most
        const found = folders.map(readMemory);
        return found.reduce((a, b) => (b.peakMB > a.peakMB ? b : a));
      } catch {
        return null;
      }
    },
    forgetPeak() {
      for (const folder of folders) {
        try {
          writeFileSync(`${folder}/clear_refs`, '5');
        } catch {
          // the peak then is that of the whole life, never too low
        }
      }
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

/** Linux counts the memory that a process holds (VmRSS) and has held at most (VmHWM), in kB. */
function readMemory(folder: string): { nowMB: number; peakMB: number } {
  const status = readFileSync(`${folder}/status`, 'utf8');
  const mb = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { nowMB: mb('VmRSS'), peakMB: mb('VmHWM') };
}
