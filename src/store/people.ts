import type { Face } from '../faces/face.ts';
import type { FaceId } from '../people/act.ts';
import { constraintsOf, type PeopleConstraints } from '../people/constraints-of.ts';
import { type PeopleState, resolvePerson } from '../people/people-state.ts';
import type { AppState } from './app-state.ts';
import { memoizeLast } from './memoize-last.ts';

const ids = memoizeLast((faces: readonly Face[], count: number): readonly FaceId[] =>
  faces.slice(0, count).map(({ id }) => id),
);

const constraints = memoizeLast(
  (people: PeopleState, faces: readonly Face[], count: number): PeopleConstraints | null =>
    people.faces.size === 0 && people.pairs.size === 0 ? null : constraintsOf(people, ids(faces, count)),
);

/** What the user has said of the faces that are sorted in; null if nothing. */
export function saidOf({ history, faces, tree }: AppState): PeopleConstraints | null {
  return tree ? constraints(history.state, faces, tree.size) : null;
}

const indices = memoizeLast(
  (faces: readonly Face[]): ReadonlyMap<FaceId, number> => new Map(faces.map(({ id }, i) => [id, i])),
);

/** Place of each face in the collection, by id. */
export function faceIndicesOf({ faces }: Pick<AppState, 'faces'>): ReadonlyMap<FaceId, number> {
  return indices(faces);
}

/** What a person is called now; empty without a name. */
export function nameOfPerson({ persons }: PeopleState, id: string): string {
  return persons.get(resolvePerson(persons, id))?.name ?? '';
}
