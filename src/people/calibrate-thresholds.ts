import type { Thresholds } from './judge.ts';
import { type Spread, spreadOf } from './stranger-prior.ts';

export interface Tolerance {
  /** Share of strangers that may be taken for somebody known; default 0.01. */
  readonly strangersKnown?: number;
  /** Share of strangers that may get no clear answer or a wrong one; default 0.05. */
  readonly strangersNotNew?: number;
}

export interface Trials {
  /** Scores of gallery faces against all people but their own: what strangers would get. */
  readonly strangers: readonly number[];
  /** Scores of gallery faces against a gallery that lacks only the face itself. */
  readonly known: readonly number[];
  readonly people: number;
}

/** People of a gallery at which its own trials weigh as much as what is known of strangers in general. */
const PRIOR_PEOPLE = 10;
/** Trials below which nothing is concluded about the known. */
const LEAST_KNOWN = 20;
/** One known face in a hundred may be called new: that quantile of the standard normal distribution. */
const Z_KNOWN_NEW = -2.3263;
const EULER_GAMMA = 0.5772156649;

/**
 * Choose the two thresholds from the gallery itself, without a single real stranger.
 *
 * Every face of the gallery is a stranger to the gallery without its person. The best of many comparisons
 * follows an extreme value distribution, so the few trials fix a Gumbel distribution by its moments, and that
 * gives the tail which so few trials cannot show. Mean and deviation are shrunk towards the prior by the number
 * of people (empirical Bayes): with two people the prior rules, with a hundred the collection does.
 *
 * The band of doubt reaches down as far as it must for one known face in a hundred to be called new, but no
 * farther than `strangersNotNew`.
 *
 * @param prior spread of strangers' scores by what is known in general
 * @throws RangeError unless 0 < strangersKnown ≤ strangersNotNew < 1
 */
export function calibrateThresholds(trials: Trials, prior: Spread, tolerance: Tolerance = {}): Thresholds {
  const { strangersKnown = 0.01, strangersNotNew = 0.05 } = tolerance;
  if (!(strangersKnown > 0 && strangersKnown <= strangersNotNew && strangersNotNew < 1)) {
    throw new RangeError(
      `shares must be 0 < strangersKnown ≤ strangersNotNew < 1, got ${strangersKnown} and ${strangersNotNew}`,
    );
  }
  const spread = shrink(trials, prior);
  const acceptAt = gumbelTail(spread, strangersKnown);
  const floor = gumbelTail(spread, strangersNotNew);
  if (trials.known.length < LEAST_KNOWN) return { acceptAt, newAt: floor };
  const known = spreadOf(trials.known);
  return { acceptAt, newAt: Math.min(acceptAt, Math.max(floor, known.mean + Z_KNOWN_NEW * known.sd)) };
}

function shrink({ strangers, people }: Trials, prior: Spread): Spread {
  if (strangers.length === 0) return prior;
  const own = spreadOf(strangers);
  const weight = people / (people + PRIOR_PEOPLE);
  return {
    mean: weight * own.mean + (1 - weight) * prior.mean,
    sd: weight * own.sd + (1 - weight) * prior.sd,
  };
}

/** The value that a share of a Gumbel distribution lies above. */
function gumbelTail({ mean, sd }: Spread, share: number): number {
  const scale = (sd * Math.sqrt(6)) / Math.PI;
  return mean + scale * (-EULER_GAMMA - Math.log(-Math.log(1 - share)));
}
