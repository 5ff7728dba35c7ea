import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Matrix } from '../../src/math/matrix.ts';

/**
 * Run a script of this folder on points, with the Python that has scikit-learn.
 * @param script gets the file of the points (Float32, row by row), their number of columns, then `args`
 * @param take makes the result of the script's JSON
 * @param folder of files that the script may leave; removed after `take`
 * @returns null where no Python with scikit-learn is installed
 */
export function runSklearn<T>(
  script: string,
  { data, cols }: Matrix,
  args: (folder: string) => readonly (string | number)[],
  take: (json: unknown, folder: string) => T,
): T | null {
  const python = ['python3', '/usr/bin/python3'].find(
    (name) => spawnSync(name, ['-c', 'import sklearn']).status === 0,
  );
  if (python === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'kaomap-sklearn-'));
  try {
    const points = join(folder, 'points.f32');
    writeFileSync(points, data);
    const path = fileURLToPath(new URL(script, import.meta.url));
    const given = [path, points, cols, ...args(folder)].map(String);
    const run = spawnSync(python, given, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`scikit-learn failed: ${run.stderr}`);
    return take(JSON.parse(run.stdout), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
