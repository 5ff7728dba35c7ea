import { euclidean } from '../../src/math/vector.ts';
import { type EvalFace, faceOf } from './eval-photo.ts';
import type { FoundPhoto } from './find-photo.ts';
import type { FilePair } from './read-pairs.ts';

/** A pair with its distance and the verdict, or the reason why there is none. */
export type MeasuredPair = FilePair &
  (
    | { readonly distance: number; readonly same: boolean }
    | { readonly distance: null; readonly same: null; readonly reason: string }
  );

/**
 * Compare the central faces of each two photos.
 * @param threshold two faces nearer than this are called the same person
 */
export function measurePairs(
  pairs: readonly FilePair[],
  find: (name: string) => FoundPhoto,
  threshold: number,
): MeasuredPair[] {
  return pairs.map((pair) => {
    const x = lookUp(pair.file_x, find);
    const y = lookUp(pair.file_y, find);
    const reasons = [x, y].flatMap((side) => ('reason' in side ? [side.reason] : []));
    if ('reason' in x || 'reason' in y) {
      return { ...pair, distance: null, same: null, reason: [...new Set(reasons)].join('; ') };
    }
    const distance = euclidean(x.face.descriptor, y.face.descriptor);
    return { ...pair, distance, same: distance < threshold };
  });
}

function lookUp(name: string, find: (name: string) => FoundPhoto): { face: EvalFace } | { reason: string } {
  const found = find(name);
  if (!found.ok) return { reason: `${name}: ${found.reason}` };
  const face = faceOf(found.photo);
  if (face) return { face };
  const { state, reason } = found.photo;
  return {
    reason: `${name}: ${state === 'noFace' ? 'no face found' : `${state} (${reason?.code ?? 'no face'})`}`,
  };
}
