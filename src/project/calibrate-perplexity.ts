import type { NearestPoints } from './nearest-points.ts';

/** Of the entropy, in nats. Source: scikit-learn's `_binary_search_perplexity`. */
const TOLERANCE = 1e-5;
/** Halvings are enough long before; what has not met the tolerance then, never will. */
const MOST_STEPS = 100;

/**
 * How likely each point would choose each of its neighbors: exp(−beta × squared distance), scaled to a sum
 * of 1, with beta such that the choice is as uncertain as one among `perplexity` equal ones.
 *
 * Where no beta does, because too many neighbors are equally near or there are too few, the choice is as
 * uncertain as it can be or as certain as they allow. By Newton's steps on log beta, and halving where they
 * lead astray.
 *
 * Source: van der Maaten and Hinton, JMLR 9 (2008), section 2.
 *
 * @param neighbors (n, k)
 * @returns (n, k), each row's sum 1
 */
export function calibratePerplexity({ size, k, squares }: NearestPoints, perplexity: number): Float64Array {
  const chances = new Float64Array(size * k);
  if (k === 0) return chances;
  const wanted = Math.log(Math.min(perplexity, k));
  for (let i = 0; i < size; i++) {
    const row = chances.subarray(i * k, (i + 1) * k);
    fillRow(squares.subarray(i * k, (i + 1) * k), wanted, row);
  }
  return chances;
}

function fillRow(squares: Float64Array, wanted: number, row: Float64Array): void {
  let nearest = Number.POSITIVE_INFINITY;
  let sumOfGaps = 0;
  for (const square of squares) {
    if (square < nearest) nearest = square;
    sumOfGaps += square;
  }
  sumOfGaps -= nearest * squares.length;

  // all equally near: any beta does, and none changes anything
  let beta = sumOfGaps > 0 ? squares.length / sumOfGaps : 1;
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    // gaps to the nearest leave the choice as it is, and keep one exponential at 1
    let sum = 0;
    let sumOfGap = 0;
    let sumOfSquare = 0;
    for (let m = 0; m < squares.length; m++) {
      const gap = squares[m]! - nearest;
      const weight = Math.exp(-beta * gap);
      row[m] = weight;
      sum += weight;
      sumOfGap += weight * gap;
      sumOfSquare += weight * gap * gap;
    }
    for (let m = 0; m < row.length; m++) row[m] = row[m]! / sum;
    const mean = sumOfGap / sum;
    const excess = Math.log(sum) + beta * mean - wanted;
    if (Math.abs(excess) <= TOLERANCE) return;

    // entropy falls as beta grows
    if (excess > 0) low = beta;
    else high = beta;
    const slope = beta * beta * (sumOfSquare / sum - mean * mean);
    let next = beta * Math.exp(Math.min(3, Math.max(-3, excess / slope)));
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    if (!(next > low && next < high)) return;
    beta = next;
  }
}
