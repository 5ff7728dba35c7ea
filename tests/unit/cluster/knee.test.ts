import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findKnee } from '../../../src/cluster/knee.ts';

describe('findKnee', () => {
  test('finds the corner of a flat line that turns steep', () => {
    // at index 3 of 5 steps the line between the ends is at 3/5, the curve at 0.3/10
    const knee = findKnee([0, 0.1, 0.2, 0.3, 5, 10]);
    expect(knee).toMatchObject({ index: 3, value: 0.3 });
    expect(knee?.depth).toBeCloseTo(3 / 5 - 0.3 / 10, 12);
  });

  test("finds the knee of the paper's example, mirrored to be convex", () => {
    // y = -1 / x + 5 on ten points from 0 to 1 has its knee at x = 0.2; its mirror image at 0.8
    const concave = Array.from({ length: 10 }, (_, i) => -1 / (0.1 + i / 9) + 5);
    const convex = concave.map((y) => -y).reverse();
    expect((findKnee(convex)?.index ?? 0) / 9).toBeCloseTo(0.78, 2);
  });

  test('takes the deepest of two', () => {
    expect(findKnee([0, 0, 2, 2, 2, 2, 2, 2, 2, 10])).toMatchObject({ index: 8, value: 2 });
  });

  test.each([
    ['no value', []],
    ['two values', [1, 9]],
    ['a flat curve', [2, 2, 2, 2]],
    ['a straight one', [0, 1, 2, 3, 4]],
    ['one that only bulges upward', [0, 5, 8, 9, 10]],
  ])('%s has none', (_, curve) => {
    expect(findKnee(curve)).toBeNull();
  });

  test('does not depend on scale or offset', () => {
    const curveOf = fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 30 })
      .map((values) => values.sort((a, b) => a - b));
    fc.assert(
      fc.property(curveOf, (curve) => {
        // powers of two scale without rounding
        const other = findKnee(curve.map((value) => 8 * value + 1024));
        expect(other?.index).toBe(findKnee(curve)?.index);
        expect(other?.depth).toBe(findKnee(curve)?.depth);
      }),
    );
  });

  test('refuses what does not ascend or is not finite', () => {
    expect(() => findKnee([0, 2, 1])).toThrow(
      new RangeError('every value must be at least the one before, got 1 after 2'),
    );
    expect(() => findKnee([0, Number.NaN, 1])).toThrow(
      new RangeError('every value must be finite, got NaN at 1'),
    );
    expect(() => findKnee([0, Number.POSITIVE_INFINITY])).toThrow('got Infinity at 1');
  });
});
