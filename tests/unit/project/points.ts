import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { gaussian, mulberry32 } from '../../../src/math/rng.ts';

export function randomPoints(rows: number, cols: number, seed: number): Matrix {
  const random = gaussian(mulberry32(seed));
  // axes of unlike spread, so that no two variances are near each other
  return matrix(
    Float32Array.from({ length: rows * cols }, (_, at) => random() * 1.5 ** -(at % cols)),
    rows,
    cols,
  );
}

/** Points around `people` far centers, and which center each belongs to. */
export function blobs(
  people: number,
  each: number,
  dim: number,
  seed: number,
): { points: Matrix; labels: number[] } {
  const random = gaussian(mulberry32(seed));
  const centers = Array.from({ length: people * dim }, () => random());
  const labels = Array.from({ length: people * each }, (_, i) => i % people);
  const data = labels.flatMap((label) =>
    Array.from({ length: dim }, (_, j) => centers[label * dim + j]! + 0.15 * random()),
  );
  return { points: matrix(Float32Array.from(data), labels.length, dim), labels };
}

/** Mean share of each point's 5 nearest in the plane that carry its label. */
export function purity(positions: Float32Array, labels: readonly number[]): number {
  let same = 0;
  labels.forEach((label, i) => {
    const nearest = [...labels.keys()]
      .filter((j) => j !== i)
      .map((j) => ({
        j,
        gap: Math.hypot(positions[2 * i]! - positions[2 * j]!, positions[2 * i + 1]! - positions[2 * j + 1]!),
      }))
      .sort((a, b) => a.gap - b.gap)
      .slice(0, 5);
    same += nearest.filter(({ j }) => labels[j] === label).length / 5;
  });
  return same / labels.length;
}
