/**
 * Squared Euclidean distance of two rows of a row-major array, given by their offsets.
 * Summed in double precision in column order. Every pass over pairs sums in this order, so that
 * one pair has one distance, to the last bit, wherever it is computed.
 */
export function squaredDistance(data: Float32Array, offsetA: number, offsetB: number, cols: number): number {
  let sum = 0;
  for (let c = 0; c < cols; c++) {
    const d = data[offsetA + c]! - data[offsetB + c]!;
    sum += d * d;
  }
  return sum;
}
