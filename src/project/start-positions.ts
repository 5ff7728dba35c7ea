import { gaussian, mulberry32 } from '../math/rng.ts';

/** Standard deviation of the first axis. Source: openTSNE's `initialization.rescale`. */
export const START_DEVIATION = 1e-4;
/** Of the start's deviation. Source: openTSNE's `initialization.jitter`. */
const JITTER = 0.01;

/**
 * Bring initial positions to the size that t-SNE wants, by one factor for both axes, and set equal points
 * apart by a little seeded noise: points in one place feel no force away from each other, ever.
 *
 * @param start (n, 2)
 * @returns (n, 2) with a mean of 0 up to the noise
 */
export function startPositions(start: Float32Array, seed: number): Float64Array {
  const n = start.length / 2;
  const mean = [0, 0];
  for (let k = 0; k < start.length; k++) mean[k % 2] = mean[k % 2]! + start[k]! / n;
  const centered = Float64Array.from(start, (value, k) => value - mean[k % 2]!);

  // the first axis sets the scale, unless all points share one place on it
  const deviation = deviationOf(centered, 0) || deviationOf(centered, 1);
  const scale = deviation > 0 ? START_DEVIATION / deviation : 0;
  const noise = START_DEVIATION * (scale > 0 ? JITTER : 1);
  const random = gaussian(mulberry32(seed));
  return centered.map((value) => value * scale + random() * noise);
}

function deviationOf(centered: Float64Array, axis: number): number {
  let squares = 0;
  for (let k = axis; k < centered.length; k += 2) squares += centered[k]! * centered[k]!;
  return Math.sqrt((2 * squares) / centered.length);
}
