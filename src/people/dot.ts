/**
 * Inner product of a row of one array with a row of another, in double precision.
 * @param i row of `a`, as `j` of `b`; rows are `dims` long
 */
export function dot(a: Float32Array, i: number, b: Float32Array, j: number, dims: number): number {
  let sum = 0;
  for (let k = i * dims, l = j * dims; k < (i + 1) * dims; k++, l++) {
    sum += (a[k] as number) * (b[l] as number);
  }
  return sum;
}

/** Euclidean distance of two vectors of length 1, by their inner product. */
export function unitDistance(product: number): number {
  return Math.sqrt(Math.max(0, 2 - 2 * product));
}
