import { expect, test } from 'vitest';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { landscape } from '../../../src/cluster/landscape.ts';
import { plateaus } from '../../../src/cluster/plateaus.ts';
import { toMatrix } from '../../support/point-sets.ts';

// joins at 1, 2, 3 and 6
const land = landscape(buildDensityTree(toMatrix([[0], [1], [10], [12], [15], [21]]), 2));
const rangesOf = (from: number, to: number, count = 9) =>
  plateaus(land, { from, to, count }).map((plateau) => [plateau.from, plateau.to]);

test('the longest stretch comes first, among equals the lowest', () => {
  expect(rangesOf(0, 8)).toEqual([
    [3, 6],
    [6, 8],
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  expect(rangesOf(0, 8, 1)).toEqual([[3, 6]]);
  expect(rangesOf(0, 8, 0)).toEqual([]);
});

test('says what holds on it', () => {
  expect(plateaus(land, { from: 0, to: 8, count: 1 })).toEqual([
    { from: 3, to: 6, clusters: 2, noise: 1, largest: 3, shareClustered: 1 - 1 / 6 },
  ]);
});

test('stretches are cut to the range, also the one that never ends', () => {
  expect(rangesOf(4, 6)).toEqual([[4, 6]]);
  expect(rangesOf(2.5, 3.25)).toEqual([
    [2.5, 3],
    [3, 3.25],
  ]);
  expect(rangesOf(100, 200)).toEqual([[100, 200]]);
  expect(rangesOf(4, 4)).toEqual([]);
});

test('refuses a range that is none and a count that is none', () => {
  expect(() => rangesOf(-1, 2)).toThrow(
    new RangeError('0 <= from <= to must hold, both finite, got from -1, to 2'),
  );
  expect(() => rangesOf(3, 2)).toThrow('got from 3, to 2');
  expect(() => rangesOf(0, Number.POSITIVE_INFINITY)).toThrow('to Infinity');
  expect(() => rangesOf(0, Number.NaN)).toThrow('to NaN');
  expect(() => rangesOf(0, 1, 1.5)).toThrow(
    new RangeError('count must be a whole number, at least 0, got 1.5'),
  );
});
