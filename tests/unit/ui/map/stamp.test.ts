import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blend, dashedRim, disc, makeStamp, putStamp, rim, tile } from '../../../../src/ui/map/stamp.ts';

const STRIDE = 64;
const MIDDLE = 32 * STRIDE + 32;
const RED = 0xff0000ff;
const GREEN = 0xff00ff00;

const area = ({ full, shares }: ReturnType<typeof makeStamp>) =>
  full.length + shares.reduce((sum, share) => sum + share / 255, 0);

describe('a stamp', () => {
  test.each([1.5, 3.2, 7.25, 12])('of a disc covers its area, radius %d', (radius) => {
    const stamp = makeStamp(disc(radius), Math.ceil(radius) + 1, { stride: STRIDE });
    expect(area(stamp) / (Math.PI * radius ** 2)).toBeCloseTo(1, 1);
  });

  test('of an even tile covers exactly its pixels where the corners are square', () => {
    const { full, part } = makeStamp(tile(6, 0), 5, { stride: STRIDE, even: true });
    expect(full.length).toBe(36);
    expect(part.length).toBe(0);
    expect(Math.min(...full)).toBe(-3 * STRIDE - 3);
    expect(Math.max(...full)).toBe(2 * STRIDE + 2);
  });

  test('of a rim is the tile without what it frames', () => {
    const options = { stride: STRIDE, even: true };
    const whole = area(makeStamp(tile(20, 4), 12, options));
    const hole = area(makeStamp(tile(16, 2), 12, options));
    expect(area(makeStamp(rim(20, 4, 2), 12, options))).toBeCloseTo(whole - hole, 0);
  });

  test('of a dashed rim leaves out some of it', () => {
    const options = { stride: STRIDE, even: true };
    const share =
      area(makeStamp(dashedRim(28, 4, 2), 16, options)) / area(makeStamp(rim(28, 4, 2), 16, options));
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.85);
  });

  test('that is hard covers no pixel in part', () => {
    const { full, part } = makeStamp(disc(2), 3, { stride: STRIDE, even: true, hard: true });
    expect(part.length).toBe(0);
    // 4 × 4 without its corners
    expect(full.length).toBe(12);
  });

  test('goes where it is put and nowhere else', () => {
    const pixels = new Uint32Array(STRIDE * STRIDE);
    putStamp(pixels, MIDDLE, makeStamp(disc(3), 4, { stride: STRIDE }), RED);
    expect(pixels[MIDDLE]).toBe(RED);
    for (let i = 0; i < pixels.length; i++) {
      const distance = Math.hypot((i % STRIDE) - 32, Math.floor(i / STRIDE) - 32);
      if (distance > 4) expect(pixels[i]).toBe(0);
      if (distance < 2) expect(pixels[i]).toBe(RED);
    }
  });

  test('that is faint lets what is below through', () => {
    const pixels = new Uint32Array(STRIDE * STRIDE).fill(GREEN);
    putStamp(pixels, MIDDLE, makeStamp(disc(3), 4, { stride: STRIDE, strength: 0.2 }), RED);
    const mixed = pixels[MIDDLE] ?? 0;
    expect(mixed >>> 24).toBe(255);
    expect((mixed & 0xff) / 255).toBeCloseTo(0.2, 1);
    expect(((mixed >>> 8) & 0xff) / 255).toBeCloseTo(0.8, 1);
  });
});

describe('blending', () => {
  const pixel = fc.nat(0xffffffff).map((value) => value >>> 0);
  const channels = (value: number) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff];

  test('is that of Porter and Duff, to two steps of a channel', () => {
    fc.assert(
      fc.property(pixel, pixel, fc.integer({ min: 1, max: 254 }), (below, color, share) => {
        const result = blend(below, color, share);
        const [over, under] = [share / 255, ((below >>> 24) / 255) * (1 - share / 255)];
        expect(Math.abs((result >>> 24) - 255 * (over + under))).toBeLessThanOrEqual(1);
        channels(result).forEach((value, c) => {
          const exact =
            ((channels(color)[c] ?? 0) * over + (channels(below)[c] ?? 0) * under) / (over + under);
          expect(Math.abs(value - exact)).toBeLessThanOrEqual(2);
        });
      }),
    );
  });
});
