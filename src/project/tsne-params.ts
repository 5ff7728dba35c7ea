import type { TsneParams } from './tsne-engine.ts';

/** Most faces that tsne-js should be given: it takes 0.3 s an iteration there, and 56 MB. */
export const TSNE_JS_LIMIT = 1000;

/** The usual default of t-SNE programs. */
const USUAL_PERPLEXITY = 30;
/** tsne-js's default: exaggeration by 12, as newer programs have it, needs more than its 100 iterations. */
const EARLY_EXAGGERATION = 4;
/** Points per unit of learning rate, see {@link fitTsneParams}. */
const POINTS_PER_RATE = 3;
/** Above it iterations are slow; at n = 904 the cost fell by 1 % from the 200th to the 300th, in 20 s. */
const LARGE = 300;

/** The largest perplexity that n points allow: a third of each one's neighbors, as bhtsne has it; at least 2. */
export function largestPerplexity(n: number): number {
  return Math.max(2, Math.floor((n - 1) / 3));
}

/**
 * Parameters for tsne-js that fit n points.
 *
 * The learning rate grows with n, as Belkina et al., Nature Communications 10 (2019) argue: near the start
 * an affinity is about 1 / n², so that one step moves a point by about rate / n. Measured on LFW faces
 * (people with at least 3 photos, 128-d descriptors, PCA to 50, 500 iterations up to n = 120, then 300);
 * final cost, then the share of a face's 5 nearest on the map that show the same person:
 *
 * | rate           | n = 30      | n = 60      | n = 120     | n = 300     | n = 904     |
 * |----------------|-------------|-------------|-------------|-------------|-------------|
 * | n / 12, n / 10 | –           | –           | 1.35, 0.380 | 0.96, 0.980 | 1.53, 0.966 |
 * | n / 3          | 0.06, 0.983 | 0.21, 0.992 | 0.31, 1.000 | 0.55, 0.978 | 0.90, 0.971 |
 * | 5 n / 3        | 0.23, 0.900 | 0.55, 0.799 | 0.43, 0.883 | –           | –           |
 * | 1000 (default) | 2.55, 0.172 | 2.44, 0.085 | 2.50, 0.139 | –           | –           |
 *
 * Too low and the map may never leave the start, too high and it is torn up for good. In the descriptors
 * themselves the share is 0.983, 0.992, 0.985, 0.976 and 0.962.
 */
export function fitTsneParams(n: number, seed = 1): TsneParams {
  return {
    perplexity: Math.min(USUAL_PERPLEXITY, largestPerplexity(n)),
    learningRate: Math.max(1, n / POINTS_PER_RATE),
    iterations: n > LARGE ? 300 : 500,
    earlyExaggeration: EARLY_EXAGGERATION,
    seed,
  };
}
