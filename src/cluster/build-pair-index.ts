import { assertFinite, type Matrix } from '../math/matrix.ts';
import { MAX_COLUMNS, PairFilter, ROW_BLOCK } from '../math/pair-filter.ts';
import { mulberry32 } from '../math/rng.ts';
import type { ScanKernelMaker } from '../math/scan-kernel.ts';
import { ClosePairList } from './close-pairs.ts';
import { MAX_MIN_PTS } from './clustering.ts';
import { EdgeList } from './edge-list.ts';
import type { IndexLimits, PairIndex } from './pair-index.ts';
import { distanceTree } from './spanning-tree.ts';
import { squaredDistance } from './squared-distance.ts';

export interface PassOptions {
  /** Called with the share of the pass that is done, in (0, 1]. What it throws ends the pass. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Another way to filter pairs, for tests. */
  readonly kernel?: ScanKernelMaker;
}

/** One neighbour more than core distances ask for: it tells how far the next unknown is at least. */
const USUAL_LIMITS: IndexLimits = { neighbors: MAX_MIN_PTS, closePairs: 64 };
/** Columns that a row meets before its limits are looked at again; doubled each time. */
const FIRST_COLUMNS = 32;
/** Pairs drawn to guess how far the close ones reach. */
const SAMPLES = 20_000;
/** Share of the room that the guess aims at, so that it is rarely missed. */
const AIM = 0.8;

/**
 * Look at all pairs of points once.
 *
 * A filter in single precision names the pairs that may matter; those are computed exactly, so the outcome
 * is exact. O(n² dim) time, O(n (dim + k + close pairs)) memory. Distances are sums of squares in double precision.
 *
 * @param points (n, dim); kept by the index, not copied
 * @throws RangeError if a value is not finite, or the number of neighbors is no count
 */
export function buildPairIndex(
  points: Matrix,
  limits: IndexLimits = USUAL_LIMITS,
  options: PassOptions = {},
): PairIndex {
  const { neighbors } = limits;
  if (!Number.isInteger(neighbors) || neighbors < 0) {
    throw new RangeError(`neighbors must be a whole number, at least 0, got ${neighbors}`);
  }
  const none = { data: new Float32Array(0), rows: 0, cols: points.cols };
  const close = { count: 0, from: new Int32Array(0), to: new Int32Array(0), squares: new Float64Array(0) };
  const nothing: PairIndex = {
    points: none,
    k: 0,
    neighbors: new Int32Array(0),
    squares: new Float64Array(0),
    close: { ...close, limit: Number.POSITIVE_INFINITY },
    links: new EdgeList(0),
    limits,
  };
  return extend(nothing, points, guessLimit(points, limits), options);
}

/**
 * The index of the points with others behind them, as {@link buildPairIndex} would give it but for the
 * reach of the close pairs. Only pairs with an added point are looked at; the old index stays as it is.
 *
 * @param added (m, dim)
 * @throws RangeError if a value is not finite or dim differs
 */
export function growPairIndex(index: PairIndex, added: Matrix, options: PassOptions = {}): PairIndex {
  const { data, rows, cols } = index.points;
  if (added.cols !== cols) throw new RangeError(`added points must have ${cols} columns, got ${added.cols}`);
  const all = new Float32Array(data.length + added.data.length);
  all.set(data);
  all.set(added.data, data.length);
  return extend(index, { data: all, rows: rows + added.rows, cols }, Number.POSITIVE_INFINITY, options);
}

/** `points` begin with those of the index. */
function extend(index: PairIndex, points: Matrix, limit: number, options: PassOptions): PairIndex {
  assertFinite(points);
  const { limits } = index;
  const size = points.rows;
  const before = index.points.rows;
  const k = Math.max(0, Math.min(limits.neighbors, size - 1));
  const neighbors = new Int32Array(size * k);
  const squares = new Float64Array(size * k).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < before; i++) {
    neighbors.set(index.neighbors.subarray(i * index.k, (i + 1) * index.k), i * k);
    squares.set(index.squares.subarray(i * index.k, (i + 1) * index.k), i * k);
  }
  const close = new ClosePairList(limits.closePairs * size, limit);
  close.copy(index.close);
  if (size > 1) meetAll(points, before, { k, neighbors, squares, close }, options);
  const found = { points, k, neighbors, squares, close, links: index.links, limits };
  return limits.closePairs > 0 ? { ...found, links: distanceTree(found, before) } : found;
}

interface Found {
  readonly k: number;
  readonly neighbors: Int32Array;
  readonly squares: Float64Array;
  readonly close: ClosePairList;
}

/** Let each point from `firstNew` on meet all points before it. */
function meetAll(points: Matrix, firstNew: number, found: Found, { onProgress, kernel }: PassOptions): void {
  const { data, rows, cols } = points;
  const { k, neighbors, squares, close } = found;
  const filter = new PairFilter(points, kernel);
  // a pair matters if it is among the nearest so far of either end, or close
  const limitOf = (i: number) => Math.max(k > 0 ? squares[(i + 1) * k - 1]! : -1, close.limit);
  const setAllLimits = () => {
    for (let j = 0; j < rows; j++) filter.setColumnLimit(j, limitOf(j));
  };
  setAllLimits();

  const meet = (_row: number, i: number, j: number): void => {
    if (j >= i) return;
    const squared = squaredDistance(data, i * cols, j * cols, cols);
    if (close.add(j, i, squared)) setAllLimits();
    if (k === 0) return;
    if (insert(neighbors, squares, k, i, j, squared)) filter.setColumnLimit(i, limitOf(i));
    if (insert(neighbors, squares, k, j, i, squared)) filter.setColumnLimit(j, limitOf(j));
  };

  const pairs = rows * (rows - 1) - firstNew * (firstNew - 1);
  for (let block = firstNew; block < rows; block += ROW_BLOCK) {
    const end = Math.min(rows, block + ROW_BLOCK);
    filter.setRows(Int32Array.from({ length: end - block }, (_, r) => block + r));
    for (let first = 0, columns = FIRST_COLUMNS; first < end; columns = Math.min(2 * columns, MAX_COLUMNS)) {
      for (let i = block; i < end; i++) filter.setRowLimit(i - block, limitOf(i));
      const next = Math.min(first + columns, end);
      filter.scan(first, next, meet);
      first = next;
    }
    onProgress?.((end * (end - 1) - firstNew * (firstNew - 1)) / pairs);
  }
}

/** Put `id` into the sorted list of point `row` if it is among the k nearest so far; false if it is not. */
function insert(
  neighbors: Int32Array,
  squares: Float64Array,
  k: number,
  row: number,
  id: number,
  squared: number,
): boolean {
  const first = row * k;
  let slot = first + k - 1;
  if (!isNearer(squared, id, slot)) return false;
  // move what is farther one slot back
  for (; slot > first && isNearer(squared, id, slot - 1); slot--) {
    squares[slot] = squares[slot - 1]!;
    neighbors[slot] = neighbors[slot - 1]!;
  }
  squares[slot] = squared;
  neighbors[slot] = id;
  return true;

  function isNearer(square: number, j: number, than: number): boolean {
    const other = squares[than]!;
    return square < other || (square === other && j < neighbors[than]!);
  }
}

/** A squared distance within which about as many pairs lie as there is room for. */
function guessLimit({ data, rows, cols }: Matrix, { closePairs }: IndexLimits): number {
  const share = (AIM * closePairs * rows) / ((rows * (rows - 1)) / 2);
  // more room than pairs
  if (!(share < AIM)) return Number.POSITIVE_INFINITY;
  const random = mulberry32(rows);
  const draw = () => Math.floor(random() * rows) * cols;
  const sample = Float64Array.from({ length: SAMPLES }, () =>
    squaredDistance(data, draw(), draw(), cols),
  ).sort();
  return sample[Math.floor(share * SAMPLES)]!;
}
