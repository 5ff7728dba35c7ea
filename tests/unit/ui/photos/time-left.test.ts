import { describe, expect, test } from 'vitest';
import { photoRate, timeLeft } from '../../../../src/ui/photos/time-left.ts';

describe('the time left', () => {
  test.each([
    // done, total, activeMs
    [10, 20, 5_000, 'seconds', 5],
    [10, 100, 5_000, 'seconds', 45],
    [10, 153, 5_000, 'seconds', 75],
    [10, 250, 5_000, 'minutes', 2],
    [10, 10_000, 5_000, 'minutes', 83],
    [10, 20_000, 5_000, 'hours', 3],
    [10, 10, 5_000, 'seconds', 0],
  ] as const)('after %i of %i photos in %i ms is given in %s', (done, total, activeMs, unit, count) => {
    expect(timeLeft(done, total, activeMs)).toEqual({ unit, count });
  });

  test('is not known from the first photos, or before any time has passed', () => {
    expect(timeLeft(2, 100, 5_000)).toBeNull();
    expect(timeLeft(50, 100, 0)).toBeNull();
  });

  test('is never below nothing, should more be done than there were', () => {
    expect(timeLeft(12, 10, 5_000)).toEqual({ unit: 'seconds', count: 0 });
  });

  test('follows the rate, photos a second', () => {
    expect(photoRate(30, 6_000)).toBe(5);
  });
});
