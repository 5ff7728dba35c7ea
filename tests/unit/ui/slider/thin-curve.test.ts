import { describe, expect, test } from 'vitest';
import { thinCurve } from '../../../../src/ui/slider/thin-curve.ts';

describe('a thinned curve', () => {
  test('keeps both ends and the places of its points', () => {
    const curve = Float64Array.from({ length: 101 }, (_, i) => i * i);
    expect(thinCurve(curve, 3)).toEqual([
      { index: 0, distance: 0 },
      { index: 50, distance: 2500 },
      { index: 100, distance: 10_000 },
    ]);
  });

  test('is whole if it is short', () => {
    expect(thinCurve([4, 5], 10).map(({ distance }) => distance)).toEqual([4, 5]);
    expect(thinCurve([4], 10)).toEqual([{ index: 0, distance: 4 }]);
    expect(thinCurve([], 10)).toEqual([]);
  });

  test('refuses fewer than two points', () => {
    expect(() => thinCurve([1, 2], 1)).toThrow('got 1');
  });
});
