import { type Clustering, NOISE } from '../cluster/clustering.ts';
import { dbscan } from '../cluster/dbscan.ts';
import type { DensityTree } from '../cluster/density-tree.ts';
import { DESCRIPTORS, type DescriptorId, type DescriptorSpec, maxEps } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import { countStates } from '../ingest/ledger.ts';
import type { PhotoId, PhotoState } from '../ingest/photo.ts';
import type { AppState, MapState, MapView } from './app-state.ts';
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

const cut = memoizeLast((tree: DensityTree | null, eps: number, minPts: number): Clustering | null =>
  tree && tree.minPts === minPts ? dbscan(tree, { eps, minPts }) : null,
);

/** The cut at the present eps, for the first `tree.size` faces; null while the tree is not there or for another minPts. */
export function clusteringOf({ tree, settings }: AppState): Clustering | null {
  return cut(tree, settings.eps, settings.minPts);
}

const listClusters = memoizeLast((clustering: Clustering | null, faces: readonly Face[]): ClusterList => {
  if (!clustering) return { clusters: [], noise: [] };
  const { labels, isCore, clusterCount } = clustering;
  const members: number[][] = Array.from({ length: clusterCount }, () => []);
  const noise: number[] = [];
  labels.forEach((label, i) => {
    if (label === NOISE) noise.push(i);
    else members[label]?.push(i);
  });
  const clusters = members.map((indices, label) => {
    const cores = indices.filter((i) => isCore[i] === 1);
    return { label, faces: indices, cover: coverOf(cores, faces), anchor: cores[0] ?? 0 };
  });
  clusters.sort((a, b) => b.faces.length - a.faces.length || a.label - b.label);
  return { clusters, noise };
});

/** Blurred beyond this, size no longer makes a face the better picture. */
const SHARP = 50;

function coverOf(indices: readonly number[], faces: readonly Face[]): number {
  const merit = (i: number) => {
    const quality = faces[i]?.quality;
    return quality ? quality.sizePx * Math.min(1, quality.sharpness / SHARP) * Math.cos(quality.yaw) : 0;
  };
  return indices.reduce((best, i) => (merit(i) > merit(best) ? i : best), indices[0] ?? 0);
}

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
