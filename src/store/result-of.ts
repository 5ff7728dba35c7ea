import { NOISE } from '../cluster/clustering.ts';
import { type ResultFile, toResultFile } from '../export/result-file.ts';
import type { AppState } from './app-state.ts';
import { clusterListOf } from './cluster-list.ts';
import { groupingOf, refineDistanceOf } from './grouping.ts';
import { peopleFileOf } from './people-file.ts';
import { descriptorOf } from './selectors.ts';

/** Version of the app that result files name. */
export const APP_VERSION = __APP_VERSION__;

/**
 * What is on the page as a result file. Faces that came in since the last cut count as noise.
 * @param createdAt milliseconds since 1970
 */
export function resultOf(state: AppState, createdAt: number): ResultFile {
  const { settings, faces, photos, map, run, tree } = state;
  const { eps, minPts, seed, partPhotos, guardWeak, refine, descriptorId } = settings;
  const grouping = groupingOf(state);
  const labels = new Int32Array(faces.length).fill(NOISE);
  const plainLabels = labels.slice();
  const isCore = new Uint8Array(faces.length);
  if (grouping) {
    labels.set(grouping.shown.labels);
    plainLabels.set(grouping.plain.labels);
    isCore.set(grouping.shown.isCore);
  }
  return toResultFile({
    createdAt: new Date(createdAt).toISOString(),
    appVersion: APP_VERSION,
    descriptor: descriptorOf(state),
    backend: run.backend,
    parameters: {
      eps,
      minPts,
      seed,
      partPhotos,
      guardWeak,
      refineDistance: refine ? refineDistanceOf(descriptorId, tree?.size ?? 0) : null,
    },
    photos,
    faces,
    labels,
    plainLabels,
    isCore,
    clusters: clusterListOf(state).clusters.map(({ label, faces: members, cover, person }) => ({
      label,
      faces: [...members],
      cover,
      ...(person === null ? {} : { person }),
    })),
    positions: map?.tsne?.positions ?? map?.pca ?? null,
    map: map
      ? {
          engine: (map.tsne && map.engine) ?? 'pca',
          seed,
          ...(map.tsne
            ? { perplexity: map.perplexity ?? 0, iterations: map.tsne.iteration, cost: map.tsne.cost }
            : {}),
        }
      : null,
    people: peopleFileOf(state),
  });
}
