/** Quantiles of a distribution of distances. */
export interface DistanceQuantiles {
  /** (m) part of the pairs that lie within the distance, ascending, between 0 and 1. At least two. */
  readonly shares: readonly number[];
  /** (m) Euclidean, ascending. */
  readonly distances: readonly number[];
}

/** How far apart faces lie under one descriptor, measured on many pairs. */
export interface DistanceCalibration {
  /** Pairs of different people. */
  readonly strangers: DistanceQuantiles;
  /** Pairs of one person's faces. */
  readonly samePerson: DistanceQuantiles;
}

/**
 * Measured on all pairs among 13,225 faces of 5,749 people of LFW (87,201,568 pairs of strangers, 242,132 of one
 * person); the figures of `../shared/embeddings/distance-calibration.json`.
 */
const CALIBRATIONS: Readonly<Record<string, DistanceCalibration>> = {
  'dlib-128-aligned-mirror': {
    strangers: {
      shares: [
        2e-7, 5e-7, 1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 0.001, 0.002, 0.005, 0.01, 0.02,
        0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99,
      ],
      distances: [
        0.2368, 0.2615, 0.2705, 0.2792, 0.2928, 0.3028, 0.3128, 0.3267, 0.3377, 0.3493, 0.3648, 0.377, 0.3895,
        0.4073, 0.4215, 0.4375, 0.4615, 0.4833, 0.5105, 0.564, 0.616, 0.6418, 0.6623, 0.6987,
      ],
    },
    samePerson: {
      shares: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99],
      distances: [0.1938, 0.2063, 0.2243, 0.24, 0.2587, 0.295, 0.333, 0.354, 0.3725, 0.3952, 0.4128],
    },
  },
};

/** The calibration of a descriptor by its id, undefined if it has none. */
export function calibrationOf(descriptorId: string): DistanceCalibration | undefined {
  return Object.hasOwn(CALIBRATIONS, descriptorId) ? CALIBRATIONS[descriptorId] : undefined;
}

/**
 * Share of the pairs that lie within a distance, between 0 and 1.
 *
 * Between two quantiles the logarithm of the odds, share / (1 - share), is linear in the distance; for small
 * shares that is the logarithm of the share. Outside, it goes on as straight as it reached that end.
 */
export function shareWithin(quantiles: DistanceQuantiles, distance: number): number {
  const at = segmentOf(quantiles.distances, distance);
  const start = logOdds(quantiles.shares[at]!);
  return 1 / (1 + Math.exp(-(start + slopeOf(quantiles, at) * (distance - quantiles.distances[at]!))));
}

/** How densely the pairs lie at a distance: the derivative of {@link shareWithin}. */
export function densityAt(quantiles: DistanceQuantiles, distance: number): number {
  const share = shareWithin(quantiles, distance);
  return share * (1 - share) * slopeOf(quantiles, segmentOf(quantiles.distances, distance));
}

/**
 * The distance that a share of the pairs lies within, the inverse of {@link shareWithin}; 0 for a share so far
 * below any measured that the line leads below 0.
 * @throws RangeError if the share is not between 0 and 1
 */
export function distanceWithin(quantiles: DistanceQuantiles, share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`share must lie between 0 and 1, got ${share}`);
  const { shares, distances } = quantiles;
  const at = segmentOf(shares, share);
  return Math.max(0, distances[at]! + (logOdds(share) - logOdds(shares[at]!)) / slopeOf(quantiles, at));
}

/** The segment between two knots that holds a value; the first or last for one outside. */
function segmentOf(knots: readonly number[], value: number): number {
  let at = 0;
  while (at < knots.length - 2 && knots[at + 1]! <= value) at++;
  return at;
}

function slopeOf({ shares, distances }: DistanceQuantiles, at: number): number {
  return (logOdds(shares[at + 1]!) - logOdds(shares[at]!)) / (distances[at + 1]! - distances[at]!);
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
