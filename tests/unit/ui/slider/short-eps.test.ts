import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { middleEps, shortEps } from '../../../../src/ui/slider/short-eps.ts';

describe('an eps to read', () => {
  test('has three decimals at most and no zeros at the end', () => {
    expect([0.3, 0.3127, 0.33000000000000002, 1].map(shortEps)).toEqual(['0.3', '0.313', '0.33', '1']);
  });
});

describe('the middle of a stretch', () => {
  test('has as few decimals as lie inside', () => {
    expect(middleEps(0.297, 0.327)).toBe(0.31);
    expect(middleEps(0.2971, 0.2989)).toBe(0.298);
  });

  test('never leaves the stretch', () => {
    const eps = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(eps, eps, (a, b) => {
        fc.pre(a !== b);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const middle = middleEps(from, to);
        expect(middle).toBeGreaterThanOrEqual(from);
        expect(middle).toBeLessThanOrEqual(to);
      }),
    );
  });
});
