import type { UnionFind } from '../math/union-find.ts';
import type { FacePair, StrangerPair } from './constraints.ts';

/** Who is a stranger to whom. */
export interface Strangers {
  /** Pairs in different sets. */
  readonly cannotLink: readonly FacePair[];
  /** The faces of each photo; of those in one set, the last stands for all. */
  readonly photos: ReadonlyMap<number, readonly number[]>;
  /** (n) number of each face's person, negative for none; no set has two. */
  readonly personOf?: ArrayLike<number> | undefined;
}

/**
 * Sets of faces that refuse to unite if two of their faces are strangers to each other.
 *
 * Each set keeps its faces' strangers and photos at its representative. To ask looks through the shorter of
 * two lists, to unite moves it into the longer one, so every entry moves O(log) times. People cost O(1).
 */
export class StrangerSets {
  readonly #sets: UnionFind;
  /** By representative: a face of the set and a stranger of it, in turns. */
  readonly #strangers: (number[] | undefined)[];
  /** By representative: the one face of the set that shares its photo with others; -1 if none, or several. */
  readonly #alone: Int32Array;
  /** (n) photo of each face that shares it with others, -1 for none. */
  readonly #photoOf: Int32Array;
  /** By representative: each photo that the set has a face of, with that face, where there are several. */
  readonly #photos: (Map<number, number> | undefined)[];
  readonly #personOf: ArrayLike<number>;
  /** By representative: a face of the set that has a person, -1 if none has; empty without people. */
  readonly #named: Int32Array;

  /** @param sets of `size` faces, as they are now; from here on, united only through this */
  constructor(sets: UnionFind, size: number, { cannotLink, photos, personOf = [] }: Strangers) {
    this.#sets = sets;
    this.#strangers = new Array(size);
    for (const [a, b] of cannotLink) {
      this.#strangersOf(a).push(a, b);
      this.#strangersOf(b).push(b, a);
    }
    this.#alone = new Int32Array(size).fill(-1);
    this.#photoOf = new Int32Array(size).fill(-1);
    this.#photos = new Array(size);
    for (const [photo, faces] of photos) {
      for (const face of faces) this.#photoOf[face] = photo;
      for (const face of faces) this.#addPhoto(sets.find(face), face);
    }
    this.#personOf = personOf;
    this.#named = new Int32Array(personOf.length).fill(-1);
    // backwards, so that the first face is told of
    for (let i = personOf.length - 1; i >= 0; i--) if (personOf[i]! >= 0) this.#named[sets.find(i)] = i;
  }

  /** Unite the sets of a and b, unless two strangers would meet: then they stay apart, and the pair is returned. */
  unite(a: number, b: number): StrangerPair | null {
    const rootA = this.#sets.find(a);
    const rootB = this.#sets.find(b);
    if (rootA === rootB) return null;
    const met =
      this.#metPerson(rootA, rootB) ?? this.#metCannotLink(rootA, rootB) ?? this.#metPhoto(rootA, rootB);
    if (met) return met;

    this.#sets.union(rootA, rootB);
    const root = this.#sets.find(rootA);
    const other = root === rootA ? rootB : rootA;
    const strangers = joinLists(this.#strangers[root], this.#strangers[other]);
    if (strangers) this.#strangers[root] = strangers;
    this.#joinPhotos(root, other);
    if (this.#named.length > 0 && this.#named[root]! < 0) this.#named[root] = this.#named[other]!;
    return null;
  }

  #strangersOf(face: number): number[] {
    const root = this.#sets.find(face);
    this.#strangers[root] ??= [];
    return this.#strangers[root];
  }

  #addPhoto(root: number, face: number): void {
    const several = this.#photos[root];
    const alone = this.#alone[root]!;
    if (several) several.set(this.#photoOf[face]!, face);
    else if (alone < 0 || this.#photoOf[alone] === this.#photoOf[face]) this.#alone[root] = face;
    else {
      this.#photos[root] = new Map([alone, face].map((each) => [this.#photoOf[each]!, each]));
      this.#alone[root] = -1;
    }
  }

  #joinPhotos(root: number, other: number): void {
    const [own, its] = [this.#photos[root], this.#photos[other]];
    if (its && its.size > (own?.size ?? 1)) {
      this.#photos[root] = its;
      if (own) for (const [photo, face] of own) its.set(photo, face);
      else if (this.#alone[root]! >= 0) this.#addPhoto(root, this.#alone[root]!);
      this.#alone[root] = -1;
    } else if (its) {
      for (const face of its.values()) this.#addPhoto(root, face);
    } else if (this.#alone[other]! >= 0) {
      this.#addPhoto(root, this.#alone[other]!);
    }
  }

  #metPerson(rootA: number, rootB: number): StrangerPair | null {
    const a = this.#named[rootA] ?? -1;
    const b = this.#named[rootB] ?? -1;
    if (a < 0 || b < 0 || this.#personOf[a] === this.#personOf[b]) return null;
    return strangerPair('otherPerson', a, b);
  }

  #metCannotLink(rootA: number, rootB: number): StrangerPair | null {
    const listA = this.#strangers[rootA];
    const listB = this.#strangers[rootB];
    if (!listA || !listB) return null;
    const [list, other] = listA.length <= listB.length ? [listA, rootB] : [listB, rootA];
    for (let at = 0; at < list.length; at += 2) {
      const [own, stranger] = [list[at]!, list[at + 1]!];
      if (this.#sets.find(stranger) === other) return strangerPair('cannotLink', own, stranger);
    }
    return null;
  }

  #metPhoto(rootA: number, rootB: number): StrangerPair | null {
    const isFew = (this.#photos[rootA]?.size ?? 1) <= (this.#photos[rootB]?.size ?? 1);
    const [few, many] = isFew ? [rootA, rootB] : [rootB, rootA];
    const faces = this.#photos[few];
    if (!faces) return this.#metFace(this.#alone[few]!, many);
    for (const face of faces.values()) {
      const met = this.#metFace(face, many);
      if (met) return met;
    }
    return null;
  }

  /** A face of the set that is of the face's photo, if there is one. */
  #metFace(face: number, root: number): StrangerPair | null {
    if (face < 0) return null;
    const several = this.#photos[root];
    const other = several ? (several.get(this.#photoOf[face]!) ?? -1) : this.#alone[root]!;
    if (other < 0 || this.#photoOf[other] !== this.#photoOf[face]) return null;
    return strangerPair('samePhoto', face, other);
  }
}

function strangerPair(rule: StrangerPair['rule'], a: number, b: number): StrangerPair {
  return { rule, faces: a < b ? [a, b] : [b, a] };
}

function joinLists(a: number[] | undefined, b: number[] | undefined): number[] | undefined {
  if (!a || !b) return a ?? b;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  for (const value of short) long.push(value);
  return long;
}
