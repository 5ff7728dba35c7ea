import { describe, expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/rng.ts';
import { calibrateThresholds } from '../../../src/people/calibrate-thresholds.ts';
import { spreadOf } from '../../../src/people/stranger-prior.ts';

const random = mulberry32(5);
/** Extreme values as strangers' scores are: location -0.3, scale 0.02. */
const gumbel = () => -0.3 - 0.02 * Math.log(-Math.log(1 - random()));
const strangers = Array.from({ length: 20_000 }, gumbel);
const many = { strangers, known: [], people: 1e6 };
const prior = { mean: 0, sd: 1 };

describe('calibrateThresholds', () => {
  test.each([
    [0.01, 0.05],
    [0.001, 0.1],
    [0.05, 0.05],
  ])('lets %d of the strangers pass as known and %d not be called new', (strangersKnown, strangersNotNew) => {
    const { acceptAt, newAt } = calibrateThresholds(many, prior, { strangersKnown, strangersNotNew });
    const fresh = Array.from({ length: 100_000 }, gumbel);
    const above = (threshold: number) => fresh.filter((score) => score >= threshold).length / fresh.length;
    expect(above(acceptAt) / strangersKnown).toBeCloseTo(1, 0);
    expect(above(newAt) / strangersNotNew).toBeCloseTo(1, 0);
  });

  test('needs few trials, as it knows the shape of the tail', () => {
    const [few, all] = [strangers.slice(0, 200), strangers].map((scores) =>
      calibrateThresholds({ ...many, strangers: scores }, prior),
    );
    expect(Math.abs(few!.acceptAt - all!.acceptAt)).toBeLessThan(0.02);
  });

  test('without trials the prior rules, with ten people half of it', () => {
    const none = calibrateThresholds({ strangers: [], known: [], people: 1 }, prior);
    const own = spreadOf(strangers);
    const expected = { mean: own.mean / 2, sd: (own.sd + 1) / 2 };
    expect(calibrateThresholds({ ...many, people: 10 }, prior).acceptAt).toBeCloseTo(
      expected.mean + (none.acceptAt - prior.mean) * expected.sd,
      10,
    );
  });

  test('known faces far from strangers need no band of doubt', () => {
    const known = Array.from({ length: 100 }, (_, i) => 0.1 + 0.0001 * i);
    const { acceptAt, newAt } = calibrateThresholds({ ...many, known }, prior);
    expect(newAt).toBe(acceptAt);
  });

  test('known faces among strangers make it as wide as is allowed', () => {
    const { newAt } = calibrateThresholds({ ...many, known: strangers.slice(0, 100) }, prior);
    expect(newAt).toBe(calibrateThresholds(many, prior).newAt);
  });

  test('the band ends where one known face in a hundred would be new', () => {
    const { acceptAt, newAt: floor } = calibrateThresholds(many, prior);
    const middle = (acceptAt + floor) / 2;
    const known = Array.from({ length: 100 }, (_, i) => middle + 0.02 * (2.3263 + (i % 2 === 0 ? 1 : -1)));
    expect(calibrateThresholds({ ...many, known }, prior).newAt).toBeCloseTo(middle, 6);
  });

  test.each([
    [{ strangersKnown: 0 }],
    [{ strangersKnown: 0.2, strangersNotNew: 0.1 }],
    [{ strangersNotNew: 1 }],
    [{ strangersKnown: Number.NaN }],
  ])('refuses %o', (tolerance) => {
    expect(() => calibrateThresholds(many, prior, tolerance)).toThrow(RangeError);
  });
});
