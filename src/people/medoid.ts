import type { Matrix } from '../math/matrix.ts';
import { squaredRowDistance } from './row-distance.ts';
import { sampleRows } from './sample-rows.ts';

/** Members up to which every pair is looked at: 250,000 distances, 32 ms in 128 dimensions. */
const EXACT = 500;
/** Beyond, this many members are weighed, against that many others. */
const CANDIDATES = 250;
const REFERENCES = 250;

/**
 * The member with the least mean distance to the others, the first among equals; exact for up to 500 members,
 * beyond among a seeded sample of 250, weighed against another sample of 250. -1 if there is no member.
 *
 * @param points (n, dim)
 * @param rows indices of the members
 */
export function medoidOf(points: Matrix, rows: readonly number[], seed = 1): number {
  const isExact = rows.length <= EXACT;
  const candidates = isExact ? rows : sampleRows(rows, CANDIDATES, seed);
  const references = isExact ? rows : sampleRows(rows, REFERENCES, seed + 1);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    let sum = 0;
    for (const other of references) {
      sum += Math.sqrt(squaredRowDistance(points, candidate, other));
      if (sum >= least) break;
    }
    if (sum < least) [best, least] = [candidate, sum];
  }
  return best;
}

/** A group's members in the order in which a reviewer should see them. */
export interface OutlierOrder {
  /** -1 if the group is empty. */
  readonly medoid: number;
  /** The members, the farthest from the medoid first, ties by index; so the medoid comes last. */
  readonly rows: readonly number[];
  /** Euclidean distance of each to the medoid, in the order of `rows`. */
  readonly distances: readonly number[];
}

/** Order a group by distance to its {@link medoidOf}, farthest first. */
export function outlierOrder(points: Matrix, rows: readonly number[], seed = 1): OutlierOrder {
  const medoid = medoidOf(points, rows, seed);
  const members = rows.map((row) => ({ row, distance: Math.sqrt(squaredRowDistance(points, row, medoid)) }));
  members.sort(
    (a, b) => b.distance - a.distance || Number(a.row === medoid) - Number(b.row === medoid) || a.row - b.row,
  );
  return {
    medoid,
    rows: members.map(({ row }) => row),
    distances: members.map(({ distance }) => distance),
  };
}
