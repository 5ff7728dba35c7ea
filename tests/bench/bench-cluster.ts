import { fileURLToPath } from 'node:url';
import { hasLfwDev, loadLfwDev } from '../support/lfw-dev.ts';
import { type SyntheticFaces, syntheticFaces } from '../support/synthetic-faces.ts';
import { type Bar, bar } from './bar.ts';
import type {} from './cluster-page/cluster-page.ts';
import { describeDistances } from './describe-distances.ts';
import { fitSklearn } from './fit-sklearn.ts';
import { openBenchPage } from './open-bench-page.ts';

const PAGE = fileURLToPath(new URL('cluster-page', import.meta.url));

const SEED = 1;
const SIZE = 13_000;
const MIN_PTS = 2;
/** The slider's way, from a strict to a lax eps. */
const SWEEP = { from: 0.1, to: 0.7, step: 0.001 };
/** Where plain DBSCAN is at its best among so many faces. */
const ONE_EPS = 0.28;
const ADDED = 100;
const TIMES = 7;

type Log = (line: string) => void;

/** Clustering in a browser's worker: made-up faces against the bars, real ones beside them. */
export async function benchCluster(log: Log) {
  const synthetic = syntheticFaces(SIZE, SEED);
  const made = await measure('synthetic', synthetic, { synthetic: { size: SIZE, seed: SEED } }, log);
  let real: Awaited<ReturnType<typeof measure>> | string = 'skipped: ../shared/embeddings is absent';
  if (hasLfwDev) {
    const lfw = loadLfwDev();
    const base64 = Buffer.from(lfw.points.data.buffer).toString('base64');
    real = await measure('lfw-dev', lfw, { base64 }, log);
  } else {
    log(`lfw-dev: ${real}`);
  }
  const bars: Bar[] = [
    bar('build of 13,000 faces', 'ms', 8000, made.buildMs),
    bar('cut with relabelling, p95', 'ms', 2, made.cutMs.p95),
    bar('landscape', 'ms', 60, made.landscapeMs),
    bar('adding 100 faces to 13,000', 'ms', 300, made.addingMs.median),
  ];
  if (made.memory) bars.push(bar("peak memory of the page's process", 'MB', 350, made.memory.peakMB));
  return { synthetic: made, lfwDev: real, bars };
}

type Source = { readonly synthetic: { size: number; seed: number } } | { readonly base64: string };

async function measure(name: string, { points, people }: SyntheticFaces, source: Source, log: Log) {
  const { rows, cols } = points;
  const distances = describeDistances(points, people);
  const spread = (of: { mean: number; deviation: number }) =>
    `${of.mean.toFixed(3)} ± ${of.deviation.toFixed(3)}`;
  log(
    `${name}: ${rows} faces of ${distances.people} people, one person's ${spread(distances.samePerson)}, ` +
      `strangers ${spread(distances.strangers)}`,
  );

  const bench = await openBenchPage(PAGE);
  try {
    const { page } = bench;
    await page.evaluate((task) => window.bench(task), { name: 'load', ...source } as const);
    const before = bench.memory();
    bench.forgetPeak();
    const task = { name: 'build', minPts: MIN_PTS } as const;
    const build = await page.evaluate((one) => window.bench(one), task);
    const afterBuild = bench.memory();
    log(`build ${build.ms.toFixed(0)} ms, ${build.closePairs} close pairs`);

    const otherMinPts = await page.evaluate(() => window.bench({ name: 'otherMinPts' }));
    const others = summary(otherMinPts.map(({ ms }) => ms));
    log(`another minPts: median ${others.median.toFixed(0)} ms, at most ${others.most.toFixed(0)} ms`);

    const cuts = await page.evaluate((one) => window.bench(one), { name: 'cuts', ...SWEEP } as const);
    const cutMs = summary(cuts);
    log(`cut: median ${cutMs.median.toFixed(2)} ms, p95 ${cutMs.p95.toFixed(2)} ms over ${cuts.length} cuts`);

    const land = await page.evaluate(() => window.bench({ name: 'landscape' }));
    const landscapeMs = summary(land.ms).median;
    log(`landscape: median ${landscapeMs.toFixed(1)} ms, ${land.rows} rows`);

    const without = { name: 'buildWithoutLast', count: ADDED, minPts: MIN_PTS } as const;
    await page.evaluate((one) => window.bench(one), without);
    const adding = await page.evaluate((one) => window.bench(one), {
      name: 'addLast',
      times: TIMES,
    } as const);
    if (!adding.sameAsFromScratch) throw new Error('the grown tree differs from the one built from scratch');
    const addingMs = { ...summary(adding.ms), first: adding.ms[0] };
    log(`adding ${ADDED} faces: median ${addingMs.median.toFixed(0)} ms, same tree as from scratch`);

    const after = bench.memory();
    const memory =
      before && afterBuild && after
        ? {
            how: 'resident set of the renderer process, page and worker, from /proc',
            beforeBuildMB: before.nowMB,
            buildPeakMB: afterBuild.peakMB,
            peakMB: after.peakMB,
          }
        : null;
    log(
      memory
        ? `memory: ${memory.beforeBuildMB.toFixed(0)} MB before, ${memory.buildPeakMB.toFixed(0)} MB at most in the build, ${memory.peakMB.toFixed(0)} MB in all`
        : 'memory: this system does not tell',
    );

    const fit = fitSklearn(points, ONE_EPS, MIN_PTS);
    const sklearn = fit
      ? { ...fit, eps: ONE_EPS, minPts: MIN_PTS, timesSliderTick: fit.ms / cutMs.median }
      : 'skipped: no Python with scikit-learn';
    log(
      typeof sklearn === 'string'
        ? `scikit-learn: ${sklearn}`
        : `scikit-learn ${sklearn.version}, one fit: ${sklearn.ms.toFixed(0)} ms = ${sklearn.timesSliderTick.toFixed(0)} slider ticks`,
    );
    return {
      size: rows,
      dim: cols,
      distances,
      buildMs: build.ms,
      closePairs: build.closePairs,
      otherMinPts,
      cutMs,
      landscapeMs,
      landscapeRows: land.rows,
      addingMs,
      memory,
      sklearn,
    };
  } finally {
    await bench.close();
  }
}

function summary(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
