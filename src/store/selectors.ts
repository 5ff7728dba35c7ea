import { type Clustering, NOISE } from '../cluster/clustering.ts';
import { DESCRIPTORS, type DescriptorId, type DescriptorSpec, maxEps } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import { countStates } from '../ingest/ledger.ts';
import type { PhotoId, PhotoState } from '../ingest/photo.ts';
import type { AppState, MapState, MapView, Notice } from './app-state.ts';
import { groupingOf } from './grouping.ts';
import { memoizeLast } from './memoize-last.ts';

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

export { NOISE };

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

/** What the end of an engine is told by. */
const ENGINE_FAULTS: ReadonlySet<Notice['code']> = new Set([
  'NO_BACKEND',
  'MODEL_LOAD',
  'CANVAS_BLOCKED',
  'ENGINE_DOWN',
  'WORKER_CRASH',
  'GPU_LOST',
  'WRONG_ANSWER',
  'TIMEOUT',
]);

/**
 * Where to offer another try when a run that failed has left photos unread whose files are here: beside the
 * sentence that tells why, and in the progress once that has gone. Null if there is nothing to try.
 */
export function retryRunPlace({ run, photos, kept, notice }: AppState): 'notice' | 'progress' | null {
  if (run.phase !== 'failed' || countByState(photos).waiting <= kept.missing) return null;
  return notice && ENGINE_FAULTS.has(notice.code) ? 'notice' : 'progress';
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
