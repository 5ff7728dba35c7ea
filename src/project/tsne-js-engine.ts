import TSNE from 'tsne-js/build/tsne.min.js';
import { assertFinite, type Matrix, rowOf } from '../math/matrix.ts';
import { startPositions } from './start-positions.ts';
import type { TsneEngine, TsneFrame, TsneParams } from './tsne-engine.ts';
import { largestPerplexity } from './tsne-params.ts';

/** Fewer points have no neighbors to prefer: each has all others. */
const FEWEST_POINTS = 4;
/** tsne-js exaggerates for its first 100 iterations, whatever is asked of it. */
const FEWEST_ITERATIONS = 100;
/** tsne-js skips a number of its counter between its three phases, and counts from 0. */
const UNUSED_COUNTS = 3;
const FINAL_PHASE = 'Final optimization';

/**
 * t-SNE by tsne-js 1.0.3: exact, O(n²) time an iteration and 56 n² bytes, so for small n.
 * Fewer than 4 points stay where they start.
 *
 * Needs `unsafe-eval`: the library compiles its loops at run time.
 *
 * Source: van der Maaten and Hinton, JMLR 9 (2008). The library differs from it: affinities come from
 * distances that are not squared, and gains grow where the paper shrinks them. We differ from the library:
 * the start is given, not drawn from `Math.random`; positions are read before it scales each axis on its
 * own; and the cost during exaggeration is brought back to that of the true affinities.
 */
export const tsneJsEngine: TsneEngine = (points, start, params, onFrame) => {
  checkArguments(points, start, params);
  const { iterations } = params;
  if (points.rows < FEWEST_POINTS) {
    const frame = { positions: start.slice(), iteration: iterations, iterations, cost: 0 };
    onFrame(frame);
    return frame;
  }

  const model = new TSNE({
    dim: 2,
    perplexity: Math.min(params.perplexity, largestPerplexity(points.rows)),
    earlyExaggeration: params.earlyExaggeration,
    learningRate: params.learningRate,
    nIter: iterations + UNUSED_COUNTS,
    metric: 'euclidean',
  });
  // typed rows would break the code that the library generates
  model.init({
    data: Array.from({ length: points.rows }, (_, i) => Array.from(rowOf(points, i))),
    type: 'dense',
  });
  model.outputEmbedding.data.set(startPositions(start, params.seed));

  let exaggeration = params.earlyExaggeration;
  model.on('progressStatus', (status) => {
    if (status.startsWith(FINAL_PHASE)) exaggeration = 1;
  });

  // the cost is announced before a step, for the positions as they are: that moment is one whole frame
  let last = null as TsneFrame | null;
  let steps = 0;
  model.on('progressData', () => {
    steps++;
  });
  model.on('progressIter', ([, cost]) => {
    if (last?.iteration === steps || steps > iterations) return;
    last = {
      positions: Float32Array.from(model.outputEmbedding.data),
      iteration: steps,
      iterations,
      // Σ fp log(fp / q) = f KL + f log f, as the affinities p sum to 1
      cost: cost / exaggeration - Math.log(exaggeration),
    };
    onFrame(last);
  });
  model.run();
  if (!last) throw new Error('tsne-js ended without an iteration');
  return last;
};

function checkArguments(points: Matrix, start: Float32Array, params: TsneParams): void {
  assertFinite(points);
  assertFinite({ data: start, rows: points.rows, cols: 2 });
  if (start.length !== 2 * points.rows) {
    throw new RangeError(`start must hold 2 × ${points.rows} numbers, got ${start.length}`);
  }
  if (!Number.isInteger(params.iterations) || params.iterations < FEWEST_ITERATIONS) {
    throw new RangeError(
      `iterations must be an integer of at least ${FEWEST_ITERATIONS}, got ${params.iterations}`,
    );
  }
  for (const name of ['perplexity', 'learningRate', 'earlyExaggeration'] as const) {
    if (!(params[name] > 0 && params[name] < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name} must be finite and above 0, got ${params[name]}`);
    }
  }
}
