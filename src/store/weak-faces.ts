import type { Face } from '../faces/face.ts';
import { weaknessOf } from '../faces/quality.ts';
import type { AppState } from './app-state.ts';
import { memoizeLast } from './memoize-last.ts';

/** (faces) 1 for a weak face; null if none is. */
const weakFaces = memoizeLast((faces: readonly Face[]): Uint8Array | null => {
  const mask = Uint8Array.from(faces, ({ quality }) => (weaknessOf(quality) === null ? 0 : 1));
  return mask.includes(1) ? mask : null;
});

/** The faces that may join a cluster and bridge none, at the present settings: 1 for such a face; null if there is none. */
export function guardedFacesOf({ faces, settings }: Pick<AppState, 'faces' | 'settings'>): Uint8Array | null {
  return settings.guardWeak ? weakFaces(faces) : null;
}

const countWeak = memoizeLast(
  (faces: readonly Face[]) => weakFaces(faces)?.reduce((sum, weak) => sum + weak, 0) ?? 0,
);

/** Number of weak faces, whether they are guarded or not. */
export function weakCountOf(faces: readonly Face[]): number {
  return countWeak(faces);
}
