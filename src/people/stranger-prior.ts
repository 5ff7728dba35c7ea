import { mulberry32 } from '../math/rng.ts';

/** How far apart the faces of strangers lie, known before a collection is seen. */
export interface StrangerPrior {
  /** The distance that a share of all pairs of strangers lies within; the share is between 0 and 1. */
  distanceWithin(share: number): number;
}

/** Mean and standard deviation. */
export interface Spread {
  readonly mean: number;
  readonly sd: number;
}

/** Share of the pairs of strangers that lie within the same-person threshold of a descriptor. */
const SHARE_AT_THRESHOLD = 0.0075;
/** How the log-odds of that share rise with the distance, counted in thresholds. Both: dlib's descriptor on LFW. */
const SLOPE = 21.5;
const DRAWS = 1000;

/** What to assume of a descriptor of which no pairs were measured. */
export function priorFromThreshold(samePersonThreshold: number): StrangerPrior {
  return {
    distanceWithin: (share) =>
      Math.max(0, samePersonThreshold * (1 + (logOdds(share) - logOdds(SHARE_AT_THRESHOLD)) / SLOPE)),
  };
}

/**
 * Scores that strangers would have with a gallery, if its people were independent of each other.
 *
 * The nearest of P people lies at the first of P ordered uniform shares, the second at the next. An exemplar at
 * distance d makes a template of mean length r lie at √(2 − (2 − d²)/r), the same mean inner product scaled.
 *
 * @param meanLength mean length of the templates before they were scaled to 1, in (0, 1]
 * @param scoreOf score by the distances of the nearest and the second; the latter is the median of strangers
 *   if there is one person only
 */
export function strangerScores(
  prior: StrangerPrior,
  people: number,
  meanLength: number,
  scoreOf: (first: number, second: number) => number,
): Spread {
  const random = mulberry32(1);
  const distanceAt = (share: number) => {
    const d = prior.distanceWithin(Math.min(1 - 1e-9, Math.max(1e-12, share)));
    return Math.sqrt(Math.max(0, 2 - (2 - d * d) / meanLength));
  };
  const scores = Array.from({ length: DRAWS }, () => {
    const first = 1 - (1 - random()) ** (1 / people);
    const second = people > 1 ? first + (1 - first) * (1 - (1 - random()) ** (1 / (people - 1))) : 0.5;
    return scoreOf(distanceAt(first), distanceAt(second));
  });
  return spreadOf(scores);
}

/** Mean and standard deviation of the numbers themselves; both 0 for none. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: 0, sd: 0 };
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) };
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
