import type { Clustering } from '../cluster/clustering.ts';
import type { ResultFile } from '../export/result-file.ts';
import type { Face } from '../faces/face.ts';
import type { AppState } from './app-state.ts';
import { memoizeLast } from './memoize-last.ts';
import { clusteringOf } from './selectors.ts';

/** How far an opened result and the page tell the same. */
export interface Agreement {
  /** Faces that both have, of `total` in the file. */
  readonly matched: number;
  readonly total: number;
  /** The matched faces are grouped alike, whatever the groups' numbers. */
  readonly sameGroups: boolean;
}

const compare = memoizeLast(
  (result: ResultFile | null, clustering: Clustering | null, faces: readonly Face[]): Agreement => {
    if (!result || !clustering) return { matched: 0, total: result?.faces.length ?? 0, sameGroups: false };
    const indexOf = new Map(faces.slice(0, clustering.labels.length).map((face, i) => [face.id, i]));
    // groups are alike if their numbers translate into each other both ways
    const toOurs = new Map<number, number>();
    const toTheirs = new Map<number, number>();
    let matched = 0;
    let sameGroups = true;
    for (const { id, cluster } of result.faces) {
      const index = indexOf.get(id);
      if (index === undefined) continue;
      matched++;
      const label = clustering.labels[index] ?? -1;
      if (!toOurs.has(cluster)) toOurs.set(cluster, label);
      if (!toTheirs.has(label)) toTheirs.set(label, cluster);
      const isNoise = cluster < 0 || label < 0;
      if (isNoise ? cluster !== label : toOurs.get(cluster) !== label || toTheirs.get(label) !== cluster) {
        sameGroups = false;
      }
    }
    return { matched, total: result.faces.length, sameGroups: sameGroups && matched > 0 };
  },
);

export function agreementOf(state: AppState): Agreement {
  return compare(state.opened?.result ?? null, clusteringOf(state), state.faces);
}
