import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facesInPolygon } from '../../../../src/ui/map/faces-in-polygon.ts';

// corners on whole numbers and points beside them, so that none lies on an edge but for slanted ones
const corner = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }));
const point = fc.tuple(fc.integer({ min: -1, max: 20 }), fc.integer({ min: -1, max: 20 }));
const cloud = fc
  .array(point, { maxLength: 40 })
  .map((pairs) => Float32Array.from(pairs.flatMap(([x, y]) => [x + 0.3141, y + 0.4271])));

/** The same by counting crossings of the ray upwards instead of that to the right, at every edge and point. */
function slowTwin(points: Float32Array, corners: readonly (readonly [number, number])[]): number[] {
  const inside: number[] = [];
  for (let i = 0; i < points.length / 2; i++) {
    const [x, y] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
    const crossings = corners.filter(([fromX, fromY], c) => {
      const [toX, toY] = corners[(c + 1) % corners.length] ?? [0, 0];
      if (fromX < x === toX < x) return false;
      return fromY + ((toY - fromY) * (x - fromX)) / (toX - fromX) < y;
    });
    if (crossings.length % 2 === 1) inside.push(i);
  }
  return inside;
}

describe('the faces in a polygon', () => {
  test('are those that a slow count of crossings finds, however the outline crosses itself', () => {
    fc.assert(
      fc.property(cloud, fc.array(corner, { minLength: 3, maxLength: 12 }), (points, corners) => {
        expect(facesInPolygon(points, corners.flat())).toEqual(slowTwin(points, corners));
      }),
      { numRuns: 500 },
    );
  });

  test('are the same wherever the outline begins and whichever way it runs', () => {
    fc.assert(
      fc.property(
        cloud,
        fc.array(corner, { minLength: 3, maxLength: 9 }),
        fc.nat(8),
        (points, corners, by) => {
          const turned = corners.map((_, i) => corners[(i + by) % corners.length] ?? [0, 0]);
          const inside = facesInPolygon(points, corners.flat());
          expect(facesInPolygon(points, turned.flat())).toEqual(inside);
          expect(facesInPolygon(points, corners.toReversed().flat())).toEqual(inside);
        },
      ),
    );
  });

  test('of a box are those between its sides', () => {
    const points = Float32Array.of(5, 5, 1, 5, 9, 9, 11, 5, 5, -1);
    expect(facesInPolygon(points, [2, 2, 10, 2, 10, 10, 2, 10])).toEqual([0, 2]);
  });

  test('of a dent are left out', () => {
    const points = Float32Array.of(1, 5, 5, 5, 9, 5, 5, 9);
    expect(facesInPolygon(points, [0, 0, 5, 8, 10, 0, 10, 10, 0, 10])).toEqual([0, 2, 3]);
  });

  test('of less than three corners are none, and none are nowhere', () => {
    expect(facesInPolygon(Float32Array.of(1, 1), [0, 0, 2, 2])).toEqual([]);
    expect(facesInPolygon(Float32Array.of(Number.NaN, 1), [0, 0, 2, 0, 2, 2, 0, 2])).toEqual([]);
  });
});
