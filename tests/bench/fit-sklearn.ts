import type { Matrix } from '../../src/math/matrix.ts';
import { runSklearn } from './run-sklearn.ts';

export interface SklearnFit {
  readonly version: string;
  readonly ms: number;
  readonly clusters: number;
  readonly noise: number;
}

/** Time one fit by scikit-learn on the same points; null where no Python with it is installed. */
export function fitSklearn(points: Matrix, eps: number, minPts: number): SklearnFit | null {
  return runSklearn(
    'sklearn_dbscan.py',
    points,
    () => [eps, minPts],
    (json) => json as SklearnFit,
  );
}
