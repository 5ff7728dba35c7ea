import { fileURLToPath } from 'node:url';
import { bar } from './bar.ts';
import { type BenchPage, openBenchPage } from './open-bench-page.ts';
import { profilePage } from './profile-page.ts';
import { readFrames, TRACE_CATEGORIES } from './read-frames.ts';
import type {} from './slider-page/slider-page.tsx';

const PAGE = fileURLToPath(new URL('slider-page', import.meta.url));
const SEED = 1;
const SIZE = 13_000;
/** Over the whole slider, one in each animation frame. */
const STEPS = 200;
const VIEWPORT = { width: 1440, height: 900 };
const MARK = 'slider step';
const TOP = 10;
const LIMIT_MS = 12;

type Log = (line: string) => void;

/** The app's script time for each frame in which the slider moves, in a page that shows made-up faces. */
export async function benchSlider(log: Log) {
  const bench = await openBenchPage(PAGE, { ready: 'slider', minify: false });
  try {
    await bench.page.setViewportSize(VIEWPORT);
    await bench.page.evaluate(({ size, seed }) => window.slider.mount(size, seed), {
      size: SIZE,
      seed: SEED,
    });
    const off = await measure(bench, false, log);
    const on = await measure(bench, true, log);
    return {
      size: SIZE,
      seed: SEED,
      steps: STEPS,
      rulesOff: off,
      rulesOn: on,
      bars: [
        bar('script a slider step, both rules off, p95', 'ms', LIMIT_MS, off.scriptMs.p95),
        bar('script a slider step, both rules on, p95', 'ms', LIMIT_MS, on.scriptMs.p95),
      ],
    };
  } finally {
    await bench.close();
  }
}

async function measure({ page }: BenchPage, rules: boolean, log: Log) {
  const name = rules ? 'both rules on' : 'both rules off';
  const sweep = async () => {
    await page.evaluate(([steps, mark]) => window.slider.sweep(steps, mark), [STEPS, MARK] as const);
  };
  const startOver = () => page.evaluate((on) => window.slider.startOver(on), rules);

  await startOver();
  const browser = page.context().browser();
  if (!browser) throw new TypeError('the page must have a browser of its own, got none');
  await browser.startTracing(page, { categories: [...TRACE_CATEGORIES] });
  await sweep();
  const frames = readFrames(await browser.stopTracing(), MARK);
  const scriptMs = summary(frames.map(({ ms }) => ms));
  const cpuMs = summary(frames.map(({ cpuMs }) => cpuMs));
  log(`${name}: script a frame ${text(scriptMs)}; of the processor ${text(cpuMs)}`);

  // apart: a profile slows down what it looks at
  await startOver();
  const top = await profilePage(page, TOP, sweep);
  const selfMs = top.map(({ name, ms }) => ({ name, msPerStep: ms / STEPS }));
  for (const { name, msPerStep } of selfMs) log(`  ${msPerStep.toFixed(2)} ms a step in ${name}`);
  return { scriptMs, cpuMs, frames: frames.map(({ ms }) => ms), selfMs };
}

function text({ median, p95, most }: ReturnType<typeof summary>): string {
  return `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${most.toFixed(1)} ms`;
}

function summary(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
