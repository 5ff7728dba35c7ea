import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faceAt, faceTowards, nearestFace } from '../../../../src/ui/map/nearest-face.ts';

const coordinate = fc.integer({ min: -50, max: 50 });
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { maxLength: 30 })
  .map((pairs) => Float32Array.from(pairs.flat()));

describe('the nearest face', () => {
  test('is the first of those at the least distance, if that is within reach', () => {
    fc.assert(
      fc.property(cloud, coordinate, coordinate, fc.integer({ min: 0, max: 40 }), (points, x, y, reach) => {
        const distances = Array.from({ length: points.length / 2 }, (_, i) =>
          Math.hypot((points[2 * i] ?? 0) - x, (points[2 * i + 1] ?? 0) - y),
        );
        const least = Math.min(...distances);
        expect(nearestFace(points, x, y, reach)).toBe(least <= reach ? distances.indexOf(least) : -1);
      }),
    );
  });

  test('is none where there is no face', () => {
    expect(nearestFace(new Float32Array(0), 0, 0, 100)).toBe(-1);
  });
});

describe('the face under the pointer', () => {
  const points = Float32Array.of(100, 100, 130, 100, 300, 300);

  test('is that of the thumbnail, even where the dot of another lies nearer', () => {
    expect(faceAt(points, [0], 60, 128, 100)).toBe(0);
    expect(faceAt(points, [], 60, 128, 100)).toBe(1);
  });

  test('is none beyond the reach of a dot', () => {
    expect(faceAt(points, [], 60, 300, 320)).toBe(-1);
  });
});

describe('an arrow key', () => {
  // a cross: centre, right, left, up, down; y grows downwards
  const cross = Float32Array.of(0, 0, 10, 1, -10, 0, 0, -10, 1, 10);

  test.each([
    ['right', 1],
    ['left', 2],
    ['up', 3],
    ['down', 4],
  ] as const)('%s goes to the face that lies there', (direction, face) => {
    expect(faceTowards(cross, 0, direction)).toBe(face);
  });

  test('goes nowhere at the edge', () => {
    expect(faceTowards(cross, 1, 'right')).toBe(-1);
  });

  test('never stays and never goes the other way', () => {
    fc.assert(
      fc.property(cloud, fc.nat(29), (points, seed) => {
        fc.pre(points.length > 0);
        const from = seed % (points.length / 2);
        const to = faceTowards(points, from, 'right');
        if (to >= 0) expect(points[2 * to] ?? 0).toBeGreaterThan(points[2 * from] ?? 0);
      }),
    );
  });
});
