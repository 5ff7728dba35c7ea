/** Points in a leaf of the tree; more are split. */
const LEAF = 12;

/**
 * The k nearest other points of every point in the plane, exactly: nearest first, ties by lower index.
 *
 * By a balanced k-d tree, O(n log n) for points spread in any way, equal ones included. Fewer than k other
 * points give lists of n - 1. What is compared is the squared distance, in double precision.
 *
 * Source of the tree: Friedman, Bentley, Finkel, ACM Transactions on Mathematical Software 3 (1977).
 *
 * @param positions (n, 2)
 * @returns (n, min(k, n - 1)) indices
 * @throws RangeError if k is not a whole number of at least 0, or a position is not finite
 */
export function planeNeighbors(positions: Float32Array, k: number): Int32Array {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`k must be a whole number, at least 0, got ${k}`);
  const bad = positions.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new RangeError(
      `every position must be finite, got ${positions[bad]} for point ${Math.floor(bad / 2)}`,
    );
  }
  const n = Math.floor(positions.length / 2);
  const kept = Math.max(0, Math.min(k, n - 1));
  const found = new Int32Array(n * kept);
  if (kept === 0) return found;

  const { ids, boxes, lowest } = buildTree(positions, n);
  const best = new Int32Array(kept);
  const squares = new Float64Array(kept);
  let filled = 0;
  let self = 0;
  let x = 0;
  let y = 0;

  /** Whether a point, or the best that a node can hold, comes before the last of those kept. */
  function isBefore(square: number, index: number): boolean {
    if (filled < kept) return true;
    const worst = squares[kept - 1]!;
    return square < worst || (square === worst && index < best[kept - 1]!);
  }

  function offer(i: number): void {
    const dx = positions[2 * i]! - x;
    const dy = positions[2 * i + 1]! - y;
    const square = dx * dx + dy * dy;
    if (i === self || !isBefore(square, i)) return;
    let at = filled < kept ? filled++ : kept - 1;
    for (; at > 0; at--) {
      const before = squares[at - 1]!;
      if (before < square || (before === square && best[at - 1]! < i)) break;
      squares[at] = before;
      best[at] = best[at - 1]!;
    }
    squares[at] = square;
    best[at] = i;
  }

  function squareTo(node: number): number {
    const dx = Math.max(boxes[4 * node]! - x, x - boxes[4 * node + 1]!, 0);
    const dy = Math.max(boxes[4 * node + 2]! - y, y - boxes[4 * node + 3]!, 0);
    return dx * dx + dy * dy;
  }

  function visit(node: number, from: number, to: number): void {
    if (to - from <= LEAF) {
      for (let at = from; at < to; at++) offer(ids[at]!);
      return;
    }
    const middle = (from + to) >> 1;
    const left = 2 * node;
    const right = left + 1;
    const toLeft = squareTo(left);
    const toRight = squareTo(right);
    // the nearer half first, so that the other can mostly be left out
    const leftFirst = toLeft < toRight || (toLeft === toRight && lowest[left]! < lowest[right]!);
    if (leftFirst && isBefore(toLeft, lowest[left]!)) visit(left, from, middle);
    if (isBefore(toRight, lowest[right]!)) visit(right, middle, to);
    if (!leftFirst && isBefore(toLeft, lowest[left]!)) visit(left, from, middle);
  }

  for (self = 0; self < n; self++) {
    filled = 0;
    x = positions[2 * self]!;
    y = positions[2 * self + 1]!;
    visit(1, 0, n);
    found.set(best, self * kept);
  }
  return found;
}

interface Tree {
  /** (n) points in the order of the leaves; node 1 holds them all, 2i and 2i + 1 the halves of i. */
  readonly ids: Int32Array;
  /** Of each node least x, greatest x, least y, greatest y, and the lowest index in it. */
  readonly boxes: Float64Array;
  readonly lowest: Int32Array;
}

function buildTree(positions: Float32Array, n: number): Tree {
  const ids = Int32Array.from({ length: n }, (_, i) => i);
  const nodes = 2 ** (Math.ceil(Math.log2(Math.max(1, n / LEAF))) + 2);
  const boxes = new Float64Array(4 * nodes);
  const lowest = new Int32Array(nodes);

  function split(node: number, from: number, to: number): void {
    const box = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const;
    let [left, right] = box;
    let [top, bottom] = box;
    let first = n;
    for (let at = from; at < to; at++) {
      const i = ids[at]!;
      const x = positions[2 * i]!;
      const y = positions[2 * i + 1]!;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      if (i < first) first = i;
    }
    boxes.set([left, right, top, bottom], 4 * node);
    lowest[node] = first;
    if (to - from <= LEAF) return;
    const middle = (from + to) >> 1;
    selectHalf(ids, positions, right - left >= bottom - top ? 0 : 1, from, to, middle);
    split(2 * node, from, middle);
    split(2 * node + 1, middle, to);
  }

  if (n > 0) split(1, 0, n);
  return { ids, boxes, lowest };
}

/** Reorder ids[from, to) so that those before `middle` come first along an axis, ties by index. Hoare's quickselect. */
function selectHalf(
  ids: Int32Array,
  positions: Float32Array,
  axis: 0 | 1,
  from: number,
  to: number,
  middle: number,
): void {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const pivot = ids[(low + high) >> 1]!;
    const value = positions[2 * pivot + axis]!;
    const isLess = (a: number, valueA: number) => valueA < value || (valueA === value && a < pivot);
    const isMore = (a: number, valueA: number) => valueA > value || (valueA === value && a > pivot);
    let i = low;
    let j = high;
    while (i <= j) {
      while (isLess(ids[i]!, positions[2 * ids[i]! + axis]!)) i++;
      while (isMore(ids[j]!, positions[2 * ids[j]! + axis]!)) j--;
      if (i > j) break;
      const id = ids[i]!;
      ids[i++] = ids[j]!;
      ids[j--] = id;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}
