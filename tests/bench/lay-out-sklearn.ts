import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Matrix } from '../../src/math/matrix.ts';
import { runSklearn } from './run-sklearn.ts';

export interface SklearnLayout {
  readonly version: string;
  readonly ms: number;
  /** As it says itself. */
  readonly cost: number;
  readonly positions: Float32Array;
}

/** Time scikit-learn's t-SNE of the same points; null where no Python with it is installed. */
export function layOutSklearn(points: Matrix, perplexity: number, iterations: number): SklearnLayout | null {
  const out = (folder: string) => join(folder, 'positions.f32');
  return runSklearn(
    'sklearn_tsne.py',
    points,
    (folder) => [perplexity, iterations, out(folder)],
    (json, folder) => ({
      ...(json as Omit<SklearnLayout, 'positions'>),
      positions: new Float32Array(Uint8Array.from(readFileSync(out(folder))).buffer),
    }),
  );
}
