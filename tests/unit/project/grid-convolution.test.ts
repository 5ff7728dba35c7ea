import { expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/rng.ts';
import { gridConvolution } from '../../../src/project/grid-convolution.ts';

const rows = 20;
const cols = 32;

function randomGrid(): Float64Array {
  const random = mulberry32(7);
  return Float64Array.from({ length: rows * cols }, () => random() - 0.5);
}

/** The defining sum; `gap` says how far two nodes are apart along an axis. */
function convolved(
  grid: Float64Array,
  kernel: (down: number, across: number) => number,
  gap: (nodes: number, axis: number) => number,
): Float64Array {
  return grid.map((_, at) => {
    const [r, c] = [Math.floor(at / cols), at % cols];
    return grid.reduce((sum, value, other) => {
      const down = gap(Math.abs(r - Math.floor(other / cols)), 0);
      return sum + value * kernel(down, gap(Math.abs(c - (other % cols)), 1));
    }, 0);
  });
}

const lopsided = (down: number, across: number) => 1 / (1 + down * down + 0.3 * across * across);

function expectClose(found: Float64Array, expected: Float64Array): void {
  expected.forEach((value, at) => {
    expect(found[at]).toBeCloseTo(value, 9);
  });
}

for (const [height, width] of [
  [64, 64],
  [48, 96],
  [128, 192],
] as const) {
  test(`on a torus of ${height} × ${width} a grid of ${rows} × ${cols} is convolved as if on a plane`, () => {
    const grid = randomGrid();
    const expected = convolved(grid, lopsided, (nodes) => nodes);
    gridConvolution({ rows, cols, height, width }, lopsided, [1]).convolve(grid);
    expectClose(grid, expected);
  });
}

test('neither does a grid of half a torus wrap round that is no multiple of 32 wide', () => {
  const grid = randomGrid().map((value, at) => (at % cols < 24 ? value : 0));
  const expected = convolved(grid, lopsided, (nodes) => nodes);
  gridConvolution({ rows, cols, height: 48, width: 48 }, lopsided, [1]).convolve(grid);
  const inside = (values: Float64Array) => values.filter((_, at) => at % cols < 24);
  expectClose(inside(grid), inside(expected));
});

test('on a smaller torus it wraps round', () => {
  const grid = randomGrid();
  const expected = convolved(grid, lopsided, (nodes, axis) =>
    Math.min(nodes, (axis === 0 ? 32 : 64) - nodes),
  );
  gridConvolution({ rows, cols, height: 32, width: 64 }, lopsided, [1]).convolve(grid);
  expectClose(grid, expected);
});

test('a filter is taken back: convolved with it, along both axes, the outcome is that without', () => {
  const shape = { rows: 32, cols: 32, height: 32, width: 32 };
  const once = Float64Array.from({ length: 32 * 32 }, (_, at) => Math.sin(at * at));
  const filtered = once.slice();
  gridConvolution(shape, lopsided, [1]).convolve(once);
  gridConvolution(shape, lopsided, [2, 0.5]).convolve(filtered);
  const smooth = (k: number) => (k === 0 ? 2 : k === 1 ? 0.5 : 0);
  gridConvolution(shape, (down, across) => smooth(down) * smooth(across), [1]).convolve(filtered);
  expectClose(filtered, once);
});
