import type { TsneParams } from './tsne-engine.ts';
import { largestPerplexity } from './tsne-params.ts';

/** The usual default of t-SNE programs. */
const USUAL_PERPLEXITY = 30;
/** 750 would do: the cost is 1 % higher then at 10,000 faces, 0.4 % at 1,000. */
const ITERATIONS = 1000;
/** Source: Linderman and Steinerberger, SIAM Journal on Mathematics of Data Science 1 (2019), and bhtsne. */
const EARLY_EXAGGERATION = 12;

/**
 * Parameters for our own t-SNE that fit n points.
 *
 * The rate is n / 48, which is that of Belkina et al., Nature Communications 10 (2019), n / exaggeration, for
 * a gradient with its factor 4, as scikit-learn has it. scikit-learn takes no less than 50; not so here, where
 * the rate grows once the exaggeration has ended. Cost on LFW faces (people with most photos) after 1,000
 * iterations, the growth all at once:
 *
 * | rate   | n = 30 | n = 60 | n = 120 | n = 286 | n = 1,000 |
 * |--------|--------|--------|---------|---------|-----------|
 * | n / 48 | 0.249  | 0.213  | 0.154   | 0.128   | 0.436     |
 * | n / 12 | 0.254  | 0.207  | 0.166   | 0.127   | 0.441     |
 * | 50     | 0.289  | 0.344  | 0.354   | 0.128   | 0.438     |
 *
 * At 50 the maps of 30 to 120 faces are torn apart: they are 300 to 1,000 wide, not 10 to 40.
 */
export function fitOwnTsneParams(n: number, seed = 1): TsneParams {
  return {
    perplexity: Math.min(USUAL_PERPLEXITY, largestPerplexity(n)),
    learningRate: Math.max(1, n) / (4 * EARLY_EXAGGERATION),
    iterations: ITERATIONS,
    earlyExaggeration: EARLY_EXAGGERATION,
    seed,
  };
}
