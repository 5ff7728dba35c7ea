import type { Face } from '../../../faces/face.ts';
import type { AppState } from '../../../store/app-state.ts';
import { photoOf } from '../../photos/photo-of.ts';
import { foldText } from './face-search.ts';

/** Compute once for a list of faces. For what is known of their photos from the start, as paths and dates are. */
export function rememberForFaces<T>(compute: (state: AppState) => T): (state: AppState) => T {
  let last: { readonly faces: readonly Face[]; readonly value: T } | null = null;
  return (state) => {
    if (last?.faces !== state.faces) last = { faces: state.faces, value: compute(state) };
    return last.value;
  };
}

/** (n) path of each face's photo. */
export const facePaths = rememberForFaces((state) =>
  state.faces.map(({ photoId }) => photoOf(state, photoId)?.path ?? ''),
);

/** (n) the same, ready to be searched. */
export const searchTexts = rememberForFaces((state) => facePaths(state).map(foldText));
