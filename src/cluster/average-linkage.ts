import type { Matrix } from '../math/matrix.ts';
import { UnionFind } from '../math/union-find.ts';

/** Digits of the significand of a double: whole numbers up to 2 to this power are exact. */
const EXACT_BITS = 53;

/**
 * Cut one cluster by average linkage (UPGMA): starting from single faces, the two groups with the
 * smallest mean distance between their members are joined, as long as that mean is at most `distance`.
 *
 * Ties: among equal means the pair whose lower group comes first is joined, then the one whose other
 * group comes first; a group stands where its first member stands in `members`. Nothing is left to
 * rounding on the way: distances are rounded once, to a grid whose step is a power of two, fine enough (25
 * bits or more up to 13,000 members) and coarse enough for every sum of them to be a whole number that a
 * double holds; means are compared as the fractions they are. `distance` is rounded to the same grid, so
 * that two faces at exactly `distance` are joined.
 *
 * O(m² dim) time, 4 m² bytes for m members. The inputs are not changed.
 *
 * Source: Sokal, Michener, Univ. Kansas Sci. Bull. 38 (1958); by nearest-neighbor chains as in Murtagh,
 * The Computer Journal 26 (1983), and Müllner, arXiv 1109.2378 (2011). Differs: sums instead of means are
 * kept, which makes the result independent of the order of joining; a group with none left in reach is put
 * aside at once, since joins of others never bring them nearer.
 *
 * @param points (n, dim) finite
 * @param members (m) rows of `points`, each once
 * @param distance largest mean distance at which two groups are joined, at least 0
 * @returns (m) 0-based part of each member, numbered by first member
 * @throws RangeError if the distance is NaN or negative, a member is no row, or a value is not finite
 */
export function averageLinkageCut(points: Matrix, members: ArrayLike<number>, distance: number): Int32Array {
  if (!(distance >= 0)) throw new RangeError(`distance must be at least 0, got ${distance}`);
  const offsets = offsetsOf(points, members);
  const count = members.length;
  if (count < 2) return new Int32Array(count);

  const sums = pairDistances(points, offsets);
  const largest = largestOf(sums);
  // most clusters: no mean exceeds the distance, so all are joined
  if (largest <= distance) return new Int32Array(count);

  // sums[base[i] + j], i < j: sum of the distances between the groups that stand at i and at j
  const base = Int32Array.from({ length: count }, (_, i) => (i * (2 * count - i - 3)) / 2 - 1);
  const reach = toGrid(sums, count, largest, distance);

  const sets = new UnionFind(count);
  const sizes = new Int32Array(count).fill(1);
  // the groups that may still be joined, ascending
  const open = Int32Array.from({ length: count }, (_, i) => i);
  let opened = count;

  const chain = new Int32Array(count);
  let length = 0;
  while (opened > 1) {
    if (length === 0) chain[length++] = open[0]!;
    const tip = chain[length - 1]!;

    // the nearest group
    let nearest = -1;
    let sum = 0;
    let mean = Number.POSITIVE_INFINITY;
    for (let t = 0; t < opened; t++) {
      const g = open[t]!;
      if (g === tip) continue;
      const s = sums[g < tip ? base[g]! + tip : base[tip]! + g]!;
      const m = s / sizes[g]!;
      // ascending places: among equal fractions the first one stays
      if (m < mean || (m === mean && isLowerMean(s, sizes[g]!, sum, sizes[nearest]!))) {
        nearest = g;
        sum = s;
        mean = m;
      }
    }

    if (sum > reach * sizes[tip]! * sizes[nearest]!) {
      close(tip);
      length--;
    } else if (length > 1 && nearest === chain[length - 2]) {
      join(Math.min(tip, nearest), Math.max(tip, nearest));
      length -= 2;
    } else {
      chain[length++] = nearest;
    }
  }
  return numberParts(sets, count);

  function close(g: number): void {
    let t = 0;
    while (open[t] !== g) t++;
    open.copyWithin(t, t + 1, opened);
    opened--;
  }

  /** Group a, which comes first, takes in group b. */
  function join(a: number, b: number): void {
    close(b);
    for (let t = 0; t < opened; t++) {
      const g = open[t]!;
      if (g === a) continue;
      const at = g < a ? base[g]! + a : base[a]! + g;
      sums[at] = sums[at]! + sums[g < b ? base[g]! + b : base[b]! + g]!;
    }
    sets.union(a, b);
    sizes[a] = sizes[a]! + sizes[b]!;
  }
}

/**
 * Whether the mean sumA / sizeA is below sumB / sizeB, for whole numbers, where doubles cannot tell them apart.
 * A chain relies on it: an order that depends on rounding can lead back into itself.
 */
export function isLowerMean(sumA: number, sizeA: number, sumB: number, sizeB: number): boolean {
  if (sumA === sumB) return sumA !== 0 && sizeA > sizeB;
  return BigInt(sumA) * BigInt(sizeB) < BigInt(sumB) * BigInt(sizeA);
}

function offsetsOf({ rows, cols }: Matrix, members: ArrayLike<number>): Int32Array {
  return Int32Array.from(members, (i) => {
    if (!Number.isInteger(i) || i < 0 || i >= rows) {
      throw new RangeError(`members must be rows from 0 to ${rows - 1}, got ${i}`);
    }
    return i * cols;
  });
}

/** All distances of the upper triangle, row by row. */
function pairDistances({ data, cols }: Matrix, offsets: Int32Array): Float64Array {
  const count = offsets.length;
  const distances = new Float64Array((count * (count - 1)) / 2);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const a = offsets[i]!;
    // four at a time keep the adders busy; the last few repeat one row, and what is too much is overwritten
    for (let j = i + 1; j < count; j += 4) {
      const b0 = offsets[j]!;
      const b1 = offsets[Math.min(j + 1, count - 1)]!;
      const b2 = offsets[Math.min(j + 2, count - 1)]!;
      const b3 = offsets[Math.min(j + 3, count - 1)]!;
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
      const left = count - j;
      distances[at++] = Math.sqrt(s0);
      if (left > 1) distances[at++] = Math.sqrt(s1);
      if (left > 2) distances[at++] = Math.sqrt(s2);
      if (left > 3) distances[at++] = Math.sqrt(s3);
    }
  }
  return distances;
}

function largestOf(distances: Float64Array): number {
  let largest = 0;
  for (let s = 0; s < distances.length; s++) {
    const d = distances[s]!;
    if (!(d < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`every value must be finite, got a distance of ${d}`);
    }
    if (d > largest) largest = d;
  }
  return largest;
}

/** Round the distances to whole steps of the grid, in place; returns `distance` in these steps. */
function toGrid(distances: Float64Array, count: number, largest: number, distance: number): number {
  // two groups have at most count² / 4 pairs; one bit is kept for what rounding adds
  const bits = EXACT_BITS - 1 - Math.ceil(Math.log2((count * count) / 4)) - Math.ceil(Math.log2(largest));
  const scale = 2 ** bits;
  for (let s = 0; s < distances.length; s++) distances[s] = Math.round(distances[s]! * scale);
  return Math.round(distance * scale);
}

function numberParts(sets: UnionFind, count: number): Int32Array {
  const parts = new Int32Array(count);
  let next = 0;
  // a set is represented by its smallest member, which ascending order meets first
  for (let i = 0; i < count; i++) {
    const first = sets.find(i);
    parts[i] = first === i ? next++ : parts[first]!;
  }
  return parts;
}
