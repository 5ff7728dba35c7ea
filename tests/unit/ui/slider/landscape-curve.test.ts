import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { landscapeCurve } from '../../../../src/ui/slider/landscape-curve.ts';

const LANDSCAPE = {
  size: 5,
  eps: Float64Array.of(0, 0.2, 0.5),
  clusters: Int32Array.of(0, 2, 1),
  noise: Int32Array.of(5, 1, 0),
  largest: Int32Array.of(0, 2, 5),
};

describe('the drawn landscape', () => {
  test('has at every column what holds there, a step included', () => {
    expect(landscapeCurve(LANDSCAPE, 1, 4)).toEqual([
      { eps: 0, clusters: 0, noise: 5 },
      { eps: 0.25, clusters: 2, noise: 1 },
      { eps: 0.5, clusters: 1, noise: 0 },
      { eps: 0.75, clusters: 1, noise: 0 },
      { eps: 1, clusters: 1, noise: 0 },
    ]);
  });

  test('shows the last row that begins at or before each column, whatever the steps', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 30 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (list, columns) => {
        const eps = Float64Array.from([0, ...list.sort((a, b) => a - b)], (x) => x / 100);
        const rows = Int32Array.from(eps, (_, i) => i);
        const curve = landscapeCurve({ ...LANDSCAPE, eps, clusters: rows, noise: rows }, 1, columns);
        for (const point of curve) expect(point.clusters).toBe(eps.findLastIndex((x) => x <= point.eps));
      }),
    );
  });

  test('refuses a scale without length and no columns', () => {
    expect(() => landscapeCurve(LANDSCAPE, 0, 4)).toThrow('got 0');
    expect(() => landscapeCurve(LANDSCAPE, 1, 0.5)).toThrow(RangeError);
  });
});
