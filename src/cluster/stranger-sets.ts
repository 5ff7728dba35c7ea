import type { UnionFind } from '../math/union-find.ts';
import type { FacePair, StrangerPair } from './constraints.ts';

/**
 * Sets of faces that refuse to unite if two of their faces are strangers to each other.
 *
 * Each set keeps its faces' strangers at its representative. To ask looks through the shorter of two lists,
 * to unite moves it into the longer one, so every entry moves O(log) times.
 */
export class StrangerSets {
  readonly #sets: UnionFind;
  /** By representative: a face of the set and a stranger of it, in turns. */
  readonly #strangers: (number[] | undefined)[] = [];
  /** By representative: each photo that the set has a face of, with that face. */
  readonly #photos: (Map<number, number> | undefined)[] = [];

  /**
   * @param sets as they are now; from here on, united only through this
   * @param cannotLink pairs in different sets
   * @param photos the faces of each photo; of those in one set, the last stands for all
   */
  constructor(
    sets: UnionFind,
    cannotLink: readonly FacePair[],
    photos: ReadonlyMap<number, readonly number[]>,
  ) {
    this.#sets = sets;
    for (const [a, b] of cannotLink) {
      this.#strangersOf(a).push(a, b);
      this.#strangersOf(b).push(b, a);
    }
    for (const [photo, faces] of photos) {
      for (const face of faces) {
        const root = sets.find(face);
        this.#photos[root] ??= new Map();
        this.#photos[root].set(photo, face);
      }
    }
  }

  /** Unite the sets of a and b, unless two strangers would meet: then they stay apart, and the pair is returned. */
  unite(a: number, b: number): StrangerPair | null {
    const rootA = this.#sets.find(a);
    const rootB = this.#sets.find(b);
    if (rootA === rootB) return null;
    const met = this.#metCannotLink(rootA, rootB) ?? this.#metPhoto(rootA, rootB);
    if (met) return met;

    const strangers = joinLists(this.#strangers[rootA], this.#strangers[rootB]);
    const photos = joinMaps(this.#photos[rootA], this.#photos[rootB]);
    this.#sets.union(rootA, rootB);
    const root = this.#sets.find(rootA);
    if (strangers) this.#strangers[root] = strangers;
    if (photos) this.#photos[root] = photos;
    return null;
  }

  #strangersOf(face: number): number[] {
    const root = this.#sets.find(face);
    this.#strangers[root] ??= [];
    return this.#strangers[root];
  }

  #metCannotLink(rootA: number, rootB: number): StrangerPair | null {
    const [listA, listB] = [this.#strangers[rootA], this.#strangers[rootB]];
    if (!listA || !listB) return null;
    const [list, other] = listA.length <= listB.length ? [listA, rootB] : [listB, rootA];
    for (let at = 0; at < list.length; at += 2) {
      const [own, stranger] = [list[at]!, list[at + 1]!];
      if (this.#sets.find(stranger) === other) return strangerPair('cannotLink', own, stranger);
    }
    return null;
  }

  #metPhoto(rootA: number, rootB: number): StrangerPair | null {
    const [mapA, mapB] = [this.#photos[rootA], this.#photos[rootB]];
    if (!mapA || !mapB) return null;
    const [few, many] = mapA.size <= mapB.size ? [mapA, mapB] : [mapB, mapA];
    for (const [photo, face] of few) {
      const other = many.get(photo);
      if (other !== undefined) return strangerPair('samePhoto', face, other);
    }
    return null;
  }
}

function strangerPair(rule: StrangerPair['rule'], a: number, b: number): StrangerPair {
  return { rule, faces: [Math.min(a, b), Math.max(a, b)] };
}

function joinLists(a: number[] | undefined, b: number[] | undefined): number[] | undefined {
  if (!a || !b) return a ?? b;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  for (const value of short) long.push(value);
  return long;
}

function joinMaps(
  a: Map<number, number> | undefined,
  b: Map<number, number> | undefined,
): Map<number, number> | undefined {
  if (!a || !b) return a ?? b;
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const [photo, face] of few) many.set(photo, face);
  return many;
}
