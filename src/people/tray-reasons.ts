import type { Matrix } from '../math/matrix.ts';
import { squaredRowDistance } from './row-distance.ts';

/** How well a face can be described, as `FaceQuality`. */
export interface Quality {
  /** Longer side of the box, pixels of the photo. */
  readonly sizePx: number;
  /** Variance of the Laplacian, grey levels squared. */
  readonly sharpness: number;
  /** Turn of the head to the side, radians. */
  readonly yaw: number;
}

/** The descriptor's chip shows the face about 100 px wide; below half of that most of it is made up by scaling. */
export const SMALL_PX = 50;
/** Below about this a face looks blurred to us, and its picture no longer stands for a group. */
export const BLURRED = 50;
/** 50°, from where the far eye begins to hide, which is where other programs stop describing faces too. */
export const TURNED_RAD = (50 * Math.PI) / 180;

export type TrayReason = 'tooSmall' | 'blurred' | 'turned' | 'nobodyNear';

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
  readonly faults: readonly Exclude<TrayReason, 'nobodyNear'>[];
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

/** Why one face is alone, by what is wrong with its picture. */
export function faultsOf({ sizePx, sharpness, yaw }: Quality): TrayRow['faults'] {
  const faults: Exclude<TrayReason, 'nobodyNear'>[] = [];
  if (sizePx < SMALL_PX) faults.push('tooSmall');
  if (sharpness < BLURRED) faults.push('blurred');
  if (Math.abs(yaw) > TURNED_RAD) faults.push('turned');
  return faults;
}

/**
 * Why a face is in the tray, and which group would take it.
 *
 * The stored neighbors answer for most faces; for one with no grouped face among them every point is looked
 * at, O(n dim), about 2 ms for 13,000 faces: so ask for the faces in view.
 *
 * @param points (n, dim)
 * @param groupOf (n) group of each face, negative for none; the face itself has none
 */
export function trayRow(
  face: number,
  quality: Quality,
  groupOf: ArrayLike<number>,
  points: Matrix,
  hood: Neighborhood,
): TrayRow {
  const faults = faultsOf(quality);
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
