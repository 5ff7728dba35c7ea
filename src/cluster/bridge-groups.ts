import { MAX_COLUMNS, PairFilter, ROW_BLOCK } from '../math/pair-filter.ts';
import { UnionFind } from '../math/union-find.ts';
import { compareEdges, EdgeList } from './edge-list.ts';
import { GroupTree } from './group-tree.ts';
import type { PairIndex } from './pair-index.ts';
import { squaredDistance } from './squared-distance.ts';
import { unknownFrom } from './unknown-pairs.ts';

const FIRST_COLUMNS = 32;

/**
 * Complete a minimum spanning tree whose edges are partly sure, partly doubtful, partly missing.
 *
 * The sure edges join the points to groups. Any tree over the groups will do to begin with; every pair
 * between two groups that comes before the last edge on the way between them takes that edge's place. One
 * pass over the points outside the largest group: that is few where outliers are left over, up to
 * half of all pairs where there are several large groups far apart.
 *
 * @param coreSquares (n) squared core distances; Infinity for points that are left out
 * @param firstNew pairs of points before it are known not to matter
 * @returns all edges of the tree, in no order
 */
export function bridgeGroups(
  index: PairIndex,
  coreSquares: Float64Array,
  sure: EdgeList,
  doubtful: EdgeList,
  firstNew: number,
): EdgeList {
  const { data, rows, cols } = index.points;
  const { groups, sizes, firsts } = groupPoints(coreSquares, sure);
  if (sizes.length < 2) return sure;

  const edge = new EdgeList(1);
  function measure(i: number, j: number): void {
    const squared = squaredDistance(data, i * cols, j * cols, cols);
    edge.set(0, i, j, squared, Math.max(squared, coreSquares[i]!, coreSquares[j]!));
  }

  const tree = new GroupTree(sizes.length);
  const sets = new UnionFind(sizes.length);
  const link = (edges: EdgeList, e: number) => {
    const [a, b] = [groups[edges.from[e]!]!, groups[edges.to[e]!]!];
    if (sets.union(a, b)) tree.add(a, b, edges, e);
  };
  for (let e = 0; e < doubtful.length; e++) link(doubtful, e);
  for (let group = 1; group < sizes.length; group++) {
    measure(firsts[0]!, firsts[group]!);
    link(edge, 0);
  }

  const largest = sizes.indexOf(sizes.reduce((a, b) => Math.max(a, b)));
  const unknown = unknownFrom(index, coreSquares);
  const last = tree.last();
  const startsEarly = (i: number) => !unknown.isAfter(i, tree.edges, last);
  // by group, so that a block of rows has few of them
  const outside = Int32Array.from({ length: rows }, (_, i) => i)
    .filter((i) => i >= firstNew && groups[i]! >= 0 && startsEarly(i))
    .filter((i) => firstNew > 0 || groups[i] !== largest)
    .sort((a, b) => groups[a]! - groups[b]! || a - b);

  const filter = new PairFilter(index.points);
  for (let at = 0; at < outside.length; at += ROW_BLOCK) {
    const block = outside.subarray(at, at + ROW_BLOCK);
    filter.setRows(block);
    for (let r = 0; r < block.length; r++) filter.setRowLimit(r, -1);
    // groups before the block's first are done with
    const done = groups[block[0]!]!;
    const present = [...new Set(Array.from(block, (i) => groups[i]!))];
    const isOpen = (group: number) => firstNew > 0 || group === largest || group >= done;
    for (let first = 0, columns = FIRST_COLUMNS; first < rows; columns = Math.min(2 * columns, MAX_COLUMNS)) {
      const end = Math.min(rows, first + columns);
      const limits = present.map((group) => tree.heaviestFrom(group));
      for (let j = first; j < end; j++) {
        const group = groups[j]!;
        let limit = -1;
        if (group >= 0 && isOpen(group)) {
          for (const heaviest of limits) {
            const e = heaviest[group]!;
            if (e >= 0) limit = Math.max(limit, tree.edges.weights[e]!);
          }
        }
        filter.setColumnLimit(j, limit);
      }
      filter.scan(first, end, (_row, i, j) => {
        const [a, b] = [groups[i]!, groups[j]!];
        if (b < 0 || a === b || !isOpen(b)) return;
        measure(i, j);
        const heaviest = tree.heaviestFrom(a)[b]!;
        if (compareEdges(edge, 0, tree.edges, heaviest) < 0) tree.replace(heaviest, a, b, edge, 0);
      });
      first = end;
    }
  }
  for (let e = 0; e < tree.edges.length; e++) sure.take(tree.edges, e);
  return sure;
}

/** Number the groups that the edges leave, -1 for points that are left out; first member and size of each. */
function groupPoints(coreSquares: Float64Array, edges: EdgeList) {
  const sets = new UnionFind(coreSquares.length);
  for (let e = 0; e < edges.length; e++) sets.union(edges.from[e]!, edges.to[e]!);
  const groups = new Int32Array(coreSquares.length).fill(-1);
  const sizes: number[] = [];
  const firsts: number[] = [];
  for (let i = 0; i < groups.length; i++) {
    if (coreSquares[i] === Number.POSITIVE_INFINITY) continue;
    const first = sets.find(i);
    if (first === i) {
      groups[i] = sizes.push(0) - 1;
      firsts.push(i);
    } else {
      groups[i] = groups[first]!;
    }
    sizes[groups[i]!]!++;
  }
  return { groups, sizes, firsts };
}
