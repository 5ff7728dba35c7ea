/** Edges that may become part of a tree, in parallel arrays that grow. */
export class EdgeList {
  length = 0;
  /** The lower index of each edge; entries from `length` on mean nothing. */
  from: Int32Array;
  to: Int32Array;
  /** Squared distance of the two points. */
  squares: Float64Array;
  /** The largest of that and both squared core distances. */
  weights: Float64Array;

  constructor(room = 16) {
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.squares = new Float64Array(room);
    this.weights = new Float64Array(room);
  }

  push(i: number, j: number, squared: number, weight: number): void {
    if (this.length === this.from.length) this.#grow();
    this.set(this.length++, i, j, squared, weight);
  }

  set(at: number, i: number, j: number, squared: number, weight: number): void {
    this.from[at] = Math.min(i, j);
    this.to[at] = Math.max(i, j);
    this.squares[at] = squared;
    this.weights[at] = weight;
  }

  /** Copy edge `at` of another list to the end. */
  take(other: EdgeList, at: number): void {
    this.push(other.from[at]!, other.to[at]!, other.squares[at]!, other.weights[at]!);
  }

  #grow(): void {
    const { from, to, squares, weights } = this;
    const room = 2 * this.from.length + 16;
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.squares = new Float64Array(room);
    this.weights = new Float64Array(room);
    this.from.set(from);
    this.to.set(to);
    this.squares.set(squares);
    this.weights.set(weights);
  }
}

/**
 * The one order of all edges: by weight, then distance, then lower index, then higher. No two edges are
 * equal in it, so there is one minimum spanning tree, whatever way it is found; and among edges
 * of one weight the tree holds the shortest hops.
 *
 * @returns below 0 if edge a of `listA` comes before edge b of `listB`
 */
export function compareEdges(listA: EdgeList, a: number, listB: EdgeList, b: number): number {
  return (
    listA.weights[a]! - listB.weights[b]! ||
    listA.squares[a]! - listB.squares[b]! ||
    listA.from[a]! - listB.from[b]! ||
    listA.to[a]! - listB.to[b]!
  );
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Numbers of the edges in {@link compareEdges}' order.
 *
 * A radix sort by the bits of the weights in single precision, which for numbers from 0 up are in the order
 * of the numbers; what ties there is then compared.
 */
export function sortedEdges(edges: EdgeList): Int32Array {
  const { length, weights } = edges;
  const keys = new Uint32Array(Float32Array.from(weights.subarray(0, length)).buffer);
  let order = Int32Array.from({ length }, (_, e) => e);
  let spare = new Int32Array(length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const starts = new Int32Array(DIGITS + 1);
    for (let e = 0; e < length; e++) starts[((keys[e]! >>> shift) & (DIGITS - 1)) + 1]!++;
    for (let d = 0; d < DIGITS; d++) starts[d + 1]! += starts[d]!;
    for (let s = 0; s < length; s++) {
      const e = order[s]!;
      spare[starts[(keys[e]! >>> shift) & (DIGITS - 1)]!++] = e;
    }
    [order, spare] = [spare, order];
  }
  for (let s = 0; s < length; ) {
    let end = s + 1;
    while (end < length && keys[order[end]!] === keys[order[s]!]) end++;
    if (end > s + 1) order.subarray(s, end).sort((a, b) => compareEdges(edges, a, edges, b));
    s = end;
  }
  return order;
}
