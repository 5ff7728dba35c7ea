import type { FacePair } from './constraints.ts';

/** A cluster that looks like more than one person, and the split that would mend it. */
export type Alarm = {
  /** Label of the cluster. */
  readonly cluster: number;
  /** For sorting only, in [0.5, 1]: 1 for faces of one photo, else rising from 0.5 at the threshold. */
  readonly sureness: number;
  /** Two faces to show: the ends of the hop, two faces of one photo, the two farthest apart. */
  readonly faces: FacePair;
  /** The cluster's faces on either side of the hop proposed to be cut, each ascending. */
  readonly parts: readonly [readonly number[], readonly number[]];
} & (
  | { readonly kind: 'weakHop'; readonly figures: WeakHopFigures }
  | { readonly kind: 'samePhoto'; readonly figures: SamePhotoFigures }
  | { readonly kind: 'wide'; readonly figures: WideFigures }
);

/** Distances, Euclidean; a hop's is its mutual-reachability distance. */
export interface WeakHopFigures {
  readonly hop: number;
  /** Mean hop inside the part whose hops are the longer ones. */
  readonly meanHop: number;
  /** Root mean square distance from one part to the other; null if the descriptors were not given. */
  readonly between: number | null;
  /** The same inside the wider of the parts. */
  readonly within: number | null;
}

export interface SamePhotoFigures {
  /** Number of the photo that the two faces are of. */
  readonly photo: number;
  /** Pairs of faces in this cluster that are of one photo. */
  readonly pairs: number;
  /** The hop to be cut. */
  readonly hop: number;
}

export interface WideFigures {
  /** Distance of the two faces, at most the cluster's diameter and at least half of it. */
  readonly diameter: number;
  /** What the diameter was weighed by. */
  readonly eps: number;
  /** The hop to be cut, the weakest between the two. */
  readonly hop: number;
}
