import type { Matrix } from '../math/matrix.ts';
import { squaredRowDistance } from './row-distance.ts';

/** What may be wrong with a face's picture; `Weakness` fits. */
export type Fault = 'small' | 'blurred' | 'turned';

export type TrayReason = Fault | 'nobodyNear';

/** The group that a face would join first if eps grew. */
export interface NearestGroup {
  readonly group: number;
  /** The face of the group over which it would join. */
  readonly face: number;
  /** Euclidean distance to that face. */
  readonly distance: number;
  /** From here on: the distance, or later, when that face becomes a core point. */
  readonly eps: number;
}

export interface TrayRow {
  readonly face: number;
  /** What most likely keeps the face from a group: the first fault of quality, else that nobody is near. */
  readonly reason: TrayReason;
  /** All faults of quality. */
  readonly faults: readonly Fault[];
  /** Null if no group would ever take it. */
  readonly nearest: NearestGroup | null;
}

/** What the collection knows of neighbors; a `DensityTree` fits. */
export interface Neighborhood {
  readonly k: number;
  /** (n, k) nearest other points, nearest first. */
  readonly neighbors: ArrayLike<number>;
  /** (n, k) Euclidean */
  readonly distances: ArrayLike<number>;
  /** (n) eps from which each point is core. */
  readonly coreDistances: ArrayLike<number>;
}

/**
 * Why a face is in the tray, and which group would take it.
 *
 * The stored neighbors answer for most faces; for one with no grouped face among them every point is looked
 * at, O(n dim), about 2 ms for 13,000 faces: so ask for the faces in view.
 *
 * @param faults what is wrong with its picture, the worst first
 * @param points (n, dim)
 * @param groupOf (n) group of each face, negative for none; the face itself has none
 */
export function trayRow(
  face: number,
  faults: readonly Fault[],
  groupOf: ArrayLike<number>,
  points: Matrix,
  hood: Neighborhood,
): TrayRow {
  const nearest = nearestGroup(face, groupOf, points, hood);
  return { face, reason: faults[0] ?? 'nobodyNear', faults, nearest };
}

function nearestGroup(
  face: number,
  groupOf: ArrayLike<number>,
  points: Matrix,
  { k, neighbors, distances, coreDistances }: Neighborhood,
): NearestGroup | null {
  let best: NearestGroup | null = null;
  function look(other: number, distance: number): void {
    const group = groupOf[other] ?? -1;
    const eps = Math.max(distance, coreDistances[other] ?? Number.POSITIVE_INFINITY);
    if (group < 0 || other === face || eps === Number.POSITIVE_INFINITY) return;
    const isBetter = !best || eps < best.eps || (eps === best.eps && distance < best.distance);
    if (isBetter) best = { group, face: other, distance, eps };
  }
  const bestEps = () => best?.eps ?? Number.POSITIVE_INFINITY;

  for (let s = face * k; s < (face + 1) * k; s++) {
    const distance = distances[s] ?? Number.POSITIVE_INFINITY;
    // whoever comes later is farther
    if (distance > bestEps()) return best;
    look(neighbors[s] ?? -1, distance);
  }
  const last = distances[(face + 1) * k - 1] ?? 0;
  if (k > 0 && bestEps() <= last) return best;
  for (let other = 0; other < points.rows; other++) {
    if ((groupOf[other] ?? -1) < 0) continue;
    const squared = squaredRowDistance(points, face, other, bestEps() ** 2 * ROUNDING);
    if (squared < Number.POSITIVE_INFINITY) look(other, Math.sqrt(squared));
  }
  return best;
}

/** A square of a root may fall short of what the root was taken of. */
const ROUNDING = 1 + 1e-12;
