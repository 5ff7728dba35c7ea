/** Euclidean norm. */
export function norm(v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! * v[i]!;
  return Math.sqrt(sum);
}

/**
 * Euclidean distance, summed in double precision.
 * @throws RangeError if the lengths differ
 */
export function euclidean(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new RangeError(`vectors must be of one length, got ${a.length} and ${b.length}`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const d = a[i]! - b[i]!;
    sum += d * d;
  }
  return Math.sqrt(sum);
}

/** A copy of length 1. A vector of zeros stays what it is. */
export function normalize(v: ArrayLike<number>): Float32Array {
  const length = norm(v);
  return Float32Array.from(v, (x) => (length > 0 ? x / length : 0));
}

/** Cosine of the angle between two vectors, in [-1, 1]; 0 if one of them is all zeros. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let dot = 0;
  for (let i = 0; i < a.length; i++) dot += a[i]! * b[i]!;
  const lengths = norm(a) * norm(b);
  return lengths > 0 ? dot / lengths : 0;
}
