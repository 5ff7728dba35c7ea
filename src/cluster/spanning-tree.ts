import type { Matrix } from '../math/matrix.ts';

/** Edges of a tree, in ascending weight: `from[e]` – `to[e]` at `weights[e]`. */
export interface TreeEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Minimum spanning tree of the mutual-reachability graph, in which the edge between two points
 * weighs the largest of their distance and their two core distances.
 *
 * Prim's algorithm (Bell System Technical Journal 36, 1957) with rows computed when they are needed:
 * O(n² dim) time, O(n) memory.
 *
 * @param points (n, dim), n at least 1, finite
 * @param coreDistances (n) finite
 */
export function mutualReachabilityTree(points: Matrix, coreDistances: Float64Array): TreeEdges {
  const { data, rows, cols } = points;
  const from = new Int32Array(rows - 1);
  const to = new Int32Array(rows - 1);
  const weights = new Float64Array(rows - 1);
  // the points not yet in the tree are the first `left` of `outside`
  const outside = Int32Array.from({ length: rows }, (_, i) => i);
  const candidates = new Int32Array(rows);
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  const link = new Int32Array(rows);

  // point 0 is the root: the last point takes its place among those outside
  let current = 0;
  outside[0] = rows - 1;
  for (let left = rows - 1, e = 0; left > 0; left--, e++) {
    const core = coreDistances[current]!;
    const a = current * cols;

    // a core distance alone rules many out: no edge from here can weigh less
    let count = 0;
    for (let t = 0; t < left; t++) {
      const u = outside[t]!;
      if (core < nearest[u]! && coreDistances[u]! < nearest[u]!) candidates[count++] = u;
    }

    // four rows at a time keep the adders busy; the last few repeat one row, which changes nothing
    for (let t = 0; t < count; t += 4) {
      const u0 = candidates[t]!;
      const u1 = candidates[Math.min(t + 1, count - 1)]!;
      const u2 = candidates[Math.min(t + 2, count - 1)]!;
      const u3 = candidates[Math.min(t + 3, count - 1)]!;
      const b0 = u0 * cols;
      const b1 = u1 * cols;
      const b2 = u2 * cols;
      const b3 = u3 * cols;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let c = 0; c < cols; c++) {
        const x = data[a + c]!;
        const d0 = x - data[b0 + c]!;
        const d1 = x - data[b1 + c]!;
        const d2 = x - data[b2 + c]!;
        const d3 = x - data[b3 + c]!;
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      relax(u0, s0);
      relax(u1, s1);
      relax(u2, s2);
      relax(u3, s3);
    }

    // take the cheapest point into the tree
    let pick = 0;
    for (let t = 1; t < left; t++) {
      if (nearest[outside[t]!]! < nearest[outside[pick]!]!) pick = t;
    }
    const next = outside[pick]!;
    from[e] = link[next]!;
    to[e] = next;
    weights[e] = nearest[next]!;
    outside[pick] = outside[left - 1]!;
    current = next;

    function relax(u: number, squared: number): void {
      const weight = Math.max(Math.sqrt(squared), core, coreDistances[u]!);
      if (weight < nearest[u]!) {
        nearest[u] = weight;
        link[u] = current;
      }
    }
  }
  return sortEdges({ from, to, weights });
}

function sortEdges({ from, to, weights }: TreeEdges): TreeEdges {
  const order = Int32Array.from(weights, (_, e) => e).sort((a, b) => weights[a]! - weights[b]! || a - b);
  return {
    from: order.map((e) => from[e]!),
    to: order.map((e) => to[e]!),
    weights: Float64Array.from(order, (e) => weights[e]!),
  };
}
