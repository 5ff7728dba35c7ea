import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/math/matrix.ts';
import { placeNew } from '../../../src/project/place-new.ts';
import { blobs, randomPoints } from './points.ts';

const { NaN: none } = Number;

describe('placeNew', () => {
  it('leaves old points where they are, to the bit, and finds a finite place for each new one', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), fc.integer(), (isNew, seed) => {
        const points = randomPoints(isNew.length, 3, seed);
        const places = Float32Array.from(isNew.flatMap((fresh, i) => (fresh ? [none, none] : [i, i * i])));
        const placed = placeNew(points, places, seed);
        placed.forEach((value, k) => {
          expect(Number.isFinite(value)).toBe(true);
          if (!isNew[k >> 1]) expect(value).toBe(places[k]);
        });
        expect(placeNew(points, places, seed)).toEqual(placed);
      }),
    );
  });

  it('puts a new point among the old ones of its kind', () => {
    const { points, labels } = blobs(6, 12, 15, 1);
    // each blob round a corner of its own
    const places = Float32Array.from(
      labels.flatMap((label, i) =>
        i >= 60 ? [none, none] : [20 * (label % 3) + (i % 7) / 10, 20 * (label >> 1) + (i % 5) / 10],
      ),
    );
    const placed = placeNew(points, places, 1);
    for (let i = 60; i < 72; i++) {
      expect(Math.abs(placed[2 * i]! - 20 * (labels[i]! % 3) - 0.3)).toBeLessThan(0.5);
      expect(Math.abs(placed[2 * i + 1]! - 20 * (labels[i]! >> 1) - 0.2)).toBeLessThan(0.5);
    }
  });

  it('puts a point between two groups into one of them, not in the gap', () => {
    const points = matrix(Float32Array.of(0, 0.1, 0.2, 5, 5.1, 2), 6, 1);
    const placed = placeNew(points, Float32Array.of(0, 0, 1, 0, 2, 0, 90, 0, 91, 0, none, none), 1);
    expect(placed[10]).toBeLessThan(4);
  });

  it('sets equal new points apart, by a thousandth of the map at most', () => {
    const points = matrix(new Float32Array(40).fill(1), 20, 2);
    const places = new Float32Array(40).fill(none);
    places.set([0, 0, 100, 0, 0, 100]);
    const placed = placeNew(points, places, 3);
    const fresh = Array.from({ length: 17 }, (_, k) => [placed[2 * k + 6]!, placed[2 * k + 7]!] as const);
    expect(new Set(fresh.map(String)).size).toBe(17);
    for (const [x, y] of fresh) expect(Math.hypot(x - fresh[0]![0], y - fresh[0]![1])).toBeLessThan(0.2);
  });

  it('puts all in a small disk if none has a place', () => {
    const placed = placeNew(randomPoints(50, 3, 4), new Float32Array(100).fill(none), 5);
    for (let i = 0; i < 50; i++)
      expect(Math.hypot(placed[2 * i]!, placed[2 * i + 1]!)).toBeLessThanOrEqual(1 + 1e-6);
    expect(new Set(placed).size).toBeGreaterThan(95);
  });

  it('refuses shapes that differ, infinite places and points that are not finite', () => {
    const points = randomPoints(3, 2, 6);
    expect(() => placeNew(points, new Float32Array(4), 1)).toThrow(
      'positions must hold 2 × 3 numbers, got 4',
    );
    const infinite = new Float32Array(6).with(3, Number.POSITIVE_INFINITY);
    expect(() => placeNew(points, infinite, 1)).toThrow(
      'every place must be finite or NaN, got Infinity in row 1',
    );
    points.data[5] = none;
    expect(() => placeNew(points, new Float32Array(6), 1)).toThrow(RangeError);
  });
});
