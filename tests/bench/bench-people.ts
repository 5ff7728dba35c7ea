import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { bar } from './bar.ts';
import { openBenchPage } from './open-bench-page.ts';
import type {} from './people-page/people-page.tsx';
import { profilePage } from './profile-page.ts';
import { type FrameScript, readFrames, TRACE_CATEGORIES } from './read-frames.ts';

const PAGE = fileURLToPath(new URL('people-page', import.meta.url));
const SEED = 1;
const SIZE = 13_000;
const PEOPLE = 2000;
const EPS = 0.33;
const VIEWPORT = { width: 1440, height: 900 };
/** Of each act. */
const TIMES = 8;
/** In which all that follows an act in the page has come to rest. */
const REST_MS = 900;
const MARK = 'people act';
const LIMIT_MS = 100;
const TOP = 25;

type Act = 'open' | 'name' | 'merge' | 'undo';

/** The app's script time for what a user does with people: from the key or click until it is shown, and what follows. */
export async function benchPeople(log: (line: string) => void) {
  const bench = await openBenchPage(PAGE, { ready: 'people', minify: false });
  try {
    const { page } = bench;
    await page.setViewportSize(VIEWPORT);
    await page.evaluate(([size, seed, named, eps]) => window.people.mount(size, seed, named, eps), [
      ...[SIZE, SEED, PEOPLE, EPS],
    ] as [number, number, number, number]);
    const before = await page.evaluate(() => window.people.counts());
    if (before.persons !== PEOPLE)
      throw new RangeError(`there must be ${PEOPLE} people, got ${before.persons}`);
    const acts: Act[] = [];
    const browser = page.context().browser();
    if (!browser) throw new TypeError('the page must have a browser of its own, got none');
    await browser.startTracing(page, { categories: [...TRACE_CATEGORIES] });
    const measured = async (act: Act, doIt: () => Promise<void>) => {
      acts.push(act);
      await mark(page);
      await doIt();
      await page.evaluate(shown);
      await mark(page);
      await page.waitForTimeout(REST_MS);
      await mark(page);
      await page.waitForTimeout(50);
    };
    for (let i = 0; i < TIMES; i++) await playOnce(page, i, measured);
    const after = await page.evaluate(() => window.people.counts());
    if (after.steps !== before.steps)
      throw new RangeError(`undo must end at ${before.steps} steps, got ${after.steps}`);
    // of each act: until it is shown, until the page rests, and what leads to the next
    const frames = readFrames(await browser.stopTracing(), MARK);
    const figures = (act: Act, part: 0 | 1, unit: keyof FrameScript) =>
      summary(acts.flatMap((other, i) => (other === act ? (frames[3 * i + part]?.[unit] ?? 0) : [])));
    const scriptMs = Object.fromEntries(
      [...new Set(acts)].map((act) => {
        const toShow = figures(act, 0, 'ms');
        const cpuToShow = figures(act, 0, 'cpuMs');
        const cpuAfter = figures(act, 1, 'cpuMs');
        log(
          `${act}: script until it is shown ${text(toShow)}; of the processor ${text(cpuToShow)}, after that ${text(cpuAfter)}`,
        );
        return [act, { toShow, cpuToShow, cpuAfter }];
      }),
    );
    // apart: a profile slows down what it looks at
    const top = await profilePage(page, TOP, () => playOnce(page, TIMES, (_, doIt) => doIt()));
    for (const { name, ms } of top) log(`  ${ms.toFixed(1)} ms in all five acts in ${name}`);
    return {
      ...{ size: SIZE, people: PEOPLE, seed: SEED, times: TIMES, scriptMs },
      bars: Object.entries(scriptMs).map(([act, { toShow }]) =>
        bar(`script to ${act}, max`, 'ms', LIMIT_MS, toShow.most),
      ),
    };
  } finally {
    await bench.close();
  }
}

const mark = (page: Page) => page.evaluate((name) => void performance.mark(name), MARK);

/** Until what the last event changed has been drawn. */
const shown = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });

function text({ median, most }: ReturnType<typeof summary>): string {
  return `median ${median.toFixed(1)} ms, max ${most.toFixed(1)} ms`;
}

function summary(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Open a person's page; name a group; merge a person with another; take the two steps back. */
async function playOnce(
  page: Page,
  i: number,
  measured: (act: Act, doIt: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const row = page.getByTestId('cluster-row').nth(i % 4);
  await measured('open', () => row.getByTestId('open-review').click());
  await page.getByTestId('review-grid').press('Escape');
  for (const [act, name] of [
    ['name', `Somebody else ${i}`],
    ['merge', `Person ${500 + i}`],
  ] as const) {
    await row.getByTestId('group-name').click();
    await page.getByTestId('name-field').fill(name);
    await page.waitForTimeout(REST_MS);
    await measured(act, async () => {
      await page.keyboard.press('Enter');
    });
  }
  for (let step = 0; step < 2; step++) await measured('undo', () => page.keyboard.press('Control+z'));
}
