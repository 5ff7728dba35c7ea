import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationOf } from '../../../src/cluster/distance-calibration.ts';
import { strangerTailEps } from '../../../src/cluster/stranger-tail.ts';

const dlib = calibrationOf('dlib-128-aligned-mirror')!;

test.each([
  // shares 0.05, 5e-4, 5e-5 and 5e-6 were measured
  [1, 0.4615],
  [100, 0.3648],
  [1000, 0.3267],
  [10_000, 0.2928],
])('%i faces expect 0.05 strangers each within %f', (faces, eps) => {
  expect(strangerTailEps(dlib, faces)).toBeCloseTo(eps, 10);
});

test('between two quantiles the logarithm of the share counts', () => {
  // the share is 1.25e-4, between 1e-4 at 0.3377 and 2e-4 at 0.3493
  const way = Math.log(1.25) / Math.log(2);
  expect(strangerTailEps(dlib, 400)).toBeCloseTo(0.3377 + way * 0.0116, 5);
});

test('falls as the collection grows, also beyond what was measured, and stays above 0', () => {
  const facesOf = fc.integer({ min: 1, max: 1e9 });
  fc.assert(
    fc.property(facesOf, facesOf, (a, b) => {
      const [few, many] = [Math.min(a, b), Math.max(a, b)];
      if (few < many) expect(strangerTailEps(dlib, few)).toBeGreaterThan(strangerTailEps(dlib, many));
      expect(strangerTailEps(dlib, many)).toBeGreaterThan(0);
    }),
  );
  expect(strangerTailEps(dlib, 2_500_000)).toBeLessThan(0.2368);
});

test.each([0, -1, 2.5, Number.NaN])('refuses %s faces', (faces) => {
  expect(() => strangerTailEps(dlib, faces)).toThrow(
    new RangeError(`faces must be a whole number, at least 1, got ${faces}`),
  );
});
