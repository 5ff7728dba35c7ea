import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Matrix } from '../../src/math/matrix.ts';

export interface SklearnFit {
  readonly version: string;
  readonly ms: number;
  readonly clusters: number;
  readonly noise: number;
}

const SCRIPT = fileURLToPath(new URL('sklearn_dbscan.py', import.meta.url));

/** Time one fit by scikit-learn on the same points; null where no Python with it is installed. */
export function fitSklearn({ data, cols }: Matrix, eps: number, minPts: number): SklearnFit | null {
  const python = ['python3', '/usr/bin/python3'].find(
    (name) => spawnSync(name, ['-c', 'import sklearn']).status === 0,
  );
  if (python === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'kaomap-sklearn-'));
  try {
    const file = join(folder, 'points.f32');
    writeFileSync(file, data);
    const run = spawnSync(python, [SCRIPT, file, `${cols}`, `${eps}`, `${minPts}`], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`scikit-learn failed: ${run.stderr}`);
    return JSON.parse(run.stdout) as SklearnFit;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
