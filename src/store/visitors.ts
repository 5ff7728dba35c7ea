import { NOISE } from '../cluster/clustering.ts';
import type { Face } from '../faces/face.ts';
import type { Photo, PhotoId, TakenAt } from '../ingest/photo.ts';
import type { PersonId } from '../people/act.ts';
import type { AppState } from './app-state.ts';
import { type ClusterList, clusterListOf } from './cluster-list.ts';
import { memoizeLast } from './memoize-last.ts';

/** Whoever was photographed: a person, a group that nobody has named, or a face on its own. */
export interface Visitor {
  /** Of the person, else of the face that stands for the group: stays while the groups do. */
  readonly key: string;
  /** Null for who is nobody yet. */
  readonly person: PersonId | null;
  /** Present label of the group; -1 for a face on its own. */
  readonly label: number;
  /** Empty without a name. */
  readonly name: string;
  /** Indices into `state.faces`, ascending. */
  readonly faces: readonly number[];
  /** The face that stands for the group. */
  readonly cover: number;
  /** The face that its color hangs on. */
  readonly anchor: number;
}

const listVisitors = memoizeLast(
  ({ clusters, noise }: ClusterList, faces: readonly Face[], withLone: boolean): readonly Visitor[] => {
    const keyOf = (face: number) => `face ${faces[face]?.id ?? face}`;
    const groups = clusters.map(
      ({ person, label, name, faces: own, cover, anchor }): Visitor => ({
        ...{ key: person === null ? keyOf(anchor) : `person ${person}`, person, label, name },
        ...{ faces: own, cover, anchor },
      }),
    );
    if (!withLone) return groups;
    const lone = noise.map(
      (face): Visitor => ({
        ...{ key: keyOf(face), person: null, label: NOISE, name: '' },
        ...{ faces: [face], cover: face, anchor: face },
      }),
    );
    return [...groups, ...lone];
  },
);

/** Everybody on the photos. @param withLone faces on their own, too: each is somebody who was seen once */
export function visitorsOf(state: AppState, withLone: boolean): readonly Visitor[] {
  return listVisitors(clusterListOf(state), state.faces, withLone);
}

/** Where dates are from; `none` has none. */
export type DateSource = TakenAt['source'] | 'none';

/** When each face was taken. */
export interface FaceDates {
  /** (n) what the camera's clock showed, in ms as if it were UTC; NaN if unknown. */
  readonly takenAt: Float64Array;
  /** (n) */
  readonly sources: readonly DateSource[];
}

const listDates = memoizeLast((faces: readonly Face[], photos: readonly Photo[]): FaceDates => {
  const taken = new Map<PhotoId, TakenAt | undefined>(photos.map((photo) => [photo.id, photo.taken]));
  return {
    takenAt: Float64Array.from(faces, ({ photoId }) => taken.get(photoId)?.time ?? Number.NaN),
    sources: faces.map(({ photoId }) => taken.get(photoId)?.source ?? 'none'),
  };
});

export function faceDatesOf({ faces, photos }: Pick<AppState, 'faces' | 'photos'>): FaceDates {
  return listDates(faces, photos);
}
