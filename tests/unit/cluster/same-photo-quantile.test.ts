import { describe, expect, test } from 'vitest';
import { calibrationOf, distanceWithin } from '../../../src/cluster/distance-calibration.ts';
import { samePhotoDistances, samePhotoQuantile } from '../../../src/cluster/same-photo-quantile.ts';
import { strangerTailEps } from '../../../src/cluster/stranger-tail.ts';
import { gaussian, mulberry32 } from '../../../src/math/rng.ts';
import { toMatrix } from '../../support/point-sets.ts';

const dlib = calibrationOf('dlib-128-aligned-mirror')!;

describe('samePhotoDistances', () => {
  test('measures the pairs within each photo, ascending', () => {
    const points = toMatrix([[0], [10], [3], [4], [11]]);
    expect([...samePhotoDistances(points, ['a', 'b', 'a', 'a', 'c'])]).toEqual([1, 3, 4]);
    expect(samePhotoDistances(points, [0, 1, 2, 3, 4])).toHaveLength(0);
    expect(samePhotoDistances(toMatrix([], 2), [])).toHaveLength(0);
  });

  test('refuses photos of another number', () => {
    expect(() => samePhotoDistances(toMatrix([[0], [1]]), ['a'])).toThrow(
      new RangeError('photos must hold 2 values, got 1'),
    );
  });
});

describe('samePhotoQuantile', () => {
  /** Strangers as calibrated, at even shares. */
  const strangers = (count: number, shift = 0) =>
    Float64Array.from({ length: count }, (_, i) => shift + distanceWithin(dlib.strangers, (i + 0.5) / count));

  test('agrees with the stranger tail where strangers are as calibrated, and moves along with them', () => {
    for (const faces of [100, 1000, 10_000]) {
      const tail = strangerTailEps(dlib, faces);
      expect(samePhotoQuantile(strangers(2001), faces, dlib).eps).toBeCloseTo(tail, 3);
      expect(samePhotoQuantile(strangers(2001, -0.05), faces, dlib).eps).toBeCloseTo(tail - 0.05, 3);
    }
  });

  test('without a calibration draws a normal tail from quantile and median', () => {
    const random = gaussian(mulberry32(5));
    const distances = Float64Array.from({ length: 40_000 }, () => 0.6 + 0.05 * random()).sort();
    // at 1,000 faces the share is 5e-5, 3.8906 standard deviations below the mean
    const { eps, distance } = samePhotoQuantile(distances, 1000);
    expect(distance).toBeCloseTo(0.6 - 1.6449 * 0.05, 2);
    expect(Math.abs((eps ?? 0) - (0.6 - 3.8906 * 0.05))).toBeLessThan(0.005);
  });

  test('too few pairs say nothing, and without a calibration it takes more', () => {
    expect(samePhotoQuantile(strangers(99), 50, dlib)).toEqual({
      eps: null,
      pairs: 99,
      pairsNeeded: 100,
      share: 0.05,
      distance: null,
    });
    expect(samePhotoQuantile(strangers(100), 50, dlib).eps).toBeGreaterThan(0);
    expect(samePhotoQuantile(strangers(399), 50).eps).toBeNull();
    expect(samePhotoQuantile(strangers(400), 50).eps).toBeGreaterThan(0);
  });

  test('pairs that lie as near as one person’s faces are not taken for strangers', () => {
    const withMirrors = (count: number) =>
      Float64Array.from([...new Float64Array(count).fill(0.25), ...strangers(1000)]).sort();
    expect(samePhotoQuantile(withMirrors(20), 50, dlib).eps).toBeGreaterThan(0.35);
    expect(samePhotoQuantile(withMirrors(100), 50, dlib)).toMatchObject({
      eps: null,
      pairs: 1100,
      distance: 0.25,
    });
  });

  test('is never below 0', () => {
    expect(
      samePhotoQuantile(
        Float64Array.from({ length: 400 }, (_, i) => (i < 199 ? 0.1 : 0.9)),
        50,
      ).eps,
    ).toBe(0);
  });
});
