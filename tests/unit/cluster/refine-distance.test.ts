import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PairDistances, refineDistance } from '../../../src/cluster/refine-distance.ts';

const made: PairDistances = {
  strangers: { shares: [1e-6, 1e-3, 0.1, 0.5], distances: [0.1, 0.4, 0.6, 0.9] },
  samePerson: { shares: [0.5, 0.92, 0.984, 0.999], distances: [0.05, 0.2, 0.55, 0.8] },
};
/** Of `dlib-128-aligned-mirror`, measured on all pairs of LFW: what of its quantiles matters here. */
const dlib: PairDistances = {
  strangers: {
    shares: [1e-5, 1e-4, 2e-4, 5e-4, 0.001, 0.002, 0.005, 0.05, 0.5],
    distances: [0.3028, 0.3377, 0.3493, 0.3648, 0.377, 0.3895, 0.4073, 0.4615, 0.564],
  },
  samePerson: { shares: [0.9, 0.95, 0.98, 0.99], distances: [0.354, 0.3725, 0.3952, 0.4128] },
};

describe('refineDistance', () => {
  test('is where one stranger is expected among n', () => {
    expect(refineDistance(1000, made)).toBeCloseTo(0.4, 12);
    // halfway between one in a million and one in a thousand, on the logarithm of the share
    expect(refineDistance(31_623, made)).toBeCloseTo(0.25, 4);
  });

  test('stays among the distances of the same person, at both ends of the collection size', () => {
    for (const n of [0, 1, 2, 10]) expect(refineDistance(n, made)).toBeCloseTo(0.55, 12);
    for (const n of [1e6, 1e9, Number.MAX_SAFE_INTEGER]) expect(refineDistance(n, made)).toBeCloseTo(0.2, 12);
  });

  test('never grows with the collection', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (n, more) => {
        expect(refineDistance(n + more, dlib)).toBeLessThanOrEqual(refineDistance(n, dlib));
      }),
    );
  });

  test('gives the distances that were found best on real collections', () => {
    expect(refineDistance(39, dlib)).toBeCloseTo(0.401, 3);
    expect(refineDistance(400, dlib)).toBeCloseTo(0.394, 3);
    expect(refineDistance(951, dlib)).toBeCloseTo(0.378, 3);
    expect(refineDistance(2550, dlib)).toBeCloseTo(0.361, 3);
    expect(refineDistance(13_225, dlib)).toBeCloseTo(0.36, 3);
  });

  test('refuses quantiles too few to draw a line', () => {
    expect(() => refineDistance(100, { ...made, samePerson: { shares: [0.5], distances: [0.3] } })).toThrow(
      new RangeError('shares must hold at least 2 numbers, got 1'),
    );
  });

  test('refuses a size that is negative or not whole', () => {
    expect(() => refineDistance(-1, made)).toThrow(
      new RangeError('n must be a whole number, at least 0, got -1'),
    );
    for (const n of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => refineDistance(n, made)).toThrow(RangeError);
    }
  });
});
