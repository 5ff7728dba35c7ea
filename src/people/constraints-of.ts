import type { FacePair } from '../cluster/constraints.ts';
import { UnionFind } from '../math/union-find.ts';
import type { FaceId, PersonId } from './act.ts';
import { type PeopleState, resolvePerson } from './people-state.ts';

/** What {@link PeopleConstraints.ignored} says of a face. */
export const SHOWN = 0;
export const HIDDEN = 1;
export const NOT_FACE = 2;

/** The user's decisions as indices into the collection. */
export interface PeopleConstraints {
  /** The persons who have a face in the collection, by first face; their places are their numbers. */
  readonly persons: readonly PersonId[];
  /** (n) number of the person whom the user gave each face to, -1 for none. */
  readonly personOf: Int32Array;
  /** Numbers of the persons who a face is not, for faces without a person only. */
  readonly refusals: ReadonlyMap<number, ReadonlySet<number>>;
  /** (n) {@link SHOWN}, {@link HIDDEN} or {@link NOT_FACE}. */
  readonly ignored: Uint8Array;
  /** (n) 1 for a face that the user has confirmed. */
  readonly reviewed: Uint8Array;
  readonly mustLink: readonly FacePair[];
  /** Links, and of each refusal one pair, with the person's first face. */
  readonly cannotLink: readonly FacePair[];
  /** Pairs that the user was asked about and was not sure of. */
  readonly unsure: readonly FacePair[];
  /** Pairs decided on once that what the user said since, or of the faces themselves, contradicts. */
  readonly leftOut: readonly FacePair[];
}

/**
 * Turn decisions into what the constrained cut heeds; nothing in the result contradicts anything else.
 *
 * Who a face is, and who it is not, comes before what was said of pairs; among pairs the later word counts.
 * Faces that the collection lacks, and links of what is not a face, say nothing here. O(n + decisions),
 * apart from the links, each of which may look through those of one side.
 *
 * @param ids (n) the faces in the order of the collection, each once
 */
export function constraintsOf(state: PeopleState, ids: readonly FaceId[]): PeopleConstraints {
  const personOf = new Int32Array(ids.length).fill(-1);
  const ignored = new Uint8Array(ids.length);
  const reviewed = new Uint8Array(ids.length);
  const numbers = new Map<PersonId, number>();
  const firsts: number[] = [];
  const indices = new Map<FaceId, number>();
  const sets = new UnionFind(ids.length);
  ids.forEach((id, i) => {
    indices.set(id, i);
    const decision = state.faces.get(id);
    if (!decision) return;
    reviewed[i] = Number(decision.reviewed);
    ignored[i] = decision.notFace ? NOT_FACE : decision.hidden ? HIDDEN : SHOWN;
    if (decision.person === null || decision.notFace) return;
    const person = resolvePerson(state.persons, decision.person);
    const number = numbers.get(person) ?? numbers.size;
    if (number === numbers.size) {
      numbers.set(person, number);
      firsts.push(i);
    }
    personOf[i] = number;
    sets.union(firsts[number] ?? i, i);
  });

  const apart = new ApartSets(sets);
  for (const first of firsts) apart.name(first);
  const refusals = new Map<number, Set<number>>();
  const cannotLink: FacePair[] = [];
  for (const [id, { person, notPersons, notFace }] of state.faces) {
    const face = indices.get(id);
    if (face === undefined || person !== null || notFace) continue;
    for (const refused of notPersons) {
      const number = numbers.get(resolvePerson(state.persons, refused));
      const first = number === undefined ? undefined : firsts[number];
      if (number === undefined || first === undefined || refusals.get(face)?.has(number)) continue;
      refusals.set(face, (refusals.get(face) ?? new Set()).add(number));
      cannotLink.push([face, first]);
      apart.part(face, first);
    }
  }

  const mustLink: FacePair[] = [];
  const unsure: FacePair[] = [];
  const leftOut: FacePair[] = [];
  for (const { faces, link } of [...state.pairs.values()].reverse()) {
    const [a, b] = [indices.get(faces[0]), indices.get(faces[1])];
    if (a === undefined || b === undefined) continue;
    if (ignored[a] === NOT_FACE || ignored[b] === NOT_FACE) continue;
    if (link === 'unsure') unsure.push([a, b]);
    else if (link === 'must') (apart.join(a, b) ? mustLink : leftOut).push([a, b]);
    else (apart.part(a, b) ? cannotLink : leftOut).push([a, b]);
  }
  const persons = [...numbers.keys()];
  return { persons, personOf, refusals, ignored, reviewed, mustLink, cannotLink, unsure, leftOut };
}

/** Sets of which some may not be joined. */
class ApartSets {
  readonly #sets: UnionFind;
  readonly #named = new Set<number>();
  /** By representative: faces of other sets. */
  readonly #strangers = new Map<number, number[]>();

  constructor(sets: UnionFind) {
    this.#sets = sets;
  }

  /** No two sets with a named face are ever joined. */
  name(face: number): void {
    this.#named.add(this.#sets.find(face));
  }

  /** False if a and b are in one set. */
  part(a: number, b: number): boolean {
    const [rootA, rootB] = [this.#sets.find(a), this.#sets.find(b)];
    if (rootA === rootB) return false;
    this.#add(rootA, [b]);
    this.#add(rootB, [a]);
    return true;
  }

  /** False, and nothing done, if the sets of a and b may not be joined. */
  join(a: number, b: number): boolean {
    const [rootA, rootB] = [this.#sets.find(a), this.#sets.find(b)];
    if (rootA === rootB) return true;
    const isNamed = this.#named.has(rootA) || this.#named.has(rootB);
    if (this.#named.has(rootA) && this.#named.has(rootB)) return false;
    const [ofA, ofB] = [this.#strangers.get(rootA) ?? [], this.#strangers.get(rootB) ?? []];
    const [few, other] = ofA.length <= ofB.length ? [ofA, rootB] : [ofB, rootA];
    if (few.some((face) => this.#sets.find(face) === other)) return false;
    this.#sets.union(a, b);
    const root = this.#sets.find(a);
    if (isNamed) this.#named.add(root);
    this.#add(root, root === rootA ? ofB : ofA);
    return true;
  }

  #add(root: number, faces: readonly number[]): void {
    const known = this.#strangers.get(root);
    if (known) for (const face of faces) known.push(face);
    else if (faces.length > 0) this.#strangers.set(root, [...faces]);
  }
}
