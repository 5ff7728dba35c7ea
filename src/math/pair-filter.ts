import type { Matrix } from './matrix.ts';
import { plainKernelMaker } from './plain-kernel.ts';
import { PANEL, QUAD, type ScanKernel, type ScanKernelMaker, type ScanTask, STEP } from './scan-kernel.ts';
import { simdKernelMaker } from './simd-kernel.ts';

/** Rows that one scan takes. */
export const ROW_BLOCK = 16;
/** Columns that one scan takes at most. */
export const MAX_COLUMNS = 4096;

const FLOAT_BYTES = 4;
const HIT_BYTES = 8;
const TILES = (ROW_BLOCK / QUAD) * (MAX_COLUMNS / PANEL);
/** Unit roundoff of single precision. */
const U = 2 ** -24;
/** No pair lies within a limit that is negative. */
const NEVER = -1;

/** Products that take plain code about a millisecond. */
const SMALL = 2 ** 20;

let fastest: ScanKernelMaker | undefined;

/**
 * Finds the pairs that may lie within a limit, by distances in single precision, many times faster than
 * exact ones. It may name pairs that do not; it never leaves out one that does.
 *
 * Points are centered and scaled to norms of at most 1, rounded, and compared as n + n - 2 × product. With
 * u = 2^-24 this squared distance is off by at most: rounding of the coordinates, 9 u; product of dim terms,
 * 2 dim u / (1 - dim u) (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1); norms
 * and two sums, 8 u; underflow, next to nothing. Each limit is widened by that and a margin.
 */
export class PairFilter {
  readonly #dim: number;
  readonly #panels: number;
  readonly #kernel: ScanKernel;
  readonly #offsets: Omit<ScanTask, 'quads' | 'panels' | 'steps'>;
  readonly #floats: Float32Array;
  readonly #hits: Int32Array;
  /** Squared distances here per squared distance of the points. */
  readonly #scale: number;
  readonly #margin: number;
  readonly #rowIds = new Int32Array(ROW_BLOCK);
  #rowCount = 0;

  /**
   * @param points (n, dim), finite
   * @param maker another way to scan, for tests
   */
  constructor(points: Matrix, maker: ScanKernelMaker = usualMaker(points)) {
    const { rows, cols } = points;
    this.#dim = Math.max(1, Math.ceil(cols / STEP)) * STEP;
    this.#panels = Math.ceil(rows / PANEL);
    const columns = this.#panels * PANEL;
    let bytes = 0;
    const room = (floats: number) => {
      const offset = bytes;
      bytes += Math.ceil(floats / 4) * 4 * FLOAT_BYTES;
      return offset;
    };
    this.#offsets = {
      rows: room(ROW_BLOCK * this.#dim),
      rowNorms: room(ROW_BLOCK),
      rowLimits: room(ROW_BLOCK),
      columns: room(columns * this.#dim),
      columnNorms: room(columns),
      columnLimits: room(columns),
      hits: room((TILES * HIT_BYTES) / FLOAT_BYTES),
    };
    this.#kernel = maker(bytes);
    this.#floats = new Float32Array(this.#kernel.memory);
    this.#hits = new Int32Array(this.#kernel.memory);
    const unit = this.#packColumns(points);
    this.#scale = unit * unit;
    const products = this.#dim * U < 1 ? (2 * this.#dim * U) / (1 - this.#dim * U) : Number.POSITIVE_INFINITY;
    this.#margin = products + 32 * U;
  }

  /** Want pairs of column j up to this squared distance; none for itself if it is negative. */
  setColumnLimit(j: number, squared: number): void {
    this.#floats[this.#offsets.columnLimits / FLOAT_BYTES + j] = this.#limit(squared);
  }

  /** Make these points the rows of the next scans, each with a limit as for columns. At most {@link ROW_BLOCK}. */
  setRows(ids: Int32Array): void {
    this.#rowIds.set(ids);
    this.#rowCount = ids.length;
    const rows = this.#offsets.rows / FLOAT_BYTES;
    const columns = this.#offsets.columns / FLOAT_BYTES;
    const norms = this.#offsets.rowNorms / FLOAT_BYTES;
    ids.forEach((id, r) => {
      let to = rows + Math.floor(r / QUAD) * QUAD * this.#dim + (r % QUAD);
      let from = columns + Math.floor(id / PANEL) * PANEL * this.#dim + (id % PANEL);
      for (let d = 0; d < this.#dim; d++, to += QUAD, from += PANEL)
        this.#floats[to] = -2 * this.#floats[from]!;
      this.#floats[norms + r] = this.#floats[this.#offsets.columnNorms / FLOAT_BYTES + id]!;
    });
  }

  /** Want pairs of the r-th row up to this squared distance. */
  setRowLimit(r: number, squared: number): void {
    this.#floats[this.#offsets.rowLimits / FLOAT_BYTES + r] = this.#limit(squared);
  }

  /**
   * Visit each row and column, from `first` to before `end`, that may lie within the larger of their limits.
   * Limits that change during the visits count from the next scan on.
   *
   * @param first a multiple of 8
   * @param end at most {@link MAX_COLUMNS} further
   * @param visit takes number of the row among the rows, id of the row, id of the column
   */
  scan(first: number, end: number, visit: (row: number, i: number, j: number) => void): void {
    const firstPanel = first / PANEL;
    const panels = Math.ceil(end / PANEL) - firstPanel;
    if (panels <= 0 || this.#rowCount === 0) return;
    const quads = Math.ceil(this.#rowCount / QUAD);
    const { columns, columnNorms, columnLimits, hits, ...rest } = this.#offsets;
    const hitsEnd = this.#kernel.scan({
      ...rest,
      hits,
      quads,
      panels,
      steps: this.#dim / STEP,
      columns: columns + first * this.#dim * FLOAT_BYTES,
      columnNorms: columnNorms + first * FLOAT_BYTES,
      columnLimits: columnLimits + first * FLOAT_BYTES,
    });
    for (let at = hits / FLOAT_BYTES; at < hitsEnd / FLOAT_BYTES; at += 2) {
      const tile = this.#hits[at]!;
      const panel = Math.floor(tile / quads);
      const row = (tile - panel * quads) * QUAD;
      const column = (firstPanel + panel) * PANEL;
      for (let mask = this.#hits[at + 1]!; mask !== 0; mask &= mask - 1) {
        const bit = 31 - Math.clz32(mask & -mask);
        const r = row + (bit >> 3);
        const j = column + (bit & (PANEL - 1));
        // the last quad and the last panel may be filled up with nothing
        if (r < this.#rowCount && j < end) visit(r, this.#rowIds[r]!, j);
      }
    }
  }

  #limit(squared: number): number {
    if (squared < 0) return NEVER;
    // rounded up, whichever way single precision rounds
    return (squared * this.#scale + this.#margin) * (1 + 4 * U);
  }

  /** Center, scale and pack the points; returns the factor. */
  #packColumns({ data, rows, cols }: Matrix): number {
    const center = new Float64Array(cols);
    for (let i = 0, s = 0; i < rows; i++) for (let c = 0; c < cols; c++, s++) center[c]! += data[s]! / rows;
    let largest = 0;
    for (let i = 0, s = 0; i < rows; i++) {
      let sum = 0;
      for (let c = 0; c < cols; c++, s++) sum += (data[s]! - center[c]!) ** 2;
      largest = Math.max(largest, sum);
    }
    // a power of two rounds nothing
    const unit = largest > 0 ? 2 ** -Math.ceil(Math.log2(Math.sqrt(largest)) + 2 ** -20) : 1;

    const floats = this.#floats;
    const norms = this.#offsets.columnNorms / FLOAT_BYTES;
    for (let i = 0, s = 0; i < rows; i++) {
      let at = this.#offsets.columns / FLOAT_BYTES + Math.floor(i / PANEL) * PANEL * this.#dim + (i % PANEL);
      let sum = 0;
      for (let c = 0; c < cols; c++, s++, at += PANEL) {
        floats[at] = (data[s]! - center[c]!) * unit;
        sum += floats[at]! ** 2;
      }
      floats[norms + i] = sum;
    }
    return unit;
  }
}

/** A memory of its own costs WebAssembly more than few points do plainly. */
function usualMaker({ rows, cols }: Matrix): ScanKernelMaker {
  if (rows * rows * cols < SMALL) return plainKernelMaker;
  fastest ??= simdKernelMaker() ?? plainKernelMaker;
  return fastest;
}
