import { mulberry32 } from '../math/rng.ts';

/** A plane between one person and the others: decision = weights · x + bias, positive on the person's side. */
export interface LinearSvm {
  /** (dims) */
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface SvmParams {
  /** Price of an error among the positives, above 0. */
  readonly positiveCost: number;
  /** Price of an error among the negatives, above 0. */
  readonly negativeCost: number;
  /** Of the order in which rows are visited. */
  readonly seed: number;
}

const MAX_SWEEPS = 60;
/** A sweep in which nothing violates the optimum by more ends the training. */
const TOLERANCE = 0.01;

/**
 * Train a linear support vector machine with the hinge loss.
 *
 * The bias is the weight of a feature that is always 1, hence small like the others. Deterministic by the seed.
 * Cost O(rows × dims) a sweep, at most {@link MAX_SWEEPS} sweeps.
 *
 * Source: dual coordinate descent, Hsieh, Chang, Lin, Keerthi, Sundararajan, ICML 2008, algorithm 1, with their
 * random order; without shrinking, which pays on far larger problems.
 *
 * @param rows (n, dims) the positives first
 * @throws RangeError unless 0 < positives < n, or if a cost is not above 0
 */
export function trainLinearSvm(
  rows: Float32Array,
  dims: number,
  positives: number,
  { positiveCost, negativeCost, seed }: SvmParams,
): LinearSvm {
  const n = rows.length / dims;
  if (!(positives > 0 && positives < n)) {
    throw new RangeError(`positives must be more than 0 and fewer than the ${n} rows, got ${positives}`);
  }
  if (!(positiveCost > 0 && negativeCost > 0)) {
    throw new RangeError(`costs must be above 0, got ${positiveCost} and ${negativeCost}`);
  }
  const weights = new Float64Array(dims);
  let bias = 0;
  const alphas = new Float64Array(n);
  const squares = Float64Array.from({ length: n }, (_, i) => squareOf(rows, i, dims) + 1);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const random = mulberry32(seed);

  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    shuffle(order, random);
    let worst = 0;
    for (const i of order) {
      const sign = i < positives ? 1 : -1;
      const cost = i < positives ? positiveCost : negativeCost;
      const alpha = alphas[i] as number;
      let decision = bias;
      for (let k = 0; k < dims; k++) decision += (weights[k] as number) * (rows[i * dims + k] as number);
      const gradient = sign * decision - 1;

      // at a bound only the way inside counts
      const projected =
        alpha === 0 ? Math.min(gradient, 0) : alpha === cost ? Math.max(gradient, 0) : gradient;
      worst = Math.max(worst, Math.abs(projected));
      if (projected === 0) continue;
      const next = Math.min(cost, Math.max(0, alpha - gradient / (squares[i] as number)));
      alphas[i] = next;
      const step = (next - alpha) * sign;
      for (let k = 0; k < dims; k++) {
        weights[k] = (weights[k] as number) + step * (rows[i * dims + k] as number);
      }
      bias += step;
    }
    if (worst < TOLERANCE) break;
  }
  return { weights, bias };
}

function squareOf(rows: Float32Array, i: number, dims: number): number {
  let sum = 0;
  for (let k = i * dims; k < (i + 1) * dims; k++) sum += (rows[k] as number) ** 2;
  return sum;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}
