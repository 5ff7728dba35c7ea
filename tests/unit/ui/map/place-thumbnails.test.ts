import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../../src/ui/map/bounds.ts';
import { placeThumbnails } from '../../../../src/ui/map/place-thumbnails.ts';

const VIEW = { left: 0, top: 0, right: 400, bottom: 300 };
const inView = fc.tuple(
  fc.double({ min: -40, max: 440, noNaN: true }),
  fc.double({ min: -40, max: 340, noNaN: true }),
);
const cloud = fc.array(inView, { maxLength: 120 }).map((pairs) => Float32Array.from(pairs.flat()));
const allOf = (points: Float32Array) => Array.from({ length: points.length / 2 }, (_, i) => i);

/** The same by looking at every pair. */
function slowTwin(points: Float32Array, order: readonly number[], side: number, view: Bounds): number[] {
  const placed: number[] = [];
  for (const i of order) {
    const [x, y] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
    if (x < view.left || x > view.right || y < view.top || y > view.bottom) continue;
    const touches = placed.some(
      (j) => Math.abs((points[2 * j] ?? 0) - x) < side && Math.abs((points[2 * j + 1] ?? 0) - y) < side,
    );
    if (!touches) placed.push(i);
  }
  return placed;
}

describe('the thumbnails of the map', () => {
  test('are those that a look at every pair would place', () => {
    fc.assert(
      fc.property(cloud, fc.integer({ min: 5, max: 90 }), (points, side) => {
        const order = allOf(points).reverse();
        expect(placeThumbnails(points, order, side, 1000, VIEW)).toEqual(slowTwin(points, order, side, VIEW));
      }),
    );
  });

  test('are the same within any bounds and at any scale, on places that touch', () => {
    const whole = fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), {
      maxLength: 150,
    });
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -6, max: 6 }),
        (pairs, side, power) => {
          const scale = 2 ** power;
          const points = Float32Array.from(pairs.flat(), (value) => value * scale);
          const view = { left: -20 * scale, right: 25 * scale, top: -30 * scale, bottom: 8 * scale };
          expect(placeThumbnails(points, allOf(points), side * scale, 1000, view)).toEqual(
            slowTwin(points, allOf(points), side * scale, view),
          );
        },
      ),
    );
  });

  test('start with the most important face', () => {
    const points = Float32Array.of(100, 100, 105, 100, 300, 200);
    expect(placeThumbnails(points, [1, 0, 2], 30, 10, VIEW)).toEqual([1, 2]);
    expect(placeThumbnails(points, [0, 1, 2], 30, 10, VIEW)).toEqual([0, 2]);
  });

  test('may lie side by side without a gap', () => {
    expect(placeThumbnails(Float32Array.of(20, 20, 50, 20), [0, 1], 30, 10, VIEW)).toEqual([0, 1]);
  });

  test('stop at the limit', () => {
    expect(placeThumbnails(Float32Array.of(20, 20, 90, 20), [0, 1], 30, 1, VIEW)).toEqual([0]);
  });

  test('leave out faces that are off the view or nowhere', () => {
    const points = Float32Array.of(-1e9, 20, Number.NaN, 20, 20, Number.POSITIVE_INFINITY, 20, 20);
    expect(placeThumbnails(points, [0, 1, 2, 3], 30, 10, VIEW)).toEqual([3]);
  });

  test('need a side', () => {
    expect(() => placeThumbnails(new Float32Array(0), [], 0, 10, VIEW)).toThrow('above 0, got 0');
  });
});
