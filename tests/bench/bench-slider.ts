import { fileURLToPath } from 'node:url';
import { bar } from './bar.ts';
import { type BenchPage, openBenchPage } from './open-bench-page.ts';
import { profilePage } from './profile-page.ts';
import { readFrames, TRACE_CATEGORIES } from './read-frames.ts';
import type {} from './slider-page/slider-page.tsx';
import { summarize, writeSummary } from './summarize.ts';

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
        bar('script a slider step, first drag, both rules off, p95', 'ms', LIMIT_MS, off.first.scriptMs.p95),
        bar('script a slider step, later drags, both rules off, p95', 'ms', LIMIT_MS, off.later.scriptMs.p95),
        bar('script a slider step, first drag, both rules on, p95', 'ms', LIMIT_MS, on.first.scriptMs.p95),
        bar('script a slider step, later drags, both rules on, p95', 'ms', LIMIT_MS, on.later.scriptMs.p95),
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

  const browser = page.context().browser();
  if (!browser) throw new TypeError('the page must have a browser of its own, got none');
  // of the first drag much is compiled and laid out for the first time
  const drag = async (which: string) => {
    await startOver();
    await browser.startTracing(page, { categories: [...TRACE_CATEGORIES] });
    await sweep();
    const frames = readFrames(await browser.stopTracing(), MARK);
    const scriptMs = summarize(frames.map(({ ms }) => ms));
    const cpuMs = summarize(frames.map(({ cpuMs }) => cpuMs));
    log(
      `${name}, ${which}: script a frame ${writeSummary(scriptMs)}; of the processor ${writeSummary(cpuMs)}`,
    );
    return { scriptMs, cpuMs, frames: frames.map(({ ms }) => ms) };
  };
  const first = await drag('first drag');
  const later = await drag('later drag');

  // apart: a profile slows down what it looks at
  await startOver();
  const top = await profilePage(page, TOP, sweep);
  const selfMs = top.map(({ name, ms }) => ({ name, msPerStep: ms / STEPS }));
  for (const { name, msPerStep } of selfMs) log(`  ${msPerStep.toFixed(2)} ms a step in ${name}`);
  return { first, later, selfMs };
}
