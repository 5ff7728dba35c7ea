import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { affinitiesOf } from '../../../src/project/affinities.ts';
import { calibratePerplexity } from '../../../src/project/calibrate-perplexity.ts';
import { nearestPoints } from '../../../src/project/nearest-points.ts';
import { createTsne } from '../../../src/project/tsne.ts';
import type { TsneParams } from '../../../src/project/tsne-engine.ts';
import { tsneJsEngine } from '../../../src/project/tsne-js-engine.ts';

export interface MapTask {
  readonly engine: 'own' | 'tsne-js';
  /** float32 in base64: (n, cols) and (n, 2). */
  readonly points: string;
  readonly start: string;
  readonly cols: number;
  readonly params: TsneParams;
  /** Iterations after which positions are wanted, ascending, the last included. */
  readonly stops: readonly number[];
}

/** Times in milliseconds. */
export interface MapLayout {
  /** All from the points to the last position. */
  readonly ms: number;
  /** Of `ms`, measured once more on their own; null where the engine does not tell. */
  readonly parts: {
    readonly neighbors: number;
    readonly affinities: number;
    readonly iterations: number;
  } | null;
  /** Of one iteration: the mean of the first and of the last hundred; null where the engine does not tell. */
  readonly iterationMs: { readonly first: number; readonly last: number } | null;
  readonly stops: readonly {
    readonly iteration: number;
    readonly cost: number;
    readonly positions: number[];
  }[];
}

const HUNDRED = 100;

function floats(base64: string): Float32Array {
  return new Float32Array(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer);
}

function timed<T>(run: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

function ownMap(
  points: Matrix,
  start: Float32Array,
  params: TsneParams,
  stops: readonly number[],
): MapLayout {
  const { ms: setUp, value: tsne } = timed(() => createTsne(points, start, params));
  const taken = { all: 0, first: 0, last: 0 };
  const found: MapLayout['stops'][number][] = [];
  while (tsne.iteration < params.iterations) {
    const { ms } = timed(() => tsne.step());
    taken.all += ms;
    if (tsne.iteration <= HUNDRED) taken.first += ms / HUNDRED;
    if (tsne.iteration > params.iterations - HUNDRED) taken.last += ms / HUNDRED;
    if (stops.includes(tsne.iteration)) {
      found.push({ iteration: tsne.iteration, cost: tsne.cost(), positions: [...tsne.positions()] });
    }
  }
  const neighbors = timed(() => nearestPoints(points, 3 * params.perplexity));
  const affinities = timed(() => {
    affinitiesOf(neighbors.value, calibratePerplexity(neighbors.value, params.perplexity));
  });
  return {
    ms: setUp + taken.all,
    parts: { neighbors: neighbors.ms, affinities: affinities.ms, iterations: taken.all },
    iterationMs: { first: taken.first, last: taken.last },
    stops: found,
  };
}

function tsneJsMap(points: Matrix, start: Float32Array, params: TsneParams): MapLayout {
  const { ms, value: last } = timed(() => tsneJsEngine(points, start, params, () => {}));
  const stops = [{ iteration: last.iteration, cost: last.cost, positions: [...last.positions] }];
  return { ms, parts: null, iterationMs: null, stops };
}

addEventListener('message', ({ data }: MessageEvent<MapTask>) => {
  const all = floats(data.points);
  const points = matrix(all, all.length / data.cols, data.cols);
  const start = floats(data.start);
  const layout =
    data.engine === 'own'
      ? ownMap(points, start, data.params, data.stops)
      : tsneJsMap(points, start, data.params);
  postMessage(layout);
});
