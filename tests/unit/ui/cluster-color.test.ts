import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClusterColor, clusterColor, clusterCss } from '../../../src/ui/cluster-color.ts';

/** Relative luminance of an OKLCH color, by the matrices of CSS Color 4. */
function luminance({ lightness, chroma, hue }: ClusterColor): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const [r, g, bl] = [red, green, blue].map((x) => Math.min(1, Math.max(0, x)));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (bl ?? 0);
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The map's background in both schemes, as in tokens.css. */
const LIGHT = luminance({ lightness: 0.996, chroma: 0.001, hue: 255 });
const DARK = luminance({ lightness: 0.212, chroma: 0.009, hue: 260 });

describe('the color of a cluster', () => {
  test('has a contrast of at least 3 : 1 with both backgrounds', () => {
    for (let anchor = 0; anchor < 2000; anchor++) {
      const value = luminance(clusterColor(anchor));
      expect(contrast(value, LIGHT), `anchor ${anchor} on light`).toBeGreaterThanOrEqual(3);
      expect(contrast(value, DARK), `anchor ${anchor} on dark`).toBeGreaterThanOrEqual(3);
    }
  });

  test('differs between any two of 150 neighboring anchors', () => {
    const start = fc.integer({ min: 0, max: 13_000 });
    fc.assert(
      fc.property(start, (first) => {
        const colors = Array.from({ length: 150 }, (_, i) => clusterCss(first + i));
        expect(new Set(colors).size).toBe(150);
      }),
      { numRuns: 50 },
    );
  });

  test('gives near hues of near anchors another lightness', () => {
    for (let a = 0; a < 40; a++) {
      for (let b = a + 1; b < 40; b++) {
        const [one, two] = [clusterColor(a), clusterColor(b)];
        const apart = Math.abs(((one.hue - two.hue + 540) % 360) - 180);
        if (apart < 8) expect(one.lightness, `anchors ${a} and ${b}`).not.toBe(two.lightness);
      }
    }
  });

  test('refuses what is no index', () => {
    expect(() => clusterColor(-1)).toThrow('at least 0, got -1');
    expect(() => clusterColor(1.5)).toThrow(RangeError);
  });
});
