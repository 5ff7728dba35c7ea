import { type DistanceCalibration, distanceWithin } from './distance-calibration.ts';

/** Strangers that a face may expect within reach. */
export const EXPECTED_STRANGERS = 0.05;

/**
 * The eps at which a face among n expects {@link EXPECTED_STRANGERS} strangers within reach: the distance that
 * a share of 0.05 / n of all stranger pairs lies within. The larger the collection, the smaller.
 *
 * Beyond the measured shares (2e-7, hence some 250,000 faces) the calibration's last line is drawn on.
 *
 * @param faces n, at least 1
 * @throws RangeError if `faces` is not a whole number, at least 1
 */
export function strangerTailEps({ strangers }: DistanceCalibration, faces: number): number {
  if (!Number.isInteger(faces) || faces < 1) {
    throw new RangeError(`faces must be a whole number, at least 1, got ${faces}`);
  }
  return distanceWithin(strangers, EXPECTED_STRANGERS / faces);
}
