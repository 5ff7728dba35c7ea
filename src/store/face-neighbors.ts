import { squaredDistance } from '../cluster/squared-distance.ts';
import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import type { Matrix } from '../math/matrix.ts';
import type { AppState } from './app-state.ts';
import { facePoints } from './face-points.ts';
import { memoizeLast } from './memoize-last.ts';

/** A face near another, at its true distance. */
export interface FaceNeighbor {
  readonly face: number;
  /** Euclidean, in the descriptor's own space. */
  readonly distance: number;
}

/** Neighbors listed of a face. */
const LISTED = 10;

/**
 * The `count` nearest other points of one point, exactly: nearest first, ties by lower index. Looks at all
 * points, O(n dim), which is a few milliseconds for 13,000 faces.
 * @param points (n, dim)
 * @throws RangeError if `from` is not a row
 */
export function nearestTo(points: Matrix, from: number, count: number): FaceNeighbor[] {
  const { data, rows, cols } = points;
  if (!(from >= 0 && from < rows)) throw new RangeError(`from must be a row of ${rows}, got ${from}`);
  const found: { face: number; square: number }[] = [];
  for (let face = 0; face < rows; face++) {
    if (face === from) continue;
    const square = squaredDistance(data, from * cols, face * cols, cols);
    const last = found[count - 1];
    if (last !== undefined && square >= last.square) continue;
    let place = Math.min(found.length, count);
    while (place > 0 && (found[place - 1]?.square ?? 0) > square) place--;
    found.splice(place, 0, { face, square });
    if (found.length > count) found.pop();
  }
  return found.map(({ face, square }) => ({ face, distance: Math.sqrt(square) }));
}

const neighborsOf = memoizeLast(
  (faces: readonly Face[], face: number | undefined, dims: number): readonly FaceNeighbor[] =>
    face !== undefined && face < faces.length ? nearestTo(facePoints(faces, dims), face, LISTED) : [],
);

/** The nearest faces of the face that is selected; none unless exactly one is. */
export function selectedNeighborsOf({ faces, selected, settings }: AppState): readonly FaceNeighbor[] {
  return neighborsOf(
    faces,
    selected.length === 1 ? selected[0] : undefined,
    DESCRIPTORS[settings.descriptorId].dims,
  );
}
