import type { Clustering } from '../cluster/clustering.ts';
import type { AppState } from '../store/app-state.ts';
import { type ClusterList, clusterListOf } from '../store/cluster-list.ts';
import { clusteringOf, NOISE } from '../store/selectors.ts';
import { clusterCss } from './cluster-color.ts';

/** What one face looks like on the map. */
export type DotKind = 'core' | 'border' | 'noise' | 'pending';

/** Which group each face is in and how that looks, for one state of the grouping. */
export interface FaceGrouping {
  /** Labels of the faces that are sorted in; those after them are not. Null while none is. */
  readonly clustering: Clustering | null;
  /** Color of each cluster as CSS, by label. */
  readonly colors: readonly string[];
  kindOf(face: number): DotKind;
  /** Label of the face's cluster, NOISE, or null while it is not sorted in. */
  labelOf(face: number): number | null;
  /** Color of the face's cluster as CSS; null for noise and for faces not sorted in. */
  colorOf(face: number): string | null;
}

let lastList: ClusterList | null = null;
let last: FaceGrouping | null = null;

/** The grouping of `state`; the same object while the clusters stay the same. */
export function faceGroupingOf(state: AppState): FaceGrouping {
  const list = clusterListOf(state);
  if (last !== null && lastList === list) return last;
  const clustering = clusteringOf(state);
  const colors = new Array<string>(list.clusters.length);
  for (const { label, anchor } of list.clusters) colors[label] = clusterCss(anchor);
  const labelOf = (face: number) => clustering?.labels[face] ?? null;
  lastList = list;
  last = {
    clustering,
    colors,
    labelOf,
    kindOf(face) {
      const label = labelOf(face);
      if (label === null) return 'pending';
      if (label === NOISE) return 'noise';
      return clustering?.isCore[face] === 1 ? 'core' : 'border';
    },
    colorOf: (face) => colors[labelOf(face) ?? NOISE] ?? null,
  };
  return last;
}
