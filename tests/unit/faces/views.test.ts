import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/faces/face.ts';
import {
  containment,
  overlap,
  tileViews,
  type View,
  viewAround,
  wholeView,
  withoutRepeats,
} from '../../../src/faces/views.ts';

const photo = fc.record({
  width: fc.integer({ min: 16, max: 8000 }),
  height: fc.integer({ min: 16, max: 8000 }),
  share: fc.double({ min: 0.15, max: 1, noNaN: true }),
  seam: fc.double({ min: 0, max: 0.6, noNaN: true }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const EPS = 1e-6;

const holds = ({ x, y, side }: View, box: Box) =>
  x <= box.x + EPS &&
  y <= box.y + EPS &&
  x + side >= box.x + box.width - EPS &&
  y + side >= box.y + box.height - EPS;

describe('tileViews', () => {
  test('covers every point of the photo', () => {
    fc.assert(
      fc.property(photo, share, share, ({ width, height, share: part, seam }, u, v) => {
        const point = { x: u * width, y: v * height, width: 0, height: 0 };
        expect(tileViews(width, height, part, seam).some((view) => holds(view, point))).toBe(true);
      }),
    );
  });

  test('stays inside the photo, or in its middle where the photo is narrower than a tile', () => {
    fc.assert(
      fc.property(photo, ({ width, height, share: part, seam }) => {
        for (const { x, y, side } of tileViews(width, height, part, seam)) {
          expect(side).toBe(Math.max(width, height) * part);
          for (const [start, length] of [
            [x, width],
            [y, height],
          ] as const) {
            if (length <= side) expect(start).toBeCloseTo((length - side) / 2, 6);
            else {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(start + side).toBeLessThanOrEqual(length + EPS);
            }
          }
        }
      }),
    );
  });

  test('shows every face no larger than the overlap whole in some tile', () => {
    fc.assert(
      fc.property(photo, share, share, share, ({ width, height, share: part, seam }, u, v, size) => {
        const face = Math.min(width, height, size * seam * part * Math.max(width, height));
        const box = { x: u * (width - face), y: v * (height - face), width: face, height: face };
        expect(tileViews(width, height, part, seam).some((view) => holds(view, box))).toBe(true);
      }),
    );
  });

  test('is one row of three tiles for a photo twice as wide as high, halved with half an overlap', () => {
    expect(tileViews(400, 200, 0.5, 0.5)).toEqual([0, 100, 200].map((x) => ({ x, y: 0, side: 200 })));
  });
});

test('the whole view is the smallest square around the photo, or a wider one with the same middle', () => {
  expect(wholeView(400, 200)).toEqual({ x: 0, y: -100, side: 400 });
  expect(wholeView(200, 400, 1.5)).toEqual({ x: -200, y: -100, side: 600 });
});

test('the view around a box has its middle, and the margin on its longer side', () => {
  expect(viewAround({ x: 10, y: 20, width: 40, height: 20 }, 2)).toEqual({ x: -10, y: -10, side: 80 });
});

const box = fc.record({
  x: fc.integer({ min: 0, max: 20 }),
  y: fc.integer({ min: 0, max: 20 }),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
});

describe('overlap and containment', () => {
  const big = { x: 0, y: 0, width: 4, height: 4 };

  test('by hand: half beside, inside, touching, apart', () => {
    const beside = { x: 2, y: 0, width: 4, height: 4 };
    expect([overlap(big, beside), containment(big, beside)]).toEqual([8 / 24, 0.5]);
    const inside = { x: 1, y: 1, width: 2, height: 2 };
    expect([overlap(big, inside), containment(big, inside)]).toEqual([0.25, 1]);
    const touching = { x: 4, y: 0, width: 4, height: 4 };
    expect([overlap(big, touching), containment(big, touching)]).toEqual([0, 0]);
    // two negative lengths must not make an area
    const apart = { x: 9, y: 9, width: 4, height: 4 };
    expect([overlap(big, apart), containment(big, apart)]).toEqual([0, 0]);
  });

  test('do not care which box comes first; overlap is 1 for equal boxes and at most the containment', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        expect(overlap(a, b)).toBe(overlap(b, a));
        expect(containment(a, b)).toBe(containment(b, a));
        expect(overlap(a, a)).toBe(1);
        expect(overlap(a, b)).toBeLessThanOrEqual(containment(a, b));
      }),
    );
  });
});

describe('withoutRepeats', () => {
  test('keeps the first of those that show the same thing', () => {
    const face = (name: string, x: number) => ({ name, box: { x, y: 0, width: 10, height: 10 } });
    const items = [face('best', 0), face('again', 2), face('beside', 8), face('beside again', 9)];
    expect(withoutRepeats(items, 0.4).map(({ name }) => name)).toEqual(['best', 'beside']);
  });

  test('leaves no two alike, drops only what is like a better one, and twice is as once', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), share, (boxes, limit) => {
        const items = boxes.map((each) => ({ box: each }));
        const kept = withoutRepeats(items, limit);
        for (const [i, item] of items.entries()) {
          const isLikeBetter = kept.some(
            (other) => items.indexOf(other) < i && containment(other.box, item.box) > limit,
          );
          expect(kept.includes(item)).toBe(!isLikeBetter);
        }
        expect(withoutRepeats(kept, limit)).toEqual(kept);
      }),
    );
  });
});
