import { type PeopleCsvRow, peopleCsv } from '../export/people-csv.ts';
import type { AppState } from './app-state.ts';
import { clusterListOf } from './cluster-list.ts';
import { outliersOf } from './person-figures.ts';
import { isSaidFace } from './said-faces.ts';
import { NOISE } from './selectors.ts';

/** Who is in which photo as the text of a CSV file: groups as listed, their faces from the middle on, then the others. */
export function peopleCsvOf(state: AppState): string {
  const { faces, photos } = state;
  const paths = new Map(photos.map(({ id, path }) => [id, path]));
  const rows: PeopleCsvRow[] = [];
  const add = (index: number, row: Pick<PeopleCsvRow, 'group' | 'person' | 'distance' | 'by'>) => {
    const face = faces[index];
    if (face)
      rows.push({ ...row, photo: paths.get(face.photoId) ?? '', face: face.index + 1, box: face.box });
  };
  const { clusters, noise } = clusterListOf(state);
  for (const group of clusters) {
    const { rows: members, distances } = outliersOf(state, group);
    for (let i = members.length - 1; i >= 0; i--) {
      const face = members[i] ?? -1;
      const by = isSaidFace(state, face) ? 'user' : 'likeness';
      add(face, { group: group.label, person: group.name, distance: distances[i] ?? null, by });
    }
  }
  for (const face of noise) add(face, { group: NOISE, person: '', distance: null, by: '' });
  return peopleCsv(rows);
}
