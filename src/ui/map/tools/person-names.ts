import type { AppState } from '../../../store/app-state.ts';
import { type ClusterList, clusterListOf } from '../../../store/cluster-list.ts';
import { memoizeLast } from '../../../store/memoize-last.ts';
import { searchTexts } from './face-paths.ts';
import { foldText } from './face-search.ts';

const namesIn = memoizeLast((list: ClusterList, count: number) => {
  const names = new Array<string | null>(count).fill(null);
  for (const { name, faces } of list.clusters) if (name !== '') for (const face of faces) names[face] = name;
  return names;
});

/** (n) name of each face's person; null without one. */
export function personNames(state: AppState): readonly (string | null)[] {
  return namesIn(clusterListOf(state), state.faces.length);
}

/** Whether anybody has a name. */
export function hasNames(state: AppState): boolean {
  return clusterListOf(state).clusters.some(({ name }) => name !== '');
}

const textsWithNames = memoizeLast((paths: readonly string[], names: readonly (string | null)[]) =>
  paths.map((path, i) => {
    const name = names[i];
    return name == null ? path : `${path}\n${foldText(name)}`;
  }),
);

/** (n) what a face is found by: the path of its photo and the name of its person, ready to be searched. */
export function faceTexts(state: AppState): readonly string[] {
  return textsWithNames(searchTexts(state), personNames(state));
}
