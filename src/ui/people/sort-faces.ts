import type { AppState } from '../../store/app-state.ts';
import type { ClusterView } from '../../store/cluster-list.ts';
import { faceMerits } from '../../store/face-merits.ts';
import { outliersOf } from '../../store/person-figures.ts';
import { photoOf } from '../photos/photo-of.ts';

export type FaceSort = 'distance' | 'date' | 'quality';
export const FACE_SORTS: readonly FaceSort[] = ['distance', 'date', 'quality'];

/** A group's faces as the review page shows them. */
export interface SortedFaces {
  readonly faces: readonly number[];
  readonly medoid: number;
  /** Distance of each face to the medoid, by face. */
  readonly distances: ReadonlyMap<number, number>;
}

/** Sort a group's faces: the least alike, the oldest or the best picture first; equals stay in their order. */
export function sortFaces(state: AppState, group: ClusterView, sort: FaceSort): SortedFaces {
  const { rows, medoid, distances } = outliersOf(state, group);
  const known = new Map(rows.map((face, i) => [face, distances[i] ?? 0]));
  if (sort === 'distance') return { faces: rows, medoid, distances: known };
  const merits = faceMerits(state.faces);
  const keyOf = (face: number) =>
    sort === 'quality'
      ? -(merits[face] ?? 0)
      : (photoOf(state, state.faces[face]?.photoId ?? '')?.taken?.time ?? Number.POSITIVE_INFINITY);
  const keys = new Map(rows.map((face) => [face, keyOf(face)]));
  const faces = [...group.faces].sort((a, b) => {
    const [keyA = 0, keyB = 0] = [keys.get(a), keys.get(b)];
    return keyA === keyB ? 0 : keyA < keyB ? -1 : 1;
  });
  return { faces, medoid, distances: known };
}
