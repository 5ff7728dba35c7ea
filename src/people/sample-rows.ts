import { mulberry32 } from '../math/rng.ts';

/** Up to `count` of the rows, without repeats, ascending if the rows are; all of them if there are no more. */
export function sampleRows(rows: readonly number[], count: number, seed: number): readonly number[] {
  if (rows.length <= count) return rows;
  const random = mulberry32(seed);
  const sample: number[] = [];
  // each row is taken with the probability that fills the rest of the sample (Knuth, TAOCP 2, 3.4.2, S)
  for (const [at, row] of rows.entries()) {
    if (random() * (rows.length - at) < count - sample.length) sample.push(row);
  }
  return sample;
}
