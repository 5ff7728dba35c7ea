import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapDomain } from '../../../../src/ui/map/map-domain.ts';

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 })
  .map((pairs) => Float32Array.from(pairs.flat()));

describe('the domain of the map', () => {
  test('holds every face', () => {
    fc.assert(
      fc.property(
        cloud,
        fc.integer({ min: 100, max: 2000 }),
        fc.integer({ min: 100, max: 2000 }),
        (points, width, height) => {
          const { x, y } = mapDomain(points, width, height);
          for (let i = 0; i < points.length; i += 2) {
            expect(points[i]).toBeGreaterThanOrEqual(x[0]);
            expect(points[i]).toBeLessThanOrEqual(x[1]);
            expect(points[i + 1]).toBeGreaterThanOrEqual(y[0]);
            expect(points[i + 1]).toBeLessThanOrEqual(y[1]);
          }
        },
      ),
    );
  });

  test('stretches one axis by at most 1.6, and a step', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const { x, y } = mapDomain(points, 800, 400);
        const ratio = (x[1] - x[0]) / 800 / ((y[1] - y[0]) / 400);
        expect(Math.max(ratio, 1 / ratio)).toBeLessThanOrEqual(1.6 * 1.1 + 1e-6);
      }),
    );
  });

  test('stands still while the layout grows a little', () => {
    const before = Float32Array.of(-9.5, -9.5, 9.5, 9.5);
    const after = before.map((value) => value * 1.005);
    expect(mapDomain(after, 500, 500)).toEqual(mapDomain(before, 500, 500));
  });

  test('is a square around the origin where there is nothing to hold', () => {
    expect(mapDomain(new Float32Array(0), 500, 500)).toEqual({ x: [-1, 1], y: [-1, 1] });
  });
});
