import { describe, expect, it, test } from 'vitest';
import { matrix } from '../../../src/math/matrix.ts';
import { type Affinities, affinitiesOf } from '../../../src/project/affinities.ts';
import { calibratePerplexity } from '../../../src/project/calibrate-perplexity.ts';
import { type NearestPoints, nearestPoints } from '../../../src/project/nearest-points.ts';
import { randomPoints } from './points.ts';

/** e to the entropy of each row. */
function perplexities({ size, k }: NearestPoints, chances: Float64Array): number[] {
  return Array.from({ length: size }, (_, i) => {
    const row = [...chances.subarray(i * k, (i + 1) * k)];
    return Math.exp(row.reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0));
  });
}

function dense({ size, starts, columns, values }: Affinities): number[][] {
  const all = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) all[i]![columns[at]!]! += values[at]!;
  }
  return all;
}

describe('calibratePerplexity', () => {
  for (const scale of [1e-6, 1, 1e6]) {
    it(`gives each point the perplexity asked for, at distances around ${scale}`, () => {
      const { data, rows, cols } = randomPoints(300, 10, 1);
      const points = matrix(
        data.map((x) => x * scale),
        rows,
        cols,
      );
      const neighbors = nearestPoints(points, 60);
      const chances = calibratePerplexity(neighbors, 20);
      for (const found of perplexities(neighbors, chances)) expect(found).toBeCloseTo(20, 3);
    });
  }

  it('falls with the square of the distance, in every row at one rate', () => {
    const neighbors = nearestPoints(randomPoints(50, 3, 2), 12);
    const chances = calibratePerplexity(neighbors, 5);
    for (let i = 0; i < 50; i++) {
      const [a, b, c] = [12 * i, 12 * i + 1, 12 * i + 2] as const;
      const rate = (m: number, n: number) =>
        Math.log(chances[m]! / chances[n]!) / (neighbors.squares[n]! - neighbors.squares[m]!);
      expect(rate(a, b) / rate(a, c)).toBeCloseTo(1, 6);
    }
  });

  it('chooses at random among points that are all equal', () => {
    const neighbors = nearestPoints(matrix(new Float32Array(40).fill(2), 20, 2), 9);
    for (const chance of calibratePerplexity(neighbors, 3)) expect(chance).toBeCloseTo(1 / 9, 12);
  });

  it('asked for more than there are neighbors, is as uncertain as they allow', () => {
    const neighbors = nearestPoints(randomPoints(20, 2, 3), 5);
    for (const found of perplexities(neighbors, calibratePerplexity(neighbors, 50)))
      expect(found).toBeCloseTo(5, 3);
  });

  it('gives a far outlier finite chances', () => {
    const points = randomPoints(60, 2, 4);
    points.data[0] = 1e18;
    const neighbors = nearestPoints(points, 15);
    const chances = calibratePerplexity(neighbors, 5);
    const sums = Array.from({ length: 60 }, (_, i) =>
      chances.subarray(i * 15, (i + 1) * 15).reduce((sum, p) => sum + p, 0),
    );
    for (const sum of sums) expect(sum).toBeCloseTo(1, 12);
  });
});

describe('affinitiesOf', () => {
  const neighbors = nearestPoints(randomPoints(200, 5, 5), 15);
  const chances = calibratePerplexity(neighbors, 5);
  const affinities = affinitiesOf(neighbors, chances);

  it('sums to 1, no row to less than half a share, and no point has an affinity to itself', () => {
    const all = dense(affinities);
    expect(all.flat().reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    all.forEach((row, i) => {
      expect(row.reduce((sum, p) => sum + p, 0)).toBeGreaterThanOrEqual(1 / 400 - 1e-12);
      expect(row[i]).toBe(0);
    });
  });

  it('is the mean of both choices over n, the same to the bit in both directions', () => {
    const all = dense(affinities);
    const expected = Array.from({ length: 200 }, () => new Array<number>(200).fill(0));
    for (let at = 0; at < neighbors.ids.length; at++) {
      const [i, j] = [Math.floor(at / 15), neighbors.ids[at]!];
      expected[i]![j]! += chances[at]! / 400;
      expected[j]![i]! += chances[at]! / 400;
    }
    for (let i = 0; i < 200; i++) {
      for (let j = 0; j < 200; j++) {
        expect(all[i]![j]).toBeCloseTo(expected[i]![j]!, 15);
        expect(all[i]![j]).toBe(all[j]![i]);
      }
    }
  });

  it('names each pair once, columns ascending', () => {
    const { starts, columns } = affinities;
    for (let i = 0; i < 200; i++) {
      const row = [...columns.subarray(starts[i]!, starts[i + 1]!)];
      expect(row).toEqual([...new Set(row)].sort((a, b) => a - b));
    }
  });
});

test('no point has no affinities', () => {
  const none = affinitiesOf(nearestPoints(matrix(new Float32Array(0), 0, 3), 5), new Float64Array(0));
  expect(none.values).toHaveLength(0);
});
