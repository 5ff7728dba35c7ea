import type { FacePair } from '../cluster/constraints.ts';
import type { DensityTree } from '../cluster/density-tree.ts';
import { type LifeSpans, lifeSpans } from '../cluster/life-spans.ts';
import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import { type OutlierOrder, outlierOrder } from '../people/medoid.ts';
import type { AppState } from './app-state.ts';
import type { ClusterView } from './cluster-list.ts';
import { facePoints, photoNumbers } from './face-points.ts';
import { type Grouping, groupingOf } from './grouping.ts';
import { memoizeLast } from './memoize-last.ts';

const order = memoizeLast(
  (faces: readonly Face[], dims: number, members: readonly number[]): OutlierOrder =>
    outlierOrder(facePoints(faces, dims), members),
);

/** A group's faces, the farthest from its middle first. */
export function outliersOf({ faces, settings }: AppState, group: ClusterView): OutlierOrder {
  return order(faces, DESCRIPTORS[settings.descriptorId].dims, group.faces);
}

/** The longest step among those that hold a group together. */
export interface WeakestLink {
  readonly faces: FacePair;
  /** eps from which on it holds. */
  readonly eps: number;
}

/** What there is to know of a group as a whole. */
export interface PersonFigures {
  readonly faces: number;
  readonly photos: number;
  /** Mean distance to the medoid, Euclidean. */
  readonly spread: number;
  /** eps from which to which the machine's cluster of most of its faces has just these core faces; null if it has none. */
  readonly lives: { readonly from: number; readonly to: number } | null;
  /** Null if no step of the tree joins two of its faces. */
  readonly weakest: WeakestLink | null;
}

const spans = memoizeLast((tree: DensityTree, { plain }: Grouping): LifeSpans => lifeSpans(tree, plain));

export function personFiguresOf(state: AppState, group: ClusterView): PersonFigures {
  const { distances } = outliersOf(state, group);
  const photos = photoNumbers(state.faces);
  const grouping = groupingOf(state);
  const others = Math.max(1, distances.length - 1);
  return {
    faces: group.faces.length,
    photos: new Set(group.faces.map((face) => photos[face])).size,
    // the medoid's own distance is 0 and says nothing
    spread: distances.reduce((sum, distance) => sum + distance, 0) / others,
    lives: state.tree && grouping ? lifeOf(spans(state.tree, grouping), grouping, group) : null,
    weakest: state.tree ? weakestLink(state.tree, group) : null,
  };
}

function lifeOf({ births, deaths }: LifeSpans, { plain }: Grouping, group: ClusterView) {
  const counts = new Map<number, number>();
  for (const face of group.faces) {
    const label = plain.labels[face] ?? -1;
    if (label >= 0) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const [main] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!main) return null;
  return { from: births[main[0]] ?? 0, to: deaths[main[0]] ?? Number.POSITIVE_INFINITY };
}

/** Tree edges ascend in weight: the last one between two of the faces is the weakest. */
function weakestLink({ from, to, weights }: DensityTree, group: ClusterView): WeakestLink | null {
  const members = new Set(group.faces);
  for (let e = weights.length - 1; e >= 0; e--) {
    const [a = -1, b = -1] = [from[e], to[e]];
    if (members.has(a) && members.has(b)) return { faces: [a, b], eps: weights[e] ?? 0 };
  }
  return null;
}
