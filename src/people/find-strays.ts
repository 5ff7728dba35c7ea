import type { Matrix } from '../math/matrix.ts';
import { medoidOf } from './medoid.ts';
import { squaredRowDistance } from './row-distance.ts';

export interface StrayInput {
  /** (n, dim) */
  readonly points: Matrix;
  /** Indices of each group's faces, ascending. */
  readonly groups: readonly (readonly number[])[];
  /** Least median distance at which a face is asked about, Euclidean. */
  readonly from: number;
  /** (n) 1 for a face that the user has confirmed, which is not asked about. */
  readonly reviewed: ArrayLike<number>;
}

/** A face that may not belong to its group. */
export interface Stray {
  readonly group: number;
  readonly face: number;
  /** The group's medoid, to compare with, and to cut from; never the face itself. */
  readonly medoid: number;
  /** Median of the distances to the others of the group. */
  readonly distance: number;
}

/**
 * Faces of a group from which on none is asked about: whoever has many faces has some that are far from most.
 * ../shared/embeddings/lfw-dev at eps 0.36, refined: of the 83 faces with a median of 0.32 or more in groups
 * of 11 or more none is a stranger, of the 128 with 0.34 or more in groups of 3 to 10 a third.
 */
const MANY = 11;

/**
 * Find the faces that are far from most of their group, the farthest first, ties by index: the single
 * strangers that the alarms, which look for a second person of two faces or more, leave to the eye. Of two
 * faces alone in a group the later is named. O(n dim).
 */
export function findStrays({ points, groups, from, reviewed }: StrayInput): Stray[] {
  const strays: Stray[] = [];
  groups.forEach((faces, group) => {
    if (faces.length < 2 || faces.length >= MANY) return;
    const medoid = medoidOf(points, faces);
    for (const face of faces) {
      if (face === medoid || reviewed[face] === 1) continue;
      const others = faces.filter((other) => other !== face);
      const squares = Float64Array.from(others, (other) => squaredRowDistance(points, face, other)).sort();
      const distance = Math.sqrt(squares[squares.length >> 1] ?? 0);
      if (distance >= from) strays.push({ group, face, medoid, distance });
    }
  });
  return strays.sort((a, b) => b.distance - a.distance || a.face - b.face);
}
