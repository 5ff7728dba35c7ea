import type { Matrix } from '../math/matrix.ts';

/**
 * Squared Euclidean distance of rows i and j, or Infinity as soon as it is known to exceed `limit`.
 * @param limit squared
 */
export function squaredRowDistance(
  { data, cols }: Matrix,
  i: number,
  j: number,
  limit = Number.POSITIVE_INFINITY,
): number {
  const a = i * cols;
  const b = j * cols;
  let sum = 0;
  for (let from = 0; from < cols; from += STRIDE) {
    const to = Math.min(cols, from + STRIDE);
    for (let c = from; c < to; c++) {
      const d = (data[a + c] ?? 0) - (data[b + c] ?? 0);
      sum += d * d;
    }
    if (sum > limit) return Number.POSITIVE_INFINITY;
  }
  return sum;
}

/** Numbers between two looks at the limit. */
const STRIDE = 16;
