import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharpness, weaknessesOf, weaknessOf } from '../../../src/faces/quality.ts';

/** Grey levels, (side × side), as opaque pixels. */
function pixels(side: number, grey: (x: number, y: number) => number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let i = 0; i < side * side; i++) rgba.fill(grey(i % side, Math.floor(i / side)), 4 * i, 4 * i + 3);
  return rgba;
}

/** Mean of each pixel and its neighbours within two pixels. */
function blurred(side: number, rgba: Uint8ClampedArray): Uint8ClampedArray {
  return pixels(side, (x, y) => {
    let sum = 0;
    let count = 0;
    for (let v = Math.max(0, y - 2); v <= Math.min(side - 1, y + 2); v++) {
      for (let u = Math.max(0, x - 2); u <= Math.min(side - 1, x + 2); u++) {
        sum += rgba[4 * (v * side + u)]!;
        count++;
      }
    }
    return sum / count;
  });
}

describe('sharpness', () => {
  test('by hand: one bright pixel in the middle', () => {
    // the Laplacian is -4 · 200 there, 200 at its four neighbours and 0 elsewhere in the inner 6 × 6
    const picture = pixels(10, (x, y) => (x === 5 && y === 5 ? 200 : 0));
    expect(sharpness(picture, 10)).toBeCloseTo((800 ** 2 + 4 * 200 ** 2) / 36, 2);
  });

  test('weighs the colours as the eye does', () => {
    const picture = pixels(10, () => 0);
    picture[4 * 55 + 1] = 100;
    expect(sharpness(picture, 10)).toBeCloseTo((58.7 ** 2 * 20) / 36, 2);
  });

  test('is 0 for an even picture and for an even slope', () => {
    expect(
      sharpness(
        pixels(20, () => 130),
        20,
      ),
    ).toBeCloseTo(0, 9);
    expect(
      sharpness(
        pixels(20, (x, y) => 5 * x + 3 * y),
        20,
      ),
    ).toBeCloseTo(0, 6);
  });

  test('does not look at the outer fifth', () => {
    const picture = pixels(20, (x, y) =>
      Math.min(x, y) < 3 || Math.max(x, y) > 16 ? (x * 97 + y * 61) % 256 : 90,
    );
    expect(sharpness(picture, 20)).toBeCloseTo(0, 9);
  });

  test('falls when a picture is blurred', () => {
    const noise = fc.uint8Array({ minLength: 24 * 24, maxLength: 24 * 24 });
    fc.assert(
      fc.property(noise, (grey) => {
        const picture = pixels(24, (x, y) => grey[y * 24 + x]!);
        fc.pre(sharpness(picture, 24) > 100);
        expect(sharpness(blurred(24, picture), 24)).toBeLessThan(sharpness(picture, 24));
      }),
      { numRuns: 40 },
    );
  });
});

describe('weakness', () => {
  const good = { sizePx: 120, sharpness: 60, yaw: 0.1 };

  test('a good face has none', () => {
    expect(weaknessOf(good)).toBeNull();
  });

  test.each([
    ['small', { sizePx: 39 }],
    ['blurred', { sharpness: 4.9 }],
    ['turned', { yaw: 0.71 }],
    ['turned', { yaw: -0.71 }],
    ['small', { sizePx: 20, sharpness: 0, yaw: 1.2 }],
  ] as const)('%s: %o', (weakness, change) => {
    expect(weaknessOf({ ...good, ...change })).toBe(weakness);
  });

  test('all that is wrong is named, and nothing at the limits', () => {
    expect(weaknessesOf({ sizePx: 40, sharpness: 5, yaw: -0.7 })).toEqual([]);
    expect(weaknessesOf({ sizePx: 39, sharpness: 4.9, yaw: -0.71 })).toEqual(['small', 'blurred', 'turned']);
  });
});
