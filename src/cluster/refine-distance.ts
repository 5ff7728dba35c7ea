/** Share of all pairs of one kind that lie nearer than a distance. */
export interface DistanceQuantile {
  /** In (0, 1). */
  readonly share: number;
  /** Euclidean. */
  readonly distance: number;
}

/** How far apart faces lie under one descriptor; both lists ascend. */
export interface DistanceQuantiles {
  /** Pairs of two people. */
  readonly strangers: readonly DistanceQuantile[];
  /** Pairs of one person. */
  readonly samePerson: readonly DistanceQuantile[];
}

/** Strangers that a face expects within the distance: at a mean distance, one does no harm. */
const STRANGERS_IN_REACH = 1;
/** Share of same-person pairs beyond the distance: no more in a large collection, no less in a small one. */
const MOST_BEYOND = 0.08;
const LEAST_BEYOND = 0.016;

/**
 * The mean distance at which average linkage takes clusters apart, for a collection of n faces.
 *
 * The distance within which a face expects one stranger among n faces, kept where all but 8 % and all but
 * 1.6 % of same-person pairs lie within. With the descriptor `dlib-128-aligned-mirror`: 0.401 up to 270
 * faces, 0.394 at 400, 0.378 at 951, 0.374 at 1,200, 0.360 from 2,550 on. Nearer, people who differ with
 * age or pose are split however many faces there are; farther, nothing is gained even among few.
 * What it is worth is printed by `tests/eval/refinement.ts`.
 *
 * @param n faces in the collection, at least 0
 * @throws RangeError if n is NaN or negative, or a list of quantiles has less than two entries
 */
export function refineDistance(n: number, { strangers, samePerson }: DistanceQuantiles): number {
  if (!(n >= 0)) throw new RangeError(`n must be at least 0, got ${n}`);
  // share of pairs beyond, ascending, so that both ends of the two kinds are tails near 0
  const beyond = samePerson.map(({ share, distance }) => ({ share: 1 - share, distance })).reverse();
  const lower = distanceAtShare(beyond, MOST_BEYOND);
  const upper = distanceAtShare(beyond, LEAST_BEYOND);
  if (n === 0) return upper;
  return Math.min(Math.max(distanceAtShare(strangers, STRANGERS_IN_REACH / n), lower), upper);
}

/**
 * The distance at a share, on straight lines between the quantiles over the logarithm of the share;
 * the outermost quantile beyond the ends.
 */
function distanceAtShare(quantiles: readonly DistanceQuantile[], share: number): number {
  if (quantiles.length < 2) {
    throw new RangeError(`quantiles must have at least 2 entries, got ${quantiles.length}`);
  }
  const above = quantiles.findIndex((quantile) => quantile.share >= share);
  if (above === 0) return quantiles[0]!.distance;
  if (above < 0) return quantiles.at(-1)!.distance;
  const from = quantiles[above - 1]!;
  const to = quantiles[above]!;
  const way = Math.log(share / from.share) / Math.log(to.share / from.share);
  return from.distance + way * (to.distance - from.distance);
}
