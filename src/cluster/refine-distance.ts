/** Quantiles of a distribution of distances. */
interface Quantiles {
  /** (m) part of the pairs that lie within the distance, ascending, between 0 and 1; m at least 2. */
  readonly shares: readonly number[];
  /** (m) Euclidean, ascending. */
  readonly distances: readonly number[];
}

/** How far apart faces lie under one descriptor. */
export interface PairDistances {
  /** Pairs of different people. */
  readonly strangers: Quantiles;
  /** Pairs of one person's faces. */
  readonly samePerson: Quantiles;
}

/** Strangers that a face expects within the distance: at a mean distance, one does no harm. */
const STRANGERS_IN_REACH = 1;
/** Share of same-person pairs within the distance, in the largest collection and in the smallest. */
const LEAST_WITHIN = 0.92;
const MOST_WITHIN = 0.984;

/**
 * The mean distance at which average linkage takes clusters apart, for a collection of n faces.
 *
 * It is the distance within which a face expects one stranger among n, but never so near that less than
 * 92 % of same-person pairs lie within it, nor so far that more than 98.4 % do: nearer, people who differ
 * with age or pose are split however many faces there are; farther, strangers stay together however few.
 * With the descriptor `dlib-128-aligned-mirror`: 0.401 up to 280 faces, 0.394 at 400, 0.378 at 951, 0.374 at
 * 1,200, 0.361 at 2,550, 0.360 beyond. The three figures were chosen on LFW (collections of 40 to 13,225
 * faces); `tests/eval/refinement.ts` prints what they are worth.
 *
 * @param n faces in the collection, whole, at least 0
 * @throws RangeError if n is not a whole number or negative, or there are less than two quantiles
 */
export function refineDistance(n: number, { strangers, samePerson }: PairDistances): number {
  if (!Number.isInteger(n) || n < 0) {
    throw new RangeError(`n must be a whole number, at least 0, got ${n}`);
  }
  const lower = distanceAtShare(samePerson, LEAST_WITHIN);
  const upper = distanceAtShare(samePerson, MOST_WITHIN);
  // a share of all pairs or more is beyond every distance
  if (n <= STRANGERS_IN_REACH) return upper;
  return Math.min(Math.max(distanceAtShare(strangers, STRANGERS_IN_REACH / n), lower), upper);
}

/**
 * The distance that a share of the pairs, between 0 and 1, lies within.
 *
 * The logarithm of the odds share / (1 - share) is linear in the distance between two quantiles, so that
 * both tails are straight on a logarithmic scale; outside, it goes on as at that end.
 *
 * @throws RangeError if there are less than two quantiles
 */
export function distanceAtShare({ shares, distances }: Quantiles, share: number): number {
  if (shares.length < 2) throw new RangeError(`shares must hold at least 2 numbers, got ${shares.length}`);
  let at = 0;
  while (at < shares.length - 2 && shares[at + 1]! <= share) at++;
  const from = logOdds(shares[at]!);
  const way = (logOdds(share) - from) / (logOdds(shares[at + 1]!) - from);
  return distances[at]! + way * (distances[at + 1]! - distances[at]!);
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
