import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fitOwnTsneParams } from '../../src/project/own-tsne-params.ts';
import { reduce } from '../../src/project/project-service.ts';
import { createTsne } from '../../src/project/tsne.ts';
import { fitTsneParams } from '../../src/project/tsne-params.ts';
import { type Bar, bar } from './bar.ts';
import { facesForMap } from './faces-for-map.ts';
import { layOutSklearn } from './lay-out-sklearn.ts';
import type { MapTask } from './map-page/map-bench.worker.ts';
import type {} from './map-page/map-page.ts';
import { type MapQuality, mapQuality } from './map-quality.ts';
import { type BenchPage, openBenchPage } from './open-bench-page.ts';

const PAGE = fileURLToPath(new URL('map-page', import.meta.url));
const SIZES = [286, 1000, 10_000];
/** The sizes that have bars; the smallest is for tsne-js. */
const FROM = 1000;
const TSNE_JS_SIZE = 286;
const PERPLEXITY = 30;
const ITERATIONS = 1000;
/** How good the map is when one stops earlier. */
const STOPS = [500, 750, ITERATIONS];
const MOST_TIME = 1;
const MOST_TRUST_LOST = 0.005;

type Log = (line: string) => void;

/** t-SNE in a browser's worker and by scikit-learn, from the same 50 dimensions. */
export async function benchMap(log: Log) {
  const bench = await openBenchPage(PAGE, { ready: 'layOut' });
  try {
    const sizes: Awaited<ReturnType<typeof measure>>[] = [];
    for (const size of SIZES) sizes.push(await measure(bench, size, log));
    return { perplexity: PERPLEXITY, iterations: ITERATIONS, sizes, bars: sizes.flatMap(barsOf) };
  } finally {
    await bench.close();
  }
}

async function measure({ page }: BenchPage, size: number, log: Log) {
  const { points, people, source } = facesForMap(size);
  const { scores, map } = reduce(points);
  const input = { points: base64(scores.data), start: base64(map), cols: scores.cols };
  const layOut = (task: MapTask) => page.evaluate((one) => window.layOut(one), task);

  const load = loadavg()[0];
  const params = { ...fitOwnTsneParams(size), perplexity: PERPLEXITY, iterations: ITERATIONS };
  const own = await layOut({ ...input, engine: 'own', params, stops: STOPS });
  const jsParams = { ...fitTsneParams(size), perplexity: PERPLEXITY, iterations: ITERATIONS };
  const tsneJs =
    size === TSNE_JS_SIZE ? await layOut({ ...input, engine: 'tsne-js', params: jsParams, stops: [] }) : null;
  const sklearn = layOutSklearn(scores, PERPLEXITY, ITERATIONS);

  const maps: Float32Array[] = [...own.stops, ...(tsneJs?.stops ?? [])].map(({ positions }) =>
    Float32Array.from(positions),
  );
  if (sklearn) maps.push(sklearn.positions);
  const qualities = mapQuality(scores, people, maps);
  /** By our affinities, which for another map than ours is a fairer cost than its maker's own. */
  const costs = maps.map((one) => createTsne(scores, one, params, { settled: true }).cost());
  const figures = maps.map((_, m) => ({ cost: costs[m]!, ...qualities[m]! }));
  const [last, other] = [figures[STOPS.length - 1]!, figures.at(-1)!];

  log(`${size} faces (${source}), load ${load?.toFixed(1)}`);
  log(`own: ${seconds(own.ms)}, ${text(last)}`);
  const { parts, iterationMs } = own;
  if (parts && iterationMs) {
    log(
      `  neighbors ${seconds(parts.neighbors)}, affinities ${seconds(parts.affinities)}, iterations ` +
        `${seconds(parts.iterations)}: ${iterationMs.first.toFixed(1)} ms each at first, ${iterationMs.last.toFixed(1)} at last`,
    );
  }
  STOPS.slice(0, -1).forEach((stop, s) => {
    log(`  after ${stop} iterations: ${text(figures[s]!)}`);
  });
  if (tsneJs) log(`tsne-js: ${seconds(tsneJs.ms)}, ${text(figures[STOPS.length]!)}`);
  log(
    sklearn
      ? `scikit-learn ${sklearn.version}: ${seconds(sklearn.ms)}, ${text(other)}; own takes ${(own.ms / sklearn.ms).toFixed(2)} of its time`
      : 'scikit-learn: skipped: no Python with it',
  );
  return {
    size,
    source,
    load,
    own: { ms: own.ms, parts, iterationMs, ...last },
    ownEarlier: STOPS.slice(0, -1).map((iterations, s) => ({ iterations, ...figures[s]! })),
    tsneJs: tsneJs ? { ms: tsneJs.ms, ...figures[STOPS.length]! } : null,
    sklearn: sklearn
      ? {
          version: sklearn.version,
          ms: sklearn.ms,
          ownCost: sklearn.cost,
          ...other,
          timeRatio: own.ms / sklearn.ms,
        }
      : null,
  };
}

function barsOf({ size, own, sklearn }: Awaited<ReturnType<typeof measure>>): Bar[] {
  if (!sklearn || size < FROM) return [];
  const lost = (of: keyof MapQuality) => sklearn[of] - own[of];
  return [
    bar(`time at ${size} faces, of scikit-learn's`, '×', MOST_TIME, sklearn.timeRatio),
    bar(
      `trustworthiness below scikit-learn's at ${size} faces`,
      '',
      MOST_TRUST_LOST,
      lost('trustworthiness'),
    ),
    bar(`purity below scikit-learn's at ${size} faces`, '', 0, lost('purity')),
  ];
}

function base64(values: Float32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

function text({ cost, trustworthiness, purity }: MapQuality & { cost: number }): string {
  return `KL ${cost.toFixed(4)}, trustworthiness ${trustworthiness.toFixed(4)}, purity ${purity.toFixed(4)}`;
}
