import type { PeopleFile } from '../export/people-schema.ts';
import { facesByPerson } from '../people/people-state.ts';
import type { AppState } from './app-state.ts';
import { faceIndicesOf } from './people.ts';

/** What the user has said of people, for the result file; null if nothing was said. */
export function peopleFileOf(state: AppState): PeopleFile | null {
  const { log, state: people } = state.history;
  if (log.entries.length === 0) return null;
  const indices = faceIndicesOf(state);
  const given = facesByPerson(people);
  const persons = [...people.persons].flatMap(([id, { name, cover, mergedInto }]) => {
    if (mergedInto !== null) return [];
    const faces = (given.get(id) ?? []).flatMap((face) => indices.get(face) ?? []);
    return [{ id, name, cover, faces: faces.sort((a, b) => a - b) }];
  });
  return { log, persons };
}
