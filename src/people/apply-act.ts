import type { Act, FaceId, FaceIdPair, Link, PersonId } from './act.ts';
import {
  type FaceDecision,
  type PairDecision,
  type PeopleState,
  type Person,
  pairKey,
  resolvePerson,
  UNDECIDED,
} from './people-state.ts';

/** A state in the making. */
interface Draft {
  readonly persons: Map<PersonId, Person>;
  readonly faces: Map<FaceId, FaceDecision>;
  readonly pairs: Map<string, PairDecision>;
}

/** Which parts of the state each act writes; an act copies only these. */
const WRITES: Readonly<Record<Act['kind'], readonly (keyof Draft)[]>> = {
  assign: ['persons', 'faces'],
  split: ['persons', 'faces'],
  notPerson: ['faces'],
  merge: ['persons'],
  rename: ['persons'],
  cover: ['persons'],
  mark: ['faces'],
  link: ['pairs'],
  clear: ['faces', 'pairs'],
};

/**
 * The state after one act. Never throws, whatever the act names: see {@link Act}.
 * O(faces + persons + pairs decided so far) for the copies, each a few nanoseconds; the state is not changed.
 */
export function applyAct(state: PeopleState, act: Act): PeopleState {
  const writes = WRITES[act.kind];
  function part<K, V>(name: keyof Draft, map: ReadonlyMap<K, V>): Map<K, V> {
    // what is not copied is not written either
    return writes.includes(name) ? new Map(map) : (map as Map<K, V>);
  }
  const draft: Draft = {
    persons: part('persons', state.persons),
    faces: part('faces', state.faces),
    pairs: part('pairs', state.pairs),
  };
  write(draft, act);
  return draft;
}

/** The state after all acts, in their order. O(what they name): nothing is copied on the way. */
export function applyAll(acts: Iterable<Act>): PeopleState {
  const draft: Draft = { persons: new Map(), faces: new Map(), pairs: new Map() };
  for (const act of acts) write(draft, act);
  return draft;
}

function write(draft: Draft, act: Act): void {
  const { persons, faces, pairs } = draft;
  switch (act.kind) {
    case 'assign':
    case 'split': {
      const person = ensurePerson(draft, act.person, act.name);
      const reviewed = act.kind === 'assign' && act.reviewed === true;
      for (const face of act.faces) give(draft, face, person, reviewed);
      if (act.kind === 'assign') return;
      const gone = new Set(act.faces);
      for (const face of act.stay) {
        if (!gone.has(face) && faces.get(face)?.person == null) refuse(draft, face, person);
      }
      return;
    }
    case 'notPerson': {
      const person = resolvePerson(persons, act.person);
      for (const face of act.faces) refuse(draft, face, person);
      return;
    }
    case 'merge':
      merge(draft, act.from, act.into);
      return;
    case 'rename':
      changePerson(draft, act.person, { name: act.name });
      return;
    case 'cover':
      changePerson(draft, act.person, { cover: act.face });
      return;
    case 'mark':
      for (const face of act.faces) changeFace(draft, face, { [act.mark]: act.on });
      return;
    case 'link':
      for (const pair of act.pairs) writeLink(pairs, pair, act.link);
      return;
    case 'clear': {
      const cleared = new Set(act.faces);
      for (const face of act.faces) faces.delete(face);
      for (const [key, pair] of pairs) {
        if (pair.faces.some((face) => cleared.has(face))) pairs.delete(key);
      }
    }
  }
}

/** Whoever stands for the person now, made if not there, and named if without a name. */
function ensurePerson(draft: Draft, id: PersonId, name = ''): PersonId {
  const person = resolvePerson(draft.persons, id);
  const known = draft.persons.get(person);
  if (!known) draft.persons.set(person, { name, cover: null, mergedInto: null });
  else if (known.name === '' && name !== '') draft.persons.set(person, { ...known, name });
  return person;
}

function changePerson({ persons }: Draft, id: PersonId, change: Partial<Person>): void {
  const person = resolvePerson(persons, id);
  const known = persons.get(person);
  if (known) persons.set(person, { ...known, ...change });
}

function merge(draft: Draft, from: readonly PersonId[], into: PersonId): void {
  const target = ensurePerson(draft, into);
  for (const id of from) {
    const person = ensurePerson(draft, id);
    // merged into itself it would never resolve
    if (person === target) continue;
    ensurePerson(draft, target, draft.persons.get(person)?.name);
    changePerson(draft, person, { mergedInto: target });
  }
}

function give(draft: Draft, face: FaceId, person: PersonId, reviewed: boolean): void {
  const now = draft.faces.get(face) ?? UNDECIDED;
  const isSame = now.person !== null && resolvePerson(draft.persons, now.person) === person;
  changeFace(draft, face, {
    person: isSame ? now.person : person,
    notPersons: now.notPersons.filter((id) => resolvePerson(draft.persons, id) !== person),
    notFace: false,
    hidden: false,
    reviewed: reviewed || (isSame && now.reviewed),
  });
}

/** @param person resolved */
function refuse(draft: Draft, face: FaceId, person: PersonId): void {
  const now = draft.faces.get(face) ?? UNDECIDED;
  const isThis = (id: PersonId | null) => id !== null && resolvePerson(draft.persons, id) === person;
  changeFace(draft, face, {
    ...(isThis(now.person) ? { person: null, reviewed: false } : {}),
    notPersons: now.notPersons.some(isThis) ? now.notPersons : [...now.notPersons, person],
  });
}

function changeFace({ faces }: Draft, face: FaceId, change: Partial<FaceDecision>): void {
  const next = { ...UNDECIDED, ...faces.get(face), ...change };
  const { person, notPersons, notFace, hidden, reviewed } = next;
  if (person === null && notPersons.length === 0 && !notFace && !hidden && !reviewed) faces.delete(face);
  else faces.set(face, next);
}

function writeLink(pairs: Draft['pairs'], [a, b]: FaceIdPair, link: Link | null): void {
  if (a === b) return;
  const faces: FaceIdPair = a < b ? [a, b] : [b, a];
  const key = pairKey(faces);
  // taken out first, so that the order is that of the last words
  pairs.delete(key);
  if (link !== null) pairs.set(key, { faces, link });
}
