import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Matrix } from '../../src/math/matrix.ts';

export interface SklearnLayout {
  readonly version: string;
  readonly ms: number;
  /** As it says itself. */
  readonly cost: number;
  readonly positions: Float32Array;
}

const SCRIPT = fileURLToPath(new URL('sklearn_tsne.py', import.meta.url));

/** Time scikit-learn's t-SNE of the same points; null where no Python with it is installed. */
export function layOutSklearn(
  { data, cols }: Matrix,
  perplexity: number,
  iterations: number,
): SklearnLayout | null {
  const python = ['python3', '/usr/bin/python3'].find(
    (name) => spawnSync(name, ['-c', 'import sklearn']).status === 0,
  );
  if (python === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'kaomap-sklearn-'));
  try {
    const file = join(folder, 'points.f32');
    const out = join(folder, 'positions.f32');
    writeFileSync(file, data);
    const args = [SCRIPT, file, `${cols}`, `${perplexity}`, `${iterations}`, out];
    const run = spawnSync(python, args, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`scikit-learn failed: ${run.stderr}`);
    const positions = new Float32Array(Uint8Array.from(readFileSync(out)).buffer);
    return { ...(JSON.parse(run.stdout) as Omit<SklearnLayout, 'positions'>), positions };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
