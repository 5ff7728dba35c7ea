import type { Act, FaceId, PersonId } from './act.ts';
import { applyAct } from './apply-act.ts';
import {
  type FaceDecision,
  type PeopleState,
  personOfFace,
  resolvePerson,
  UNDECIDED,
} from './people-state.ts';

/** Faces that go from one person to another; null for nobody. */
export interface Move {
  readonly from: PersonId | null;
  readonly to: PersonId | null;
  readonly count: number;
}

/** What an act would do. */
export interface Scope {
  /** Every face of which anything would change: person, person's name, refusals, marks, links. Each once. */
  readonly faces: readonly FaceId[];
  /** Most faces first, then in the order of the faces. */
  readonly moves: readonly Move[];
  /** Faces that stay with their person, who is called something else then. */
  readonly renamed: number;
  /** Faces of which a mark (not a face, hidden, reviewed) would change. */
  readonly marked: number;
}

/**
 * Tell what an act would do, without doing it: the one place where "moves 12 faces" comes from.
 *
 * Exact by construction, since the act is tried on the state, which does not change. O(what the act names),
 * and O(faces decided on) if it changes a person who is there already.
 */
export function scopeOf(state: PeopleState, act: Act): Scope {
  const next = applyAct(state, act);
  const linked = linkedFaces(state, next, act);
  const faces: FaceId[] = [];
  const moves = new MoveCounts();
  let renamed = 0;
  let marked = 0;
  for (const face of facesToCheck(state, next, act, linked)) {
    const [before, after] = [personOfFace(state, face), personOfFace(next, face)];
    const isRenamed = before !== null && before === after && nameOf(state, before) !== nameOf(next, after);
    const isMarked = marksOf(state.faces.get(face)) !== marksOf(next.faces.get(face));
    if (before !== after) moves.add(before, after);
    if (isRenamed) renamed++;
    if (isMarked) marked++;
    const isChanged = before !== after || isRenamed || isMarked || linked.has(face);
    if (isChanged || refusalsOf(state, face) !== refusalsOf(next, face)) faces.push(face);
  }
  return { faces, moves: moves.list(), renamed, marked };
}

class MoveCounts {
  readonly #counts = new Map<PersonId | null, Map<PersonId | null, number>>();

  add(from: PersonId | null, to: PersonId | null): void {
    const counts = this.#counts.get(from) ?? new Map<PersonId | null, number>();
    this.#counts.set(from, counts.set(to, (counts.get(to) ?? 0) + 1));
  }

  list(): Move[] {
    const moves = [...this.#counts].flatMap(([from, counts]) =>
      [...counts].map(([to, count]): Move => ({ from, to, count })),
    );
    return moves.sort((a, b) => b.count - a.count);
  }
}

/** Every face that may change, and some that do not. */
function facesToCheck(
  state: PeopleState,
  next: PeopleState,
  act: Act,
  linked: ReadonlySet<FaceId>,
): Set<FaceId> {
  const faces = new Set(linked);
  if ('faces' in act) for (const face of act.faces) faces.add(face);
  if (act.kind === 'split') for (const face of act.stay) faces.add(face);

  // a face may refuse a person who is not there before the merge
  const changed = new Set<PersonId>(act.kind === 'merge' ? [...act.from, act.into] : []);
  for (const [id, person] of state.persons) if (next.persons.get(id) !== person) changed.add(id);
  if (changed.size === 0) return faces;
  const isChanged = (id: PersonId) => changed.has(id) || changed.has(resolvePerson(state.persons, id));
  for (const [face, { person, notPersons }] of state.faces) {
    if ((person !== null && isChanged(person)) || notPersons.some(isChanged)) faces.add(face);
  }
  return faces;
}

/** The faces of all pairs on which the word changes. */
function linkedFaces(state: PeopleState, next: PeopleState, act: Act): Set<FaceId> {
  const faces = new Set<FaceId>();
  if (act.kind !== 'link' && act.kind !== 'clear') return faces;
  for (const [here, there] of [
    [state.pairs, next.pairs],
    [next.pairs, state.pairs],
  ] as const) {
    for (const [key, pair] of here) {
      if (there.get(key)?.link !== pair.link) for (const face of pair.faces) faces.add(face);
    }
  }
  return faces;
}

function nameOf({ persons }: PeopleState, id: PersonId): string {
  return persons.get(id)?.name ?? '';
}

function marksOf({ notFace, hidden, reviewed }: FaceDecision = UNDECIDED): number {
  return Number(notFace) + 2 * Number(hidden) + 4 * Number(reviewed);
}

function refusalsOf({ faces, persons }: PeopleState, face: FaceId): string {
  const refused = faces.get(face)?.notPersons;
  if (!refused || refused.length === 0) return '';
  return JSON.stringify([...new Set(refused.map((id) => resolvePerson(persons, id)))].sort());
}
