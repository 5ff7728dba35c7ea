import type { AppState } from './app-state.ts';
import type { ClusterView } from './cluster-list.ts';
import { groupsByLabelOf } from './groups-by-label.ts';
import { clusteringOf, NOISE } from './selectors.ts';

/** A photo that somebody is on. */
export interface PhotoOfPerson {
  readonly photoId: string;
  /** The face of the person, the first if there are several. */
  readonly face: number;
}

/** Somebody who is on photos with another. */
export interface Companion {
  readonly group: ClusterView;
  readonly photos: ReadonlySet<string>;
}

/** The photos that a group is on, each once, in the order of the faces. */
export function photosOfGroup({ faces }: Pick<AppState, 'faces'>, group: ClusterView): PhotoOfPerson[] {
  const shown = new Map<string, number>();
  for (const face of group.faces) {
    const photoId = faces[face]?.photoId;
    if (photoId !== undefined && !shown.has(photoId)) shown.set(photoId, face);
  }
  return [...shown].map(([photoId, face]) => ({ photoId, face }));
}

/** Who else is on the photos of a group: most photos first. O(n). */
export function companionsOf(state: AppState, group: ClusterView): Companion[] {
  const own = new Set(photosOfGroup(state, group).map(({ photoId }) => photoId));
  const labels = clusteringOf(state)?.labels;
  const shared = new Map<number, Set<string>>();
  state.faces.forEach(({ photoId }, face) => {
    const label = labels?.[face] ?? NOISE;
    if (label === NOISE || label === group.label || !own.has(photoId)) return;
    shared.set(label, (shared.get(label) ?? new Set()).add(photoId));
  });
  return [...shared]
    .flatMap(([label, photos]) => {
      const other = groupsByLabelOf(state).get(label);
      return other ? [{ group: other, photos }] : [];
    })
    .sort((a, b) => b.photos.size - a.photos.size || a.group.label - b.group.label);
}
