import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/faces/face.ts';
import { centralFace } from '../../eval/central-face.ts';

/** A square of `side` pixels around (x, y) in a photo of 200 × 100. */
const square = (x: number, y: number, side: number): Box => ({
  x: (x - side / 2) / 200,
  y: (y - side / 2) / 100,
  width: side / 200,
  height: side / 100,
});

const side = fc.integer({ min: 1, max: 60 });
const squares = fc.array(
  fc.tuple(fc.integer({ min: 30, max: 170 }), fc.integer({ min: 30, max: 70 }), side),
  { minLength: 1, maxLength: 6 },
);

describe('centralFace', () => {
  test('takes the larger of two equally far from the center', () => {
    expect(centralFace([square(60, 50, 20), square(140, 50, 30)], 200, 100)).toBe(1);
  });

  test('takes the nearer of two equally large', () => {
    expect(centralFace([square(30, 50, 20), square(110, 50, 20)], 200, 100)).toBe(1);
  });

  test('weighs pixels of area against twice the squared pixels of distance', () => {
    // 10² = 100 in the center against 20² - 2 d²: equal at d² = 150, that is d ≈ 12.25
    const small = square(100, 50, 10);
    expect(centralFace([small, square(112, 50, 20)], 200, 100)).toBe(1);
    expect(centralFace([small, square(113, 50, 20)], 200, 100)).toBe(0);
    // the same number of pixels upwards counts the same, though it is a larger share of the photo
    expect(centralFace([small, square(100, 62, 20)], 200, 100)).toBe(1);
    expect(centralFace([small, square(100, 63, 20)], 200, 100)).toBe(0);
  });

  test('takes the first among equals, and -1 where there is none', () => {
    expect(centralFace([square(80, 50, 20), square(80, 50, 20)], 200, 100)).toBe(0);
    expect(centralFace([], 200, 100)).toBe(-1);
  });

  test('finds the most in the middle and largest, counted in pixels', () => {
    fc.assert(
      fc.property(squares, (faces) => {
        const merits = faces.map(([x, y, s]) => s * s - 2 * ((x - 100) ** 2 + (y - 50) ** 2));
        const found = centralFace(
          faces.map(([x, y, s]) => square(x, y, s)),
          200,
          100,
        );
        expect(merits[found]).toBe(Math.max(...merits));
      }),
    );
  });

  test('refuses a photo without size', () => {
    expect(() => centralFace([], 0, 100)).toThrow(
      new RangeError('the sides of a photo must be greater than 0, got 0 × 100'),
    );
  });
});
