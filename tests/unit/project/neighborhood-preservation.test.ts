import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighborhoodPreservation } from '../../../src/project/neighborhood-preservation.ts';
import { planeNeighbors } from '../../../src/project/plane-neighbors.ts';

/** Few distinct coordinates, so that ties and equal points abound. */
const coordinate = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.float({ min: -100, max: 100, noNaN: true }));
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { maxLength: 80 })
  .map((pairs) => Float32Array.from(pairs.flat()));
const sizeOfList = fc.integer({ min: 0, max: 12 });

/** All pairs, sorted. */
function neighborsByLooking(positions: Float32Array, k: number): number[] {
  const all = Array.from({ length: positions.length / 2 }, (_, i) => i);
  return all.flatMap((i) => {
    const square = (j: number) =>
      (positions[2 * j]! - positions[2 * i]!) ** 2 + (positions[2 * j + 1]! - positions[2 * i + 1]!) ** 2;
    return all
      .filter((j) => j !== i)
      .sort((a, b) => square(a) - square(b) || a - b)
      .slice(0, k);
  });
}

describe('the nearest points in the plane', () => {
  test('are those that sorting all pairs gives, ties by index', () => {
    fc.assert(
      fc.property(cloud, sizeOfList, (positions, k) => {
        expect([...planeNeighbors(positions, k)]).toEqual(neighborsByLooking(positions, k));
      }),
      { numRuns: 300 },
    );
  });

  test('are found soon where 13,000 points lie in one place, two far apart or a line', () => {
    const n = 13_000;
    const shapes = {
      onePlace: new Float32Array(2 * n).fill(1),
      twoPlaces: Float32Array.from({ length: 2 * n }, (_, i) => (i < n ? -1e6 : 1e6)),
      line: Float32Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? i : 0)),
    };
    for (const positions of Object.values(shapes)) {
      const before = performance.now();
      const near = planeNeighbors(positions, 10);
      // looking at all pairs takes seconds
      expect(performance.now() - before).toBeLessThan(1_000);
      expect(near.length).toBe(10 * n);
    }
    expect([...planeNeighbors(shapes.onePlace, 3).subarray(0, 9)]).toEqual([1, 2, 3, 0, 2, 3, 0, 1, 3]);
  });

  test('are refused for a position that is not finite and for a k that is not whole', () => {
    expect(() => planeNeighbors(Float32Array.of(0, 0, Number.NaN, 1), 1)).toThrow(/got NaN for point 1/);
    expect(() => planeNeighbors(new Float32Array(4), 0.5)).toThrow(/whole number, at least 0, got 0.5/);
    expect(() => planeNeighbors(new Float32Array(4), -1)).toThrow(RangeError);
  });
});

describe('the share of neighbors that a map keeps', () => {
  test('is 1 for each face of a map that is the space itself', () => {
    fc.assert(
      fc.property(cloud, sizeOfList, (positions, k) => {
        const { shares, mean } = neighborhoodPreservation(positions, planeNeighbors(positions, k));
        expect([...shares]).toEqual(new Array(positions.length / 2).fill(1));
        expect(mean).toBe(1);
      }),
    );
  });

  test('is what counting the names common to both lists gives, whatever their order', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 30 })
          .chain((n) =>
            fc.tuple(
              fc.array(coordinate, { minLength: 2 * n, maxLength: 2 * n }),
              fc.array(coordinate, { minLength: 2 * n, maxLength: 2 * n }),
              fc.integer({ min: 1, max: n - 1 }),
            ),
          ),
        ([map, space, k]) => {
          const positions = Float32Array.from(map);
          const neighbors = neighborsByLooking(Float32Array.from(space), k);
          const near = neighborsByLooking(positions, k);
          const expected = Array.from({ length: map.length / 2 }, (_, i) => {
            const here = new Set(near.slice(i * k, (i + 1) * k));
            return neighbors.slice(i * k, (i + 1) * k).filter((j) => here.has(j)).length / k;
          });
          const {
            shares,
            mean,
            k: compared,
          } = neighborhoodPreservation(positions, Int32Array.from(neighbors));
          expect([...shares]).toEqual([...Float32Array.from(expected)]);
          expect(mean).toBeCloseTo(expected.reduce((sum, share) => sum + share, 0) / expected.length, 12);
          expect(compared).toBe(k);
        },
      ),
    );
  });

  test('falls to chance for a map drawn blindly', () => {
    const places = (seed: number) => {
      let state = seed;
      return Float32Array.from({ length: 1_000 }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      });
    };
    const { mean } = neighborhoodPreservation(places(1), planeNeighbors(places(77), 10));
    // 10 of 499 others
    expect(mean).toBeLessThan(0.04);
  });

  test('is not full for a map that puts all faces in one place', () => {
    const line = Float32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? i : 0));
    expect(neighborhoodPreservation(new Float32Array(200), planeNeighbors(line, 5)).mean).toBeLessThan(0.2);
  });

  test('is 1 where nothing can be lost: no faces, one face, two faces', () => {
    expect(neighborhoodPreservation(new Float32Array(0), new Int32Array(0))).toEqual({
      shares: new Float32Array(0),
      mean: 1,
      k: 0,
    });
    expect(neighborhoodPreservation(Float32Array.of(1, 2), new Int32Array(0)).mean).toBe(1);
    expect(neighborhoodPreservation(Float32Array.of(1, 2, 3, 4), Int32Array.of(1, 0)).mean).toBe(1);
  });

  test('is refused for lists that do not fit the points', () => {
    const positions = new Float32Array(6);
    expect(() => neighborhoodPreservation(positions, new Int32Array(4))).toThrow(/for 3 points, got 4/);
    expect(() => neighborhoodPreservation(positions, new Int32Array(9))).toThrow(RangeError);
    expect(() => neighborhoodPreservation(new Float32Array(3), new Int32Array(0))).toThrow(RangeError);
  });

  test('takes a fraction of a second for 13,000 faces', () => {
    const n = 13_000;
    let state = 5;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const positions = Float32Array.from({ length: 2 * n }, () => random() ** 3);
    const neighbors = planeNeighbors(positions, 10);
    const before = performance.now();
    expect(neighborhoodPreservation(positions, neighbors).mean).toBe(1);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
