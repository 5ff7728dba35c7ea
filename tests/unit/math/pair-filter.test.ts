import { describe, expect, test } from 'vitest';
import { squaredDistance } from '../../../src/cluster/squared-distance.ts';
import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { PairFilter } from '../../../src/math/pair-filter.ts';
import { plainKernelMaker } from '../../../src/math/plain-kernel.ts';
import { gaussian, mulberry32 } from '../../../src/math/rng.ts';
import { simdKernelMaker } from '../../../src/math/simd-kernel.ts';

const simd = simdKernelMaker();
const kernels = [
  ['plain', plainKernelMaker],
  ['with vector instructions', simd],
] as const;

/** A cloud of normal numbers about a center far from the origin. */
function cloud(rows: number, cols: number, spread: number, center: number): Matrix {
  const normal = gaussian(mulberry32(rows + cols));
  return matrix(
    Float32Array.from({ length: rows * cols }, () => center + spread * normal()),
    rows,
    cols,
  );
}

/** All pairs that the filter names for the rows, with one limit for all columns. */
function named(filter: PairFilter, rows: Int32Array, size: number): Set<string> {
  const pairs = new Set<string>();
  filter.setRows(rows);
  for (let r = 0; r < rows.length; r++) filter.setRowLimit(r, -1);
  filter.scan(0, size, (row, i, j) => {
    expect(i).toBe(rows[row]);
    expect(pairs.has(`${i} ${j}`)).toBe(false);
    pairs.add(`${i} ${j}`);
  });
  return pairs;
}

test('vector instructions are there in Node', () => {
  expect(simd).not.toBeNull();
});

describe.each(kernels)('the pair filter, %s,', (_name, maker) => {
  const sets: [name: string, points: Matrix][] = [
    ['in one dimension', cloud(45, 1, 1, 0)],
    ['in three dimensions', cloud(61, 3, 1, 5)],
    ['in 128 dimensions', cloud(333, 128, 0.05, 0.03)],
    ['in 1,024 dimensions', cloud(50, 1024, 1, 0)],
    ['of huge numbers', cloud(40, 5, 1e37, 2e37)],
    ['of tiny numbers', cloud(40, 5, 1e-42, 0)],
    ['far from the origin', cloud(40, 7, 1e-3, 1000)],
    ['that are all one', matrix(new Float32Array(80).fill(3), 20, 4)],
  ];

  test.each(sets)('names every pair within the limit %s, and none much beyond', (_where, points) => {
    const { data, rows, cols } = points;
    const filter = new PairFilter(points, maker ?? undefined);
    const exact = (i: number, j: number) => squaredDistance(data, i * cols, j * cols, cols);
    const largest = Math.max(...Array.from({ length: rows }, (_, j) => exact(0, j)));
    const ids = Int32Array.of(3, 0, 7, rows - 1, 11);
    for (const limit of [0, exact(3, 4), exact(0, 9), largest / 2]) {
      for (let j = 0; j < rows; j++) filter.setColumnLimit(j, limit);
      const found = named(filter, ids, rows);
      for (const i of ids) {
        for (let j = 0; j < rows; j++) {
          const squared = exact(i, j);
          if (squared <= limit) expect(found).toContain(`${i} ${j}`);
          // a thousandth of the largest distance is a hundred times what rounding can do
          if (squared > limit + 1e-3 * largest) expect(found).not.toContain(`${i} ${j}`);
        }
      }
    }
  });

  test('goes by the larger limit of row and column, and by none that is negative', () => {
    const points = matrix(Float32Array.of(0, 1, 3, 7), 4, 1);
    const filter = new PairFilter(points, maker ?? undefined);
    for (let j = 0; j < 4; j++) filter.setColumnLimit(j, -1);
    expect(named(filter, Int32Array.of(0, 1), 4)).toEqual(new Set());
    filter.setColumnLimit(2, 4);
    expect(named(filter, Int32Array.of(0, 1, 2), 4)).toEqual(new Set(['1 2', '2 2']));
    filter.setColumnLimit(3, Number.POSITIVE_INFINITY);
    expect(named(filter, Int32Array.of(0), 4)).toEqual(new Set(['0 3']));
    const pairs: string[] = [];
    filter.setRows(Int32Array.of(1));
    filter.setRowLimit(0, 1);
    filter.scan(0, 2, (_row, i, j) => pairs.push(`${i} ${j}`));
    expect(pairs).toEqual(['1 0', '1 1']);
  });

  test('scans a part of the columns', () => {
    const points = cloud(40, 6, 1, 0);
    const filter = new PairFilter(points, maker ?? undefined);
    for (let j = 0; j < 40; j++) filter.setColumnLimit(j, Number.POSITIVE_INFINITY);
    filter.setRows(Int32Array.from({ length: 16 }, (_, r) => r));
    for (let r = 0; r < 16; r++) filter.setRowLimit(r, -1);
    let count = 0;
    filter.scan(16, 35, (_row, i, j) => {
      expect(i).toBeLessThan(16);
      expect(j).toBeGreaterThanOrEqual(16);
      expect(j).toBeLessThan(35);
      count++;
    });
    expect(count).toBe(16 * 19);
  });
});
