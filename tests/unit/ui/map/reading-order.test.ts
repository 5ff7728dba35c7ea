import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingOrder, stepInOrder } from '../../../../src/ui/map/reading-order.ts';

const coordinate = fc.oneof(fc.integer({ min: -50, max: 500 }), fc.constant(Number.NaN));
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 })
  .map((pairs) => Float32Array.from(pairs.flat()));

describe('reading the map', () => {
  test('comes past every face exactly once before the first comes again, forwards and backwards', () => {
    fc.assert(
      fc.property(cloud, fc.constantFrom(1 as const, -1 as const), (points, step) => {
        const order = readingOrder(points);
        const visited: number[] = [];
        let face = -1;
        for (let i = 0; i < points.length / 2; i++) {
          face = stepInOrder(order, face, step);
          visited.push(face);
        }
        expect(visited.toSorted((a, b) => a - b)).toEqual(visited.map((_, i) => i));
        expect(stepInOrder(order, face, step)).toBe(visited[0]);
      }),
    );
  });

  test('goes in lines from the top, each from left to right', () => {
    const points = Float32Array.of(300, 200, 20, 10, 250, 5, 100, 20, 10, 210);
    expect([...readingOrder(points)]).toEqual([1, 3, 2, 4, 0]);
  });

  test('begins at either end where no face is pointed at', () => {
    const order = Int32Array.of(2, 0, 1);
    expect(stepInOrder(order, -1, 1)).toBe(2);
    expect(stepInOrder(order, -1, -1)).toBe(1);
    expect(stepInOrder(new Int32Array(0), 3, 1)).toBe(-1);
  });
});
