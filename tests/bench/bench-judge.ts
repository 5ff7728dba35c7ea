import { fileURLToPath } from 'node:url';
import { bar } from './bar.ts';
import type { JudgeTimes } from './judge-page/judge-page.ts';
import { openBenchPage } from './open-bench-page.ts';

const PAGE = fileURLToPath(new URL('judge-page', import.meta.url));
const SEED = 3;
const PEOPLE = 2000;
const FACES = 13_000;
const NEWS = 100;
const RUNS = 5;
const LIMIT_MS = 1000;
const METHODS = ['exemplars', 'svm'] as const;

type Log = (line: string) => void;

/** The judge worker's time for new faces at the size of a shop's gallery. */
export async function benchJudge(log: Log) {
  const { page, close } = await openBenchPage(PAGE, { ready: 'judging' });
  try {
    await page.evaluate(([people, faces, news, seed]) => window.judging.make(people, faces, news, seed), [
      PEOPLE,
      FACES,
      NEWS,
      SEED,
    ] as const);
    const methods: Record<string, JudgeTimes & { readonly runs: readonly JudgeTimes[] }> = {};
    for (const method of METHODS) {
      const runs: JudgeTimes[] = [];
      // training a machine for each of the people takes seconds: once is enough
      for (let i = 0; i < (method === 'svm' ? 1 : RUNS); i++) {
        runs.push(await page.evaluate((name) => window.judging.run(name), method));
      }
      const best = { ...runs[0]!, trainMs: median(runs, 'trainMs'), judgeMs: median(runs, 'judgeMs') };
      methods[method] = { ...best, roundTripMs: median(runs, 'roundTripMs'), runs };
      const { trainMs, judgeMs, roundTripMs, right, strangersKnown } = methods[method];
      log(
        `${method}: ${trainMs.toFixed(0)} ms to learn ${PEOPLE} people, ${judgeMs.toFixed(1)} ms to judge ` +
          `${NEWS} faces (${roundTripMs.toFixed(1)} ms there and back), ${right} of ${NEWS / 2} known right, ` +
          `${strangersKnown} of ${NEWS / 2} strangers taken for somebody`,
      );
    }
    return {
      ...{ people: PEOPLE, faces: FACES, newFaces: NEWS, seed: SEED, methods },
      bars: METHODS.map((method) =>
        bar(`worker time to judge ${NEWS} new faces, ${method}`, 'ms', LIMIT_MS, methods[method]!.judgeMs),
      ),
    };
  } finally {
    await close();
  }
}

function median(runs: readonly JudgeTimes[], key: 'trainMs' | 'judgeMs' | 'roundTripMs'): number {
  const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
