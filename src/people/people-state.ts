import type { FaceId, FaceIdPair, Link, PersonId } from './act.ts';

export interface Person {
  /** Empty for a person whom nobody has named. Any text: shown as text only. */
  readonly name: string;
  /** The face chosen to stand for the person, who may have lost it since; null if none was chosen. */
  readonly cover: FaceId | null;
  /** Whom the faces went to by a merge, maybe merged since; null for a person who is still there. */
  readonly mergedInto: PersonId | null;
}

/** All that was said of one face. Persons may have been merged away since: see {@link resolvePerson}. */
export interface FaceDecision {
  readonly person: PersonId | null;
  /** Who the face is not, each once. */
  readonly notPersons: readonly PersonId[];
  readonly notFace: boolean;
  readonly hidden: boolean;
  readonly reviewed: boolean;
}

export interface PairDecision {
  /** The lower id first. */
  readonly faces: FaceIdPair;
  readonly link: Link;
}

/**
 * All that the user has decided, a pure function of the log. States are never changed; a new one shares
 * with the old what is equal. Maps, since a name or an id may be `__proto__`.
 */
export interface PeopleState {
  readonly persons: ReadonlyMap<PersonId, Person>;
  /** Of faces that nothing was said of there is no entry. Faces that the collection lacks are kept. */
  readonly faces: ReadonlyMap<FaceId, FaceDecision>;
  /** By {@link pairKey}, in the order of the last word on each. */
  readonly pairs: ReadonlyMap<string, PairDecision>;
}

export const NO_PEOPLE: PeopleState = { persons: new Map(), faces: new Map(), pairs: new Map() };

/** Of a face that nothing was said of. */
export const UNDECIDED: FaceDecision = {
  person: null,
  notPersons: [],
  notFace: false,
  hidden: false,
  reviewed: false,
};

/** Two ids as one, whatever is in them and in whichever order. */
export function pairKey([a, b]: FaceIdPair): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/** Who stands for a person now: the person, or whom a chain of merges led to. */
export function resolvePerson(persons: PeopleState['persons'], id: PersonId): PersonId {
  let at = id;
  for (let next = persons.get(at)?.mergedInto; next != null; next = persons.get(at)?.mergedInto) at = next;
  return at;
}

/** Who the user says a face is, null for nobody. */
export function personOfFace({ faces, persons }: PeopleState, face: FaceId): PersonId | null {
  const person = faces.get(face)?.person ?? null;
  return person === null ? null : resolvePerson(persons, person);
}

/** The faces that the user gave to each person who has any, in the order in which faces were first decided on. */
export function facesByPerson({ faces, persons }: PeopleState): Map<PersonId, FaceId[]> {
  const byPerson = new Map<PersonId, FaceId[]>();
  for (const [face, { person }] of faces) {
    if (person === null) continue;
    const now = resolvePerson(persons, person);
    const known = byPerson.get(now);
    if (known) known.push(face);
    else byPerson.set(now, [face]);
  }
  return byPerson;
}
