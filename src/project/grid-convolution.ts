import { createHartley, type Hartley } from './hartley.ts';
import { HARTLEY_LANES } from './hartley-lanes.ts';

/** Convolves numbers on a grid with an even kernel. */
export interface GridConvolution {
  /** @param grid (rows, cols), in place */
  convolve(grid: Float64Array): void;
}

export interface GridShape {
  readonly rows: number;
  /** A multiple of 16. */
  readonly cols: number;
  /** Of the torus that the grid lies on, powers of 2 from 32, or three times one from 48. Nothing wraps round if they are twice the grid's. */
  readonly height: number;
  readonly width: number;
}

/**
 * Prepare the convolution of grids with a kernel, divided by a filter along each axis.
 *
 * By Hartley transforms, O(height × width × log) time each. The grid is taken in tiles of 16 rows or columns.
 *
 * @param kernel of the distance in nodes along each axis
 * @param filter the filter's values at nodes 0, 1, …; those at −1, … are the same
 */
export function gridConvolution(
  { rows, cols, height, width }: GridShape,
  kernel: (down: number, across: number) => number,
  filter: readonly number[],
): GridConvolution {
  const down = createHartley(height);
  const across = createHartley(width);
  const columnTile = new Float64Array(height * HARTLEY_LANES);
  const rowTile = new Float64Array(width * HARTLEY_LANES);
  const spectrum = new Float64Array(height * cols);
  const response = responseOf(down, across, kernel, filter);

  return {
    convolve(grid) {
      for (let first = 0; first < cols; first += HARTLEY_LANES) {
        columnTile.fill(0, rows * HARTLEY_LANES);
        copyTile(grid, first, cols, columnTile, 0, HARTLEY_LANES, rows);
        down.forward(columnTile);
        copyTile(columnTile, 0, HARTLEY_LANES, spectrum, first, cols, height);
      }
      for (let first = 0; first < height; first += HARTLEY_LANES) {
        rowTile.fill(0, cols * HARTLEY_LANES);
        turnIn(spectrum, first, cols, rowTile);
        across.forward(rowTile);
        const at = first * width;
        for (let k = 0; k < rowTile.length; k++) rowTile[k] = rowTile[k]! * response[at + k]!;
        across.inverse(rowTile);
        turnOut(rowTile, spectrum, first, cols);
      }
      for (let first = 0; first < cols; first += HARTLEY_LANES) {
        copyTile(spectrum, first, cols, columnTile, 0, HARTLEY_LANES, height);
        down.inverse(columnTile);
        copyTile(columnTile, 0, HARTLEY_LANES, grid, first, cols, rows);
      }
    },
  };
}

/** What each pair of frequencies is multiplied by, in tiles of 16 frequencies down: (tile, across, 16). */
function responseOf(
  down: Hartley,
  across: Hartley,
  kernel: (down: number, across: number) => number,
  filter: readonly number[],
): Float64Array {
  const height = down.size;
  const width = across.size;
  const columnTile = new Float64Array(height * HARTLEY_LANES);
  const rowTile = new Float64Array(width * HARTLEY_LANES);

  // an even kernel has an even transform down: what is right of the middle is what is left of it
  const stride = (Math.floor(width / 2 / HARTLEY_LANES) + 1) * HARTLEY_LANES;
  const half = new Float64Array(height * stride);
  for (let first = 0; first < stride; first += HARTLEY_LANES) {
    for (let r = 0; r < height; r++) {
      for (let c = 0; c < HARTLEY_LANES; c++) {
        columnTile[r * HARTLEY_LANES + c] = kernel(Math.min(r, height - r), first + c);
      }
    }
    down.forward(columnTile);
    copyTile(columnTile, 0, HARTLEY_LANES, half, first, stride, height);
  }

  const filterDown = filterResponse(down, filter);
  const filterAcross = filterResponse(across, filter);
  const response = new Float64Array(height * width);
  for (let first = 0; first < height; first += HARTLEY_LANES) {
    for (let c = 0; c < width; c++) {
      const mirrored = Math.min(c, width - c);
      for (let r = 0; r < HARTLEY_LANES; r++)
        rowTile[c * HARTLEY_LANES + r] = half[(first + r) * stride + mirrored]!;
    }
    across.forward(rowTile);
    for (let c = 0; c < width; c++) {
      for (let r = 0; r < HARTLEY_LANES; r++) {
        const at = c * HARTLEY_LANES + r;
        // transforms there and back have left the size of each axis as a factor
        const divisor = filterDown[first + r]! * filterAcross[c]! * height * width;
        response[first * width + at] = rowTile[at]! / divisor;
      }
    }
  }
  return response;
}

function filterResponse(transform: Hartley, filter: readonly number[]): Float64Array {
  const { size } = transform;
  const tile = new Float64Array(size * HARTLEY_LANES);
  filter.forEach((value, k) => {
    tile[k * HARTLEY_LANES] = value;
    tile[((size - k) % size) * HARTLEY_LANES] = value;
  });
  transform.forward(tile);
  return Float64Array.from({ length: size }, (_, k) => tile[k * HARTLEY_LANES]!);
}

/** Copy 16 columns from one matrix into another. */
function copyTile(
  from: Float64Array,
  fromColumn: number,
  fromStride: number,
  to: Float64Array,
  toColumn: number,
  toStride: number,
  rows: number,
): void {
  for (let r = 0, a = fromColumn, b = toColumn; r < rows; r++, a += fromStride, b += toStride) {
    for (let c = 0; c < HARTLEY_LANES; c++) to[b + c] = from[a + c]!;
  }
}

/** Copy 16 rows into the columns of a tile. */
function turnIn(from: Float64Array, firstRow: number, cols: number, tile: Float64Array): void {
  for (let r = 0; r < HARTLEY_LANES; r++) {
    for (let c = 0, a = (firstRow + r) * cols, b = r; c < cols; c++, a++, b += HARTLEY_LANES)
      tile[b] = from[a]!;
  }
}

/** Copy the columns of a tile into 16 rows. */
function turnOut(tile: Float64Array, to: Float64Array, firstRow: number, cols: number): void {
  for (let r = 0; r < HARTLEY_LANES; r++) {
    for (let c = 0, a = (firstRow + r) * cols, b = r; c < cols; c++, a++, b += HARTLEY_LANES)
      to[a] = tile[b]!;
  }
}
