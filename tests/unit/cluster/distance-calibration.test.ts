import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calibrationOf,
  densityAt,
  distanceWithin,
  shareWithin,
} from '../../../src/cluster/distance-calibration.ts';
import { DESCRIPTORS } from '../../../src/faces/descriptor-spec.ts';

const FILE = fileURLToPath(
  new URL('../../../../shared/embeddings/distance-calibration.json', import.meta.url),
);
const dlib = calibrationOf('dlib-128-aligned-mirror')!;
const kinds = [dlib.strangers, dlib.samePerson];

describe('calibrationOf', () => {
  test('knows the default descriptor, and says so where nothing was measured', () => {
    expect(calibrationOf(DESCRIPTORS['dlib-128-aligned-mirror'].id)).toBe(dlib);
    expect(calibrationOf(DESCRIPTORS['faceres-1024'].id)).toBeUndefined();
    expect(calibrationOf('toString')).toBeUndefined();
  });

  test('its figures ascend', () => {
    for (const { shares, distances } of kinds) {
      expect(shares).toHaveLength(distances.length);
      for (const list of [shares, distances]) {
        expect(list.toSorted((a, b) => a - b)).toEqual(list);
        expect(new Set(list).size).toBe(list.length);
      }
    }
  });

  test.skipIf(!existsSync(FILE))('its figures are those of ../shared (skipped where that is absent)', () => {
    type Rows = { share: number; distance: number }[];
    const file = JSON.parse(readFileSync(FILE, 'utf8')) as { strangers: Rows; samePerson: Rows };
    for (const kind of ['strangers', 'samePerson'] as const) {
      expect(dlib[kind].shares).toEqual(file[kind].map(({ share }) => share));
      expect(dlib[kind].distances).toEqual(file[kind].map(({ distance }) => distance));
    }
  });
});

describe('shares and distances', () => {
  const straight = { shares: [0.1, 0.5, 0.9], distances: [1, 2, 3] };

  test('meet at the quantiles, and half-way in odds between them', () => {
    for (const [i, share] of straight.shares.entries()) {
      expect(shareWithin(straight, straight.distances[i]!)).toBeCloseTo(share, 12);
      expect(distanceWithin(straight, share)).toBeCloseTo(straight.distances[i]!, 12);
    }
    // odds 1/9 and 1: half-way 1/3
    expect(shareWithin(straight, 1.5)).toBeCloseTo(1 / 4, 12);
    expect(distanceWithin(straight, 1 / 4)).toBeCloseTo(1.5, 12);
  });

  test('go on straight outside, but no distance is below 0', () => {
    // odds fall by 9 per unit: 1/81 and 81
    expect(shareWithin(straight, 0)).toBeCloseTo(1 / 82, 12);
    expect(shareWithin(straight, 4)).toBeCloseTo(81 / 82, 12);
    expect(distanceWithin(straight, 81 / 82)).toBeCloseTo(4, 12);
    expect(distanceWithin(straight, 1e-9)).toBe(0);
  });

  test('are each other’s inverse and ascend', () => {
    const distanceOf = fc.double({ min: 0.01, max: 0.7, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), distanceOf, distanceOf, (kind, a, b) => {
        expect(distanceWithin(kind, shareWithin(kind, a))).toBeCloseTo(a, 6);
        if (a < b) expect(shareWithin(kind, a)).toBeLessThanOrEqual(shareWithin(kind, b));
      }),
    );
  });

  test('the density is the slope of the share', () => {
    for (const kind of kinds) {
      for (const distance of [0.15, 0.25, 0.3, 0.4, 0.45]) {
        const slope = (shareWithin(kind, distance + 1e-6) - shareWithin(kind, distance - 1e-6)) / 2e-6;
        expect(densityAt(kind, distance) / slope).toBeCloseTo(1, 4);
      }
    }
  });

  test.each([0, 1, -0.1, Number.NaN])('no distance holds a share of %s', (share) => {
    expect(() => distanceWithin(straight, share)).toThrow(
      new RangeError(`share must lie between 0 and 1, got ${share}`),
    );
  });
});
