import { describe, expect, test } from 'vitest';
import { createDotStamps } from '../../../../src/ui/map/dot-stamps.ts';
import { type DotScene, dotRadius, drawDots } from '../../../../src/ui/map/draw-dots.ts';
import { BORDER, CORE, LOOSE } from '../../../../src/ui/map/map-looks.ts';
import type { PixelBuffer } from '../../../../src/ui/map/stamp.ts';
import { createStampCache } from '../../../../src/ui/map/stamp-cache.ts';

const WIDTH = 100;
const HEIGHT = 80;
const MARGIN = 24;
const RED = 0xff0000ff;
const BLUE = 0xffff0000;
const SURFACE = 0xffffffff;
const ACCENT = 0xff00ff00;

interface Made {
  readonly at: readonly (readonly [number, number])[];
  readonly kinds?: readonly number[];
  readonly faded?: readonly number[];
  readonly halos?: readonly number[];
  readonly radius?: number;
  readonly more?: Partial<DotScene>;
}

/** Faces red and blue in turn. */
function draw({ at, kinds, faded, halos, radius = 5, more }: Made) {
  const stride = WIDTH + 2 * MARGIN;
  const rows = HEIGHT + 2 * MARGIN;
  const buffer: PixelBuffer = { pixels: new Uint32Array(stride * rows), stride, rows, margin: MARGIN };
  const scene: DotScene = {
    points: Float32Array.from(at.flat()),
    density: 1,
    looks: {
      colors: Uint16Array.from(at, (_, i) => i % 2),
      palette: ['red', 'blue'],
      pixels: Uint32Array.of(RED, BLUE),
      kinds: Uint8Array.from(at, (_, i) => kinds?.[i] ?? CORE),
      faded: Uint8Array.from(at, (_, i) => faded?.[i] ?? 0),
      halos: halos ? Float32Array.from(halos) : null,
    },
    spotlight: null,
    selected: [],
    surface: SURFACE,
    accent: ACCENT,
    ...more,
  };
  drawDots(buffer, scene, createDotStamps(createStampCache(stride), 1)(radius));
  const pixel = (x: number, y: number) => buffer.pixels[(y + MARGIN) * stride + x + MARGIN] ?? 0;
  const drawn = buffer.pixels.filter((value) => value >>> 24 > 0).length;
  return { pixel, drawn };
}

describe('dots', () => {
  test('have the color of their face at its place', () => {
    const { pixel } = draw({
      at: [
        [20.4, 30.6],
        [60, 50],
      ],
    });
    expect(pixel(20, 30)).toBe(RED);
    expect(pixel(60, 50)).toBe(BLUE);
    expect(pixel(40, 40)).toBe(0);
  });

  test('are rings for border faces and smaller for those in no cluster', () => {
    const { pixel } = draw({ at: [[20, 30]], kinds: [BORDER] });
    expect(pixel(20, 30)).toBe(SURFACE);
    expect(pixel(24, 30)).toBe(RED);
    const [core, loose] = [CORE, LOOSE].map((kind) => draw({ at: [[20, 30]], kinds: [kind] }).drawn);
    expect(loose).toBeLessThan(core ?? 0);
  });

  test('in clusters lie on top of those in none', () => {
    const at = [
      [20, 30],
      [20, 30],
    ] as const;
    expect(draw({ at, kinds: [CORE, LOOSE] }).pixel(20, 30)).toBe(RED);
    expect(draw({ at, kinds: [LOOSE, CORE] }).pixel(20, 30)).toBe(BLUE);
  });

  test('that stand back are faint and lie below the others', () => {
    const { pixel } = draw({
      at: [
        [20, 30],
        [60, 30],
        [60, 30],
      ],
      faded: [1, 0, 1],
    });
    expect(pixel(20, 30) >>> 24).toBeLessThan(64);
    expect(pixel(60, 30)).toBe(BLUE);
    const lit = draw({
      at: [
        [20, 30],
        [60, 30],
      ],
      more: { spotlight: Uint8Array.of(0, 1) },
    });
    expect(lit.pixel(20, 30) >>> 24).toBeLessThan(64);
    expect(lit.pixel(60, 30)).toBe(BLUE);
  });

  test('out of view, or nowhere, are left out, and those at the edge are cut by it', () => {
    expect(
      draw({
        at: [
          [-200, 10],
          [10, 500],
          [Number.NaN, 5],
          [1e30, 1e30],
        ],
      }).drawn,
    ).toBe(0);
    const { pixel } = draw({
      at: [
        [0, 0],
        [99.9, 79.9],
        [-2, 40],
      ],
    });
    expect(pixel(0, 0)).toBe(RED);
    expect(pixel(99, 79)).toBe(BLUE);
    expect(pixel(0, 40)).toBe(RED);
  });

  test('that are selected have a ring around them and lie on top', () => {
    const { pixel } = draw({
      at: [
        [20, 30],
        [20, 30],
      ],
      more: { selected: [0] },
    });
    expect(pixel(20, 30)).toBe(RED);
    expect(pixel(27, 30)).toBe(ACCENT);
  });

  test('have a halo the stronger, the more of their neighbors are near', () => {
    const { pixel } = draw({
      at: [
        [20, 30],
        [50, 30],
        [80, 30],
      ],
      halos: [0, 0.5, 1],
    });
    const strengths = [20, 50, 80].map((x) => pixel(x + 7, 30) >>> 24);
    expect(strengths[0]).toBe(0);
    expect(strengths[1]).toBeGreaterThan(0);
    expect(strengths[2]).toBeGreaterThan(strengths[1] ?? 0);
    expect(pixel(80, 30)).toBe(RED);
  });
});

describe('the radius of a dot', () => {
  test('falls with the number of faces and grows with the zoom, within bounds', () => {
    expect(dotRadius(10, 1)).toBe(5);
    expect(dotRadius(13_000, 1)).toBe(1.8);
    expect(dotRadius(13_000, 8)).toBeGreaterThan(3);
    expect(dotRadius(13_000, 64)).toBe(5);
  });
});
