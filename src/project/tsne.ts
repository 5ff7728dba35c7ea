import { assertFinite, type Matrix } from '../math/matrix.ts';
import { affinitiesOf } from './affinities.ts';
import { createAttraction } from './attraction.ts';
import { calibratePerplexity } from './calibrate-perplexity.ts';
import { createDescent, meanOf } from './descent.ts';
import { exactRepulsion } from './exact-repulsion.ts';
import { createGridRepulsion } from './grid-repulsion.ts';
import { nearestPoints } from './nearest-points.ts';
import { START_DEVIATION, startPositions } from './start-positions.ts';
import type { TsneParams } from './tsne-engine.ts';
import { largestPerplexity } from './tsne-params.ts';

/** A layout under way. Holds about 1 kB a point, and grids of 6 MB at 10,000 points. */
export interface Tsne {
  /** Number of points n. */
  readonly size: number;
  /** Iterations done. */
  readonly iteration: number;
  /** Do one iteration; there may be more of them than the parameters say. */
  step(): void;
  /** (n, 2) copy of the present positions, one scale for both axes. */
  positions(): Float32Array;
  /** Kullback–Leibler divergence of the present positions from the affinities, without the exaggeration. */
  cost(): number;
}

export interface TsneOptions {
  /**
   * The start is a layout already: its scale is kept, and neither exaggeration nor its low momentum tears it
   * up. For a map taken up again, one with new points, or another perplexity.
   */
  readonly settled?: boolean;
}

/** Fewer points have no neighbors to prefer: each has all others. */
const FEWEST_POINTS = 4;
/** Neighbors kept per unit of perplexity; what is farther has next to no affinity. Source: bhtsne. */
const NEIGHBORS_PER_PERPLEXITY = 3;
/** Iterations with exaggeration, unless that were most of them. */
const EXAGGERATED = 250;
const LARGEST_SHARE = 1 / 3;
/**
 * Points per iteration in which the rate grows, and most such iterations. A large map needs a gentle start; one
 * of 60 faces with the low rate for long never leaves the middle.
 */
const POINTS_PER_GROWTH = 20;
const MOST_GROWTH = 500;
const EARLY_MOMENTUM = 0.5;
const MOMENTUM = 0.8;
/** Above it the grid is faster than all pairs. */
const MOST_EXACT = 2500;

/**
 * Start a t-SNE of any number of points. Neighbors and affinities are found here, which takes a second at
 * 10,000 points of 50 dimensions.
 *
 * Deterministic: equal arguments give equal bits. Any number of points, equal points and any perplexity give
 * finite positions. Fewer than 4 points stay where they start, brought to a spread of 1.
 *
 * Source: van der Maaten and Hinton, JMLR 9 (2008); Linderman et al., Nature Methods 16 (2019), for the grid.
 * Schedule as in scikit-learn: exaggeration and momentum 0.5 for 250 iterations, then none and 0.8, gains by
 * 0.2 and 0.8, and a gradient with its factor 4. But for the rate, which then grows by the exaggeration's
 * factor, as openTSNE's does, though bit by bit: at 10,000 faces the cost after 1,000 iterations is 2.677, and
 * trustworthiness 0.870. At once it would be 2.685 and 0.867, never 2.720 and 0.870.
 *
 * @param points (n, dim)
 * @param start (n, 2), e.g. the first two principal components
 * @throws RangeError if shapes differ, a value is not finite, or a parameter is out of range
 */
export function createTsne(
  points: Matrix,
  start: Float32Array,
  params: TsneParams,
  { settled = false }: TsneOptions = {},
): Tsne {
  checkArguments(points, start, params);
  const size = points.rows;
  if (size < FEWEST_POINTS) return stillLayout(start, params.seed, settled);

  const perplexity = Math.min(params.perplexity, largestPerplexity(size));
  const neighbors = nearestPoints(points, Math.ceil(NEIGHBORS_PER_PERPLEXITY * perplexity));
  const attraction = createAttraction(affinitiesOf(neighbors, calibratePerplexity(neighbors, perplexity)));
  const repulsion = size > MOST_EXACT ? createGridRepulsion() : exactRepulsion;
  const positions = settled ? Float64Array.from(start) : startPositions(start, params.seed);
  const descent = createDescent(positions, settled ? meanOf(positions) : [0, 0]);
  const exaggerated = settled ? 0 : Math.min(EXAGGERATED, Math.floor(params.iterations * LARGEST_SHARE));
  const growth = Math.min(MOST_GROWTH, size / POINTS_PER_GROWTH);

  const pulls = new Float64Array(2 * size);
  const pushes = new Float64Array(2 * size);
  const slopes = new Float64Array(2 * size);
  let iteration = 0;
  let pushTotal = 0;
  let pushesAreOf = -1;
  /** The cost and the next step want the same. */
  function push(): void {
    if (pushesAreOf === iteration) return;
    pushTotal = repulsion(positions, pushes);
    pushesAreOf = iteration;
  }

  return {
    size,
    get iteration() {
      return iteration;
    },
    step() {
      if (iteration === exaggerated) descent.rest();
      const early = iteration < exaggerated;
      const exaggeration = early ? params.earlyExaggeration : 1;
      const grown = early ? 0 : Math.min(1, (iteration - exaggerated) / growth) ** 2;
      const rate = params.learningRate * (1 + grown * (params.earlyExaggeration - 1));
      push();
      attraction.pull(positions, pulls);
      for (let k = 0; k < slopes.length; k++)
        slopes[k] = -4 * (exaggeration * pulls[k]! + pushes[k]! / pushTotal);
      descent.move(slopes, rate, early ? EARLY_MOMENTUM : MOMENTUM);
      iteration++;
    },
    positions: () => Float32Array.from(positions),
    cost() {
      push();
      return attraction.cost(positions) + Math.log(pushTotal);
    },
  };
}

function stillLayout(start: Float32Array, seed: number, settled: boolean): Tsne {
  const positions = settled
    ? start.slice()
    : Float32Array.from(startPositions(start, seed), (value) => value / START_DEVIATION);
  let iteration = 0;
  return {
    size: start.length / 2,
    get iteration() {
      return iteration;
    },
    step() {
      iteration++;
    },
    positions: () => positions.slice(),
    cost: () => 0,
  };
}

function checkArguments(points: Matrix, start: Float32Array, params: TsneParams): void {
  assertFinite(points);
  if (start.length !== 2 * points.rows) {
    throw new RangeError(`start must hold 2 × ${points.rows} numbers, got ${start.length}`);
  }
  assertFinite({ data: start, rows: points.rows, cols: 2 });
  if (!Number.isInteger(params.iterations) || params.iterations < 0) {
    throw new RangeError(`iterations must be an integer of at least 0, got ${params.iterations}`);
  }
  for (const name of ['perplexity', 'learningRate', 'earlyExaggeration'] as const) {
    if (!(params[name] > 0 && params[name] < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name} must be finite and above 0, got ${params[name]}`);
    }
  }
}
