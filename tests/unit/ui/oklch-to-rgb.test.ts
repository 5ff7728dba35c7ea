import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oklchToRgb } from '../../../src/ui/oklch-to-rgb.ts';

const hex = (pixel: number) =>
  [pixel & 0xff, (pixel >>> 8) & 0xff, (pixel >>> 16) & 0xff]
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('');

describe('an OKLCH color as a pixel', () => {
  // coordinates of the corners of sRGB as CSS Color 4 gives them
  test.each([
    ['red', 0.62796, 0.25768, 29.234, 'ff0000'],
    ['lime', 0.86644, 0.29483, 142.495, '00ff00'],
    ['blue', 0.45201, 0.31321, 264.052, '0000ff'],
    ['yellow', 0.96798, 0.21101, 109.769, 'ffff00'],
    ['white', 1, 0, 0, 'ffffff'],
    ['black', 0, 0, 0, '000000'],
    ['gray', 0.59987, 0, 0, '808080'],
    ['rebeccapurple', 0.44027, 0.1603, 303.373, '663399'],
  ])('is %s', (_, lightness, chroma, hue, expected) => {
    expect(hex(oklchToRgb(lightness, chroma, hue))).toBe(expected);
  });

  test('is opaque and without a sign, wherever sRGB ends', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (lightness, chroma, hue) => {
          const pixel = oklchToRgb(lightness, chroma, hue);
          expect(pixel >>> 24).toBe(255);
          expect(pixel).toBe(pixel >>> 0);
        },
      ),
    );
  });
});
