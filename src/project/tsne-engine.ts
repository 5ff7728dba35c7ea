import type { Matrix } from '../math/matrix.ts';

/** `kaomap` is our own. */
export type EngineId = 'kaomap' | 'tsne-js';

export interface TsneParams {
  /** Effective number of neighbors; an engine clamps it to what n allows. */
  readonly perplexity: number;
  readonly learningRate: number;
  readonly iterations: number;
  /** Factor on the attraction in the first iterations. */
  readonly earlyExaggeration: number;
  /** Of everything random. An integer. */
  readonly seed: number;
}

/** One state of the layout. */
export interface TsneFrame {
  /** (n, 2) x, y of each point, one scale for both axes. */
  readonly positions: Float32Array;
  /** Iterations done, of `iterations`. The last frame of an engine that stops early has fewer. */
  readonly iteration: number;
  readonly iterations: number;
  /** Kullback–Leibler divergence of these positions, without the exaggeration; 0 where nothing is laid out. */
  readonly cost: number;
}

/**
 * Lay points out in the plane, starting from `start`. Synchronous; to stop it, end its worker.
 *
 * Deterministic: equal arguments give equal bits. Any number of points, equal points and any perplexity
 * give finite positions. Each frame owns its positions, so it may be handed over.
 *
 * @param points (n, dim)
 * @param start (n, 2) initial positions, e.g. the first two principal components; their scale is of no account
 * @param onFrame called after each iteration, the last included, whose frame is also returned
 * @throws RangeError if shapes differ, a value is not finite, or a parameter is out of range
 */
export type TsneEngine = (
  points: Matrix,
  start: Float32Array,
  params: TsneParams,
  onFrame: (frame: TsneFrame) => void,
) => TsneFrame;
