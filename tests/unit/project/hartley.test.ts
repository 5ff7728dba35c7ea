import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../src/math/rng.ts';
import { createHartley } from '../../../src/project/hartley.ts';
import { HARTLEY_LANES } from '../../../src/project/hartley-lanes.ts';

function randomTile(size: number): Float64Array {
  const random = mulberry32(size);
  return Float64Array.from({ length: size * HARTLEY_LANES }, () => random() - 0.5);
}

const column = (tile: Float64Array, c: number) => [...tile].filter((_, at) => at % HARTLEY_LANES === c);

describe('createHartley', () => {
  for (const size of [1, 2, 3, 4, 6, 8, 12, 24, 32, 96, 128]) {
    it(`gives the values of the defining sum for ${size} numbers, in some order`, () => {
      const tile = randomTile(size);
      const input = column(tile, 5);
      const sums = input.map((_, k) =>
        input.reduce((sum, x, j) => {
          const angle = (2 * Math.PI * j * k) / size;
          return sum + x * (Math.cos(angle) + Math.sin(angle));
        }, 0),
      );
      createHartley(size).forward(tile);
      const sorted = (values: number[]) => values.sort((a, b) => a - b);
      const found = sorted(column(tile, 5));
      sorted(sums).forEach((sum, k) => {
        expect(found[k]).toBeCloseTo(sum, 10);
      });
    });

    it(`takes ${size} numbers there and back, times ${size}`, () => {
      const tile = randomTile(size);
      const before = tile.slice();
      const { forward, inverse } = createHartley(size);
      forward(tile);
      inverse(tile);
      before.forEach((value, at) => {
        expect(tile[at]! / size).toBeCloseTo(value, 12);
      });
    });
  }

  it('refuses what is neither a power of 2 nor three times one', () => {
    for (const size of [0, 9, 20, -2, -3, 1.5, Number.NaN])
      expect(() => createHartley(size)).toThrow(`size must be a power of 2 or three times one, got ${size}`);
  });
});
