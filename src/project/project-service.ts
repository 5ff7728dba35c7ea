import type { Matrix } from '../math/matrix.ts';
import { pca } from './pca.ts';
import type { TsneEngine, TsneFrame, TsneParams } from './tsne-engine.ts';

/** Dimensions that t-SNE is given. */
const KEPT_COMPONENTS = 50;
/** One frame of a screen that draws 60 a second. */
const FRAME_MS = 16;

export interface Reduction {
  /** (n, k) scores of the first k ≤ 50 principal components */
  readonly scores: Matrix;
  /** (n, 2) scores of the first two; 0 where there are fewer */
  readonly map: Float32Array;
  /** (k) share of the variance that each component holds, in [0, 1], descending. */
  readonly shares: Float64Array;
}

/**
 * Principal components of points, for t-SNE and as a map at once.
 * @throws RangeError if a value is not finite
 */
export function reduce(points: Matrix): Reduction {
  const { scores, explainedVarianceRatio } = pca(points, KEPT_COMPONENTS);
  const map = new Float32Array(2 * scores.rows);
  for (let i = 0; i < scores.rows; i++) {
    for (let axis = 0; axis < Math.min(2, scores.cols); axis++)
      map[2 * i + axis] = scores.data[i * scores.cols + axis]!;
  }
  return { scores, map, shares: explainedVarianceRatio };
}

/**
 * Run an engine, and pass on at most one frame per 16 ms: the first at once, then the newest when its time
 * has come. The last frame is returned and may not have been passed on.
 * @param now a clock in milliseconds
 */
export function layout(
  engine: TsneEngine,
  points: Matrix,
  start: Float32Array,
  params: TsneParams,
  onFrame: (frame: TsneFrame) => void,
  now: () => number,
): TsneFrame {
  let due = Number.NEGATIVE_INFINITY;
  return engine(points, start, params, (frame) => {
    const time = now();
    if (time < due) return;
    due = time + FRAME_MS;
    onFrame(frame);
  });
}
