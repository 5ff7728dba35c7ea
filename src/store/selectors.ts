import { type Clustering, NOISE } from '../cluster/clustering.ts';
import { DESCRIPTORS, type DescriptorId, type DescriptorSpec, maxEps } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import { countStates } from '../ingest/ledger.ts';
import type { PhotoId, PhotoState } from '../ingest/photo.ts';
import type { AppState, MapState, MapView } from './app-state.ts';
import { groupingOf } from './grouping.ts';
import { memoizeLast } from './memoize-last.ts';

/** A cluster as the list shows it. */
export interface ClusterView {
  readonly label: number;
  /** Indices into `state.faces`, ascending. */
  readonly faces: readonly number[];
  /** The face that stands for the cluster: the largest sharp core face. */
  readonly cover: number;
  /** Lowest core index; it survives a move of the slider where the label does not, so colours hang on it. */
  readonly anchor: number;
}

export interface ClusterList {
  /** Largest first, then by label. */
  readonly clusters: readonly ClusterView[];
  /** Indices of faces without a cluster. */
  readonly noise: readonly number[];
}

/** Positions on the map of the first `count` faces. */
export interface MapPoints {
  /** (count, 2) */
  readonly positions: Float32Array;
  readonly count: number;
}

/** The groups shown at the present settings, for the first `tree.size` faces; null while the tree is not there or for another minPts. */
export function clusteringOf(state: AppState): Clustering | null {
  return groupingOf(state)?.shown ?? null;
}

const listClusters = memoizeLast((clustering: Clustering | null, faces: readonly Face[]): ClusterList => {
  if (!clustering) return { clusters: [], noise: [] };
  const { labels, isCore, clusterCount } = clustering;
  const merits = meritsOf(faces);
  const members: number[][] = Array.from({ length: clusterCount }, () => []);
  const covers = new Int32Array(clusterCount).fill(-1);
  const anchors = new Int32Array(clusterCount).fill(-1);
  const noise: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? NOISE;
    if (label === NOISE) {
      noise.push(i);
      continue;
    }
    members[label]?.push(i);
    if (isCore[i] !== 1) continue;
    const cover = covers[label] ?? -1;
    if (cover < 0) anchors[label] = i;
    if (cover < 0 || (merits[i] ?? 0) > (merits[cover] ?? 0)) covers[label] = i;
  }
  const clusters = members.map((indices, label) => ({
    label,
    faces: indices,
    // a part that the refinement split off may be without a core face
    cover: orFirst(covers[label], indices),
    anchor: orFirst(anchors[label], indices),
  }));
  clusters.sort((a, b) => b.faces.length - a.faces.length || a.label - b.label);
  return { clusters, noise };
});

function orFirst(face = -1, members: readonly number[]): number {
  return face >= 0 ? face : (members[0] ?? 0);
}

/** Blurred beyond this, size no longer makes a face the better picture. */
const SHARP = 50;

/** How good a picture each face is; worked out once for a list of faces, not in every tick of the slider. */
const meritsOf = memoizeLast((faces: readonly Face[]) =>
  Float64Array.from(
    faces,
    ({ quality }) => quality.sizePx * Math.min(1, quality.sharpness / SHARP) * Math.cos(quality.yaw),
  ),
);

export { NOISE };

export function clusterListOf(state: AppState): ClusterList {
  return listClusters(clusteringOf(state), state.faces);
}

const pointsOf = memoizeLast((map: MapState | null, view: MapView): MapPoints | null => {
  if (!map) return null;
  return { positions: view === 'tsne' && map.tsne ? map.tsne.positions : map.pca, count: map.count };
});

/** Where the faces lie in the present view; the components stand in until t-SNE has moved. */
export function mapPointsOf({ map, settings }: AppState): MapPoints | null {
  return pointsOf(map, settings.mapView);
}

const countFaces = memoizeLast((faces: readonly Face[]): ReadonlyMap<PhotoId, number> => {
  const counts = new Map<PhotoId, number>();
  for (const { photoId } of faces) counts.set(photoId, (counts.get(photoId) ?? 0) + 1);
  return counts;
});

/** Number of faces by photo; a photo without faces is not in it. */
export function faceCountsOf({ faces }: AppState): ReadonlyMap<PhotoId, number> {
  return countFaces(faces);
}

const countByState = memoizeLast(countStates);

export function stateCountsOf({ photos }: AppState): Record<PhotoState, number> {
  return countByState(photos);
}

/** Descriptors that can be chosen, the default first. */
export const DESCRIPTOR_IDS = Object.keys(DESCRIPTORS) as readonly DescriptorId[];

export function descriptorOf({ settings }: AppState): DescriptorSpec {
  return DESCRIPTORS[settings.descriptorId];
}

/** Right end of the eps slider. */
export function epsLimitOf(state: AppState): number {
  return maxEps(descriptorOf(state));
}
