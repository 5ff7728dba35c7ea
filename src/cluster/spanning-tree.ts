import { UnionFind } from '../math/union-find.ts';
import { bridgeGroups } from './bridge-groups.ts';
import { compareEdges, EdgeList, sortedEdges } from './edge-list.ts';
import type { PairIndex } from './pair-index.ts';
import { unknownFrom } from './unknown-pairs.ts';

/** Edges of a tree, in ascending weight: `from[e]` – `to[e]` at `weights[e]`. */
export interface TreeEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
}

/** Edges sorted first, a point. */
const FIRST_EDGES = 2;
const LEVEL_GROWTH = 2;
const SAMPLES = 4096;

/**
 * Minimum spanning tree of the mutual-reachability graph, in which the edge between two points
 * weighs the largest of their distance and their two core distances.
 *
 * Kruskal's algorithm (Proc. AMS 7, 1956) over the pairs that the index knows; then each edge that a pair it
 * does not know might replace is checked, and those few that might are settled by looking at the
 * descriptors again. Ties go to the shorter distance, then the lower indices, so the tree does not depend on
 * what the index happens to know.
 *
 * @param coreSquares (n) squared core distances; Infinity for points that are left out
 */
export function mutualReachabilityTree(index: PairIndex, coreSquares: Float64Array): TreeEdges {
  const all = completeTree(index, coreSquares, 0);
  const order = sortedEdges(all);
  return {
    from: order.map((e) => all.from[e]!),
    to: order.map((e) => all.to[e]!),
    weights: Float64Array.from(order, (e) => Math.sqrt(all.weights[e]!)),
  };
}

/**
 * Minimum spanning tree of the distances alone, in order. What the points before `firstNew` have among
 * themselves need not be looked at: it is in the index's links, their tree.
 */
export function distanceTree(index: PairIndex, firstNew: number): EdgeList {
  const all = completeTree(index, new Float64Array(index.points.rows), firstNew);
  const sorted = new EdgeList(all.length);
  for (const e of sortedEdges(all)) sorted.take(all, e);
  return sorted;
}

function completeTree(index: PairIndex, coreSquares: Float64Array, firstNew: number): EdgeList {
  const known = knownTree(index, coreSquares, firstNew);
  const { sure, doubtful } = checkTree(index, coreSquares, known);
  return bridgeGroups(index, coreSquares, sure, doubtful, firstNew);
}

/** Minimum spanning forest, ascending, of the known pairs with a point from `firstNew` on, and the links. */
function knownTree(
  { points, k, neighbors, squares, close, links }: PairIndex,
  cores: Float64Array,
  firstNew: number,
): EdgeList {
  const size = points.rows;
  const sets = new UnionFind(size);
  const tree = new EdgeList(size);
  const weights = new Float64Array(close.count);
  for (let p = 0; p < weights.length; p++) {
    weights[p] = Math.max(close.squares[p]!, cores[close.from[p]!]!, cores[close.to[p]!]!);
  }

  // sort the lightest, then of the next only those that still join something
  const roots = new Int32Array(size);
  let above = -1;
  for (const upTo of levels(weights, size)) {
    for (let i = 0; i < size; i++) roots[i] = sets.find(i);
    const edges = new EdgeList(FIRST_EDGES * size);
    const offer = (i: number, j: number, squared: number, weight: number) => {
      if (weight > above && weight <= upTo && roots[i] !== roots[j]) edges.push(i, j, squared, weight);
    };
    for (let p = 0; p < weights.length; p++) {
      const [i, j] = [close.from[p]!, close.to[p]!];
      if (j >= firstNew) offer(i, j, close.squares[p]!, weights[p]!);
    }
    for (let i = 0, s = 0; i < size; i++) {
      for (const end = s + k; s < end; s++) {
        const [j, squared] = [neighbors[s]!, squares[s]!];
        if (squared <= close.limit || Math.max(i, j) < firstNew) continue;
        offer(i, j, squared, Math.max(squared, cores[i]!, cores[j]!));
      }
    }
    for (let e = 0; e < links.length; e++) {
      const [i, j, squared] = [links.from[e]!, links.to[e]!, links.squares[e]!];
      offer(i, j, squared, Math.max(squared, cores[i]!, cores[j]!));
    }
    for (const e of sortedEdges(edges)) {
      if (sets.union(edges.from[e]!, edges.to[e]!)) tree.take(edges, e);
    }
    above = upTo;
  }
  return tree;
}

/** Weights to sort up to, each with some times as many edges below it as the one before. */
function levels(weights: Float64Array, size: number): number[] {
  const step = Math.max(1, Math.floor(weights.length / SAMPLES));
  const sample = Float64Array.from(
    { length: Math.floor(weights.length / step) },
    (_, s) => weights[s * step]!,
  ).sort();
  const found: number[] = [];
  for (let edges = FIRST_EDGES * size; edges < sample.length * step; edges *= LEVEL_GROWTH) {
    const weight = sample[Math.floor(edges / step)];
    if (weight !== undefined && weight < Number.POSITIVE_INFINITY) found.push(weight);
  }
  return [...found, Number.MAX_VALUE];
}

/**
 * Tell the edges that belong to the tree from those that an unknown pair might replace.
 *
 * An edge is sure if no unknown pair that leaves one of the two parts it joins comes before it: the first of
 * all edges that leave a set of points is in the tree. How early those may come is told by the ends of the
 * pairs, or by the links, if they span all points: a pair weighs no less than its distance.
 */
function checkTree(index: PairIndex, coreSquares: Float64Array, tree: EdgeList) {
  const unknown = unknownFrom(index, coreSquares);
  const sets = new UnionFind(index.points.rows);
  // the member of each set from which the first unknown pair may start, kept at the set's representative
  const starts = Int32Array.from({ length: index.points.rows }, (_, i) => i);
  const sure = new EdgeList(tree.length);
  const doubtful = new EdgeList();
  const { links } = index;
  const linksSpan = links.length === index.points.rows - 1;
  const noLinkBefore = (root: number, e: number): boolean => {
    for (let l = 0; l < links.length && compareEdges(links, l, tree, e) < 0; l++) {
      if ((sets.find(links.from[l]!) === root) !== (sets.find(links.to[l]!) === root)) return false;
    }
    return true;
  };
  for (let e = 0; e < tree.length; e++) {
    const a = starts[sets.find(tree.from[e]!)]!;
    const b = starts[sets.find(tree.to[e]!)]!;
    const isSure =
      unknown.isAfter(a, tree, e) ||
      unknown.isAfter(b, tree, e) ||
      (linksSpan && (noLinkBefore(sets.find(a), e) || noLinkBefore(sets.find(b), e)));
    (isSure ? sure : doubtful).take(tree, e);
    sets.union(a, b);
    starts[sets.find(a)] = unknown.compare(a, b) <= 0 ? a : b;
  }
  return { sure, doubtful };
}
