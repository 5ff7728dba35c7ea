import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleColoring } from '../../../../../src/ui/map/tools/scale-coloring.ts';
import { SCALE_CSS, SCALE_PIXELS, SCALE_STEPS } from '../../../../../src/ui/map/tools/scale-colors.ts';

const LINEAR = { unit: 'date', isLogarithmic: false } as const;
const LOGARITHMIC = { unit: 'px', isLogarithmic: true } as const;

/** Luminance as the Web Content Accessibility Guidelines define it. */
function luminance(pixel: number): number {
  const [red = 0, green = 0, blue = 0] = [0, 8, 16].map((shift) => {
    const value = ((pixel >>> shift) & 255) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Place in OKLab of a color written as CSS. */
function oklab(css: string): [number, number, number] {
  const [lightness = 0, chroma = 0, hue = 0] = css.match(/[\d.]+/g)!.map(Number);
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

describe('the scale of colors', () => {
  test('goes in steps that look equally large', () => {
    const gaps = SCALE_CSS.slice(1).map((css, i) => {
      const [a, b] = [oklab(SCALE_CSS[i]!), oklab(css)];
      return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    });
    expect(gaps.length).toBe(SCALE_STEPS - 1);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    for (const gap of gaps) expect(Math.abs(gap / mean - 1)).toBeLessThan(0.05);
  });

  test('stands out from a light and from a dark page by 3 : 1', () => {
    // surfaces of tokens.css in light and dark
    const [light, dark] = [0.996 ** 3, 0.212 ** 3];
    for (const pixel of SCALE_PIXELS) {
      const own = luminance(pixel);
      expect((light + 0.05) / (own + 0.05)).toBeGreaterThan(3);
      expect((own + 0.05) / (dark + 0.05)).toBeGreaterThan(3);
    }
  });

  test('is inside sRGB, where no channel is cut off', () => {
    for (const pixel of SCALE_PIXELS) {
      for (const shift of [0, 8, 16]) {
        expect((pixel >>> shift) & 255).toBeGreaterThan(0);
        expect((pixel >>> shift) & 255).toBeLessThan(255);
      }
    }
  });
});

describe('coloring by a number', () => {
  test('never gives a greater value an earlier color', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
        fc.constantFrom(LINEAR, LOGARITHMIC),
        (list, options) => {
          const values = Float64Array.from(list);
          const { colors } = scaleColoring('date', values, options);
          const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
          for (const [at, i] of order.entries()) {
            expect(colors[i]).toBeLessThan(SCALE_STEPS);
            if (at > 0) expect(colors[i]).toBeGreaterThanOrEqual(colors[order[at - 1]!]!);
          }
        },
      ),
    );
  });

  test('runs from the least to the greatest, and gives what is not known another color', () => {
    const { colors, scale, entries, entryOf } = scaleColoring(
      'date',
      Float64Array.of(10, Number.NaN, 20, 30),
      LINEAR,
    );
    expect([...colors]).toEqual([0, SCALE_STEPS, 32, 63]);
    expect(scale).toEqual({ min: 10, max: 30, unit: 'date' });
    expect(entries.map(({ count }) => count)).toEqual([3, 1]);
    expect([...entryOf]).toEqual([0, 1, 0, 0]);
  });

  test('gives equal ratios equal steps where asked, and 0 the first color', () => {
    const { colors, scale } = scaleColoring('quality', Float64Array.of(0, 10, 100, 1000, -3), LOGARITHMIC);
    expect([...colors]).toEqual([0, 0, 32, 63, 0]);
    expect(scale).toEqual({ min: 10, max: 1000, unit: 'px' });
  });

  test('takes the middle where all are equal, and has no scale where nothing is known', () => {
    expect([...scaleColoring('date', Float64Array.of(5, 5), LINEAR).colors]).toEqual([32, 32]);
    expect(scaleColoring('date', Float64Array.of(Number.NaN), LINEAR).scale).toBeNull();
    expect(scaleColoring('date', new Float64Array(0), LINEAR).scale).toBeNull();
    const zeros = scaleColoring('quality', Float64Array.of(0, 0), LOGARITHMIC);
    expect(zeros.scale).toBeNull();
    expect([...zeros.colors].every((color) => color < SCALE_STEPS)).toBe(true);
  });
});
