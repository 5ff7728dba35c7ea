import type { Matrix } from '../math/matrix.ts';
import { type DistanceCalibration, distanceWithin } from './distance-calibration.ts';
import { squaredDistance } from './squared-distance.ts';
import { EXPECTED_STRANGERS } from './stranger-tail.ts';

/** What pairs of faces of one photo, which are strangers, say about eps. */
export interface SamePhotoQuantile {
  /** Null if there are too few pairs, or too many of them are one person twice: mirrors, collages. */
  readonly eps: number | null;
  /** How many pairs there are, and how many it takes. */
  readonly pairs: number;
  readonly pairsNeeded: number;
  /** The share of the pairs that is looked at, and the distance they lie within; null without enough pairs. */
  readonly share: number;
  readonly distance: number | null;
}

/** Low enough to see strangers that look alike, high enough to survive some mirrors and twice-found faces. */
const SHARE = 0.05;
/** Five pairs lie below the quantile. It moves a known tail; drawing the tail from it as well takes more. */
const PAIRS_NEEDED = 100;
const PAIRS_NEEDED_ALONE = 400;
/** Where this share of one person's pairs lies within the quantile, these are no strangers. */
const ONE_PERSON_SHARE = 0.8;

/**
 * Distances of all pairs of faces that share a photo, ascending.
 *
 * @param points (n, dim)
 * @param photos (n) the photo of each face, by any number or name
 * @throws RangeError if the lengths differ
 */
export function samePhotoDistances(points: Matrix, photos: ArrayLike<number | string>): Float64Array {
  if (photos.length !== points.rows) {
    throw new RangeError(`photos must hold ${points.rows} values, got ${photos.length}`);
  }
  const facesOf = new Map<number | string, number[]>();
  const found: number[] = [];
  for (let i = 0; i < points.rows; i++) {
    const others = facesOf.get(photos[i]!) ?? [];
    facesOf.set(photos[i]!, others);
    for (const j of others) {
      found.push(Math.sqrt(squaredDistance(points.data, j * points.cols, i * points.cols, points.cols)));
    }
    others.push(i);
  }
  return Float64Array.from(found).sort();
}

/**
 * The eps at which a face among n expects 0.05 strangers within reach, by the strangers of this collection.
 *
 * No collection has enough pairs to show so thin a tail, so a low quantile is seen and the rest is drawn on from
 * it: along the calibrated tail, moved to pass through the quantile; without one along the normal distribution
 * with this quantile and median, which LFW's strangers follow to 0.01 down to a share of 1e-6.
 *
 * @param distances (pairs) ascending
 * @param faces n, at least 1
 */
export function samePhotoQuantile(
  distances: ArrayLike<number>,
  faces: number,
  calibration?: DistanceCalibration,
): SamePhotoQuantile {
  const pairs = distances.length;
  const pairsNeeded = calibration ? PAIRS_NEEDED : PAIRS_NEEDED_ALONE;
  if (pairs < pairsNeeded) return { eps: null, pairs, pairsNeeded, share: SHARE, distance: null };
  const distance = quantile(distances, SHARE);
  if (calibration && distance < distanceWithin(calibration.samePerson, ONE_PERSON_SHARE)) {
    return { eps: null, pairs, pairsNeeded, share: SHARE, distance };
  }
  const tail = EXPECTED_STRANGERS / faces;
  const eps = calibration
    ? distance + distanceWithin(calibration.strangers, tail) - distanceWithin(calibration.strangers, SHARE)
    : quantile(distances, 0.5) +
      ((quantile(distances, 0.5) - distance) * normalQuantile(tail)) / -normalQuantile(SHARE);
  return { eps: Math.max(0, eps), pairs, pairsNeeded, share: SHARE, distance };
}

function quantile(ascending: ArrayLike<number>, share: number): number {
  return ascending[Math.floor(share * (ascending.length - 1))]!;
}

/**
 * Where a standard normal number lies below with a chance of at most 1/2, to 4.5e-4.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.23.
 */
function normalQuantile(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(chance));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return above / below - t;
}
