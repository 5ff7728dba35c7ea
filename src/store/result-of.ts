import { NOISE } from '../cluster/clustering.ts';
import { type ResultFile, toResultFile } from '../export/result-file.ts';
import { fitTsneParams } from '../project/tsne-params.ts';
import type { AppState } from './app-state.ts';
import { clusteringOf, clusterListOf, descriptorOf } from './selectors.ts';

/** Version of the app that result files name. */
export const APP_VERSION = __APP_VERSION__;

/**
 * What is on the page as a result file. Faces that came in since the last cut count as noise.
 * @param createdAt milliseconds since 1970
 */
export function resultOf(state: AppState, createdAt: number): ResultFile {
  const { settings, faces, photos, map, run } = state;
  const { eps, minPts, seed } = settings;
  const clustering = clusteringOf(state);
  const labels = new Int32Array(faces.length).fill(NOISE);
  const isCore = new Uint8Array(faces.length);
  if (clustering) {
    labels.set(clustering.labels);
    isCore.set(clustering.isCore);
  }
  return toResultFile({
    createdAt: new Date(createdAt).toISOString(),
    appVersion: APP_VERSION,
    descriptor: descriptorOf(state),
    backend: run.backend,
    parameters: { eps, minPts, seed },
    photos,
    faces,
    labels,
    isCore,
    clusters: clusterListOf(state).clusters.map(({ label, faces: members, cover }) => ({
      label,
      faces: [...members],
      cover,
    })),
    positions: map?.tsne?.positions ?? map?.pca ?? null,
    map: map
      ? {
          engine: map.tsne ? 'tsne-js' : 'pca',
          seed,
          ...(map.tsne
            ? { perplexity: fitTsneParams(map.count, seed).perplexity, iterations: map.tsne.iteration }
            : {}),
        }
      : null,
  });
}
