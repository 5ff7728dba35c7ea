import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { bar } from './bar.ts';
import { openBenchPage } from './open-bench-page.ts';
import type {} from './plot-page/plot-page.tsx';
import { profilePage } from './profile-page.ts';
import { readFrames, TRACE_CATEGORIES } from './read-frames.ts';
import { summarize, writeSummary } from './summarize.ts';

const PAGE = fileURLToPath(new URL('plot-page', import.meta.url));
const SEED = 1;
const SIZE = 13_000;
/** Most faces are in clusters, of all sizes. */
const EPS = 0.3;
const VIEWPORT = { width: 1440, height: 900 };
const MARK = 'plot step';
const TOP = 10;
const LIMIT_MS = 10;

type Log = (line: string) => void;

/** The app's script time for each frame of a zoom-and-pan tour over the map of made-up faces. */
export async function benchPlot(log: Log) {
  const { page, close } = await openBenchPage(PAGE, { ready: 'plot', minify: false });
  try {
    await page.setViewportSize(VIEWPORT);
    await page.evaluate(([size, seed, eps]) => window.plot.mount(size, seed, eps), [
      SIZE,
      SEED,
      EPS,
    ] as const);
    const tour = () => page.evaluate((mark) => window.plot.tour(mark), MARK);
    // pictures of each size are made in the first, as on any first look
    const cold = await traced(page, tour);
    const warm = await traced(page, tour);
    for (const [name, { scriptMs, cpuMs }] of [
      ['first tour', cold],
      ['second tour', warm],
    ] as const) {
      log(`${name}: script a frame ${writeSummary(scriptMs)}; of the processor ${writeSummary(cpuMs)}`);
    }
    log(`${warm.frames.length} frames, closest ${warm.closest.toFixed(1)} ×`);

    // apart: a profile slows down what it looks at
    const top = await profilePage(page, TOP, async () => {
      await tour();
    });
    const selfMs = top.map(({ name, ms }) => ({ name, msPerFrame: ms / warm.frames.length }));
    for (const { name, msPerFrame } of selfMs) log(`  ${msPerFrame.toFixed(2)} ms a frame in ${name}`);
    return {
      size: SIZE,
      seed: SEED,
      eps: EPS,
      cold,
      warm,
      selfMs,
      bars: [
        bar('script a frame of a zoom-and-pan tour, first time, p95', 'ms', LIMIT_MS, cold.scriptMs.p95),
        bar('script a frame of a zoom-and-pan tour, again, p95', 'ms', LIMIT_MS, warm.scriptMs.p95),
      ],
    };
  } finally {
    await close();
  }
}

async function traced(page: Page, tour: () => Promise<{ readonly closest: number }>) {
  const browser = page.context().browser();
  if (!browser) throw new TypeError('the page must have a browser of its own, got none');
  await browser.startTracing(page, { categories: [...TRACE_CATEGORIES] });
  const { closest } = await tour();
  const frames = readFrames(await browser.stopTracing(), MARK);
  return {
    closest,
    scriptMs: summarize(frames.map(({ ms }) => ms)),
    cpuMs: summarize(frames.map(({ cpuMs }) => cpuMs)),
    frames: frames.map(({ ms }) => ms),
  };
}
