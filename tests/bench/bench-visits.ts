import { fileURLToPath } from 'node:url';
import { bar } from './bar.ts';
import { openBenchPage } from './open-bench-page.ts';
import { profilePage } from './profile-page.ts';
import { summarize, writeSummary } from './summarize.ts';
import type {} from './visits-page/visits-page.tsx';

const PAGE = fileURLToPath(new URL('visits-page', import.meta.url));
const SEED = 1;
const PEOPLE = 2000;
const FACES = 13_000;
const VIEWPORT = { width: 1440, height: 900 };
const OPENINGS = 7;
const LIMIT_MS = 200;
const TOP = 12;

type Log = (line: string) => void;

/** How long the page of visits takes to be drawn at the size of a shop's year. */
export async function benchVisits(log: Log) {
  const { page, close } = await openBenchPage(PAGE, { ready: 'visitsBench', minify: false });
  try {
    await page.setViewportSize(VIEWPORT);
    await page.evaluate(([faces, people, seed]) => window.visitsBench.mount(faces, people, seed), [
      FACES,
      PEOPLE,
      SEED,
    ] as const);
    const openMs: number[] = [];
    for (let i = 0; i < OPENINGS; i++) {
      openMs.push(await page.evaluate((gap) => window.visitsBench.open(gap), 20 + i));
      if (i < OPENINGS - 1) await page.evaluate(() => window.visitsBench.leave());
    }
    const figures = await page.evaluate(() => window.visitsBench.figures());
    if (figures.rows !== PEOPLE) throw new Error(`the table must have ${PEOPLE} rows, got ${figures.rows}`);
    const ruleMs: number[] = [];
    // the last of these has nobody left to change
    for (const atLeast of [2, 1, 2, 1, 2]) {
      ruleMs.push(await page.evaluate((k) => window.visitsBench.rule(k), atLeast));
    }
    const [firstMs = 0, ...laterMs] = openMs;
    const [later, rule] = [summarize(laterMs), summarize(ruleMs)];
    log(`first opening ${firstMs.toFixed(0)} ms, its scripts loaded in it; later ${writeSummary(later)}`);
    log(`another k: ${writeSummary(rule)}`);
    await page.evaluate(() => window.visitsBench.leave());
    const profile = await profilePage(page, TOP, async () => {
      await page.evaluate(() => window.visitsBench.open(90));
    });
    for (const { name, ms } of profile) log(`  ${ms.toFixed(1)} ms in ${name}`);
    return {
      ...{ people: PEOPLE, faces: FACES, seed: SEED, openMs, ruleMs, profile },
      bars: [
        bar('from the click to the painted page of visits, first time', 'ms', LIMIT_MS, firstMs),
        bar('from the click to the painted page of visits, later, median', 'ms', LIMIT_MS, later.median),
        bar('from another k to the painted list, median', 'ms', LIMIT_MS, rule.median),
      ],
    };
  } finally {
    await close();
  }
}
