import type { UnionFind } from '../math/union-find.ts';

/** Two different faces, by index. */
export type FacePair = readonly [number, number];

/** What the user, or a rule that the user switched on, knows about faces. */
export interface Constraints {
  /** One person, however far apart. */
  readonly mustLink: readonly FacePair[];
  /** Two people, however near. */
  readonly cannotLink: readonly FacePair[];
  /** (n) number of each face's photo, negative for none: faces of one photo are different people. */
  readonly groupsOfStrangers?: ArrayLike<number>;
  /**
   * (n) number of the person that each face was given to, negative for none: faces of one number are one
   * person, faces of two numbers never share a cluster.
   */
  readonly personOf?: ArrayLike<number>;
}

/** Why two faces may not share a cluster. */
export interface StrangerPair {
  readonly rule: 'cannotLink' | 'samePhoto' | 'otherPerson';
  /** The lower index first. */
  readonly faces: FacePair;
}

/**
 * Pairs as a set: the lower index first, each once, ascending. Equal sets of pairs become equal lists,
 * whatever order they were given in.
 *
 * @param name of the list, for the error
 * @throws RangeError if a pair is not two different whole numbers from 0 to size - 1
 */
export function sortPairs(pairs: readonly FacePair[], size: number, name: string): FacePair[] {
  for (const [a, b] of pairs) {
    if (!isIndex(a, size) || !isIndex(b, size) || a === b) {
      throw new RangeError(
        `each pair of ${name} must be two different whole numbers from 0 to ${size - 1}, got ${a} and ${b}`,
      );
    }
  }
  return pairs
    .map(([a, b]): FacePair => (a < b ? [a, b] : [b, a]))
    .sort((p, q) => p[0] - q[0] || p[1] - q[1])
    .filter(([a, b], at, sorted) => at === 0 || sorted[at - 1]![0] !== a || sorted[at - 1]![1] !== b);
}

/**
 * Check the numbers of a list that says one thing of each face.
 *
 * @param name of the list, for the error
 * @throws RangeError if there are not `size` of them or one is not whole
 */
export function assertNumbers(numbers: ArrayLike<number> | undefined, size: number, name: string): void {
  if (numbers === undefined) return;
  if (numbers.length !== size)
    throw new RangeError(`${name} must hold ${size} numbers, got ${numbers.length}`);
  for (let i = 0; i < size; i++) {
    if (!Number.isInteger(numbers[i])) {
      throw new RangeError(`each of ${name} must be a whole number, got ${numbers[i]} for face ${i}`);
    }
  }
}

/** The faces of each group that has two or more, groups by first face; negative numbers are no group. */
export function groupFaces(groups: ArrayLike<number> = []): Map<number, number[]> {
  // most photos show one face: those get no list, and numbers are mostly counted from 0 on
  let most = -1;
  for (let i = 0; i < groups.length; i++) most = Math.max(most, groups[i]!);
  const sizes = most < 4 * groups.length ? new Int32Array(most + 1) : new Map<number, number>();
  const sizeOf = (group: number) => (sizes instanceof Map ? sizes.get(group) : sizes[group]) ?? 0;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group < 0) continue;
    if (sizes instanceof Map) sizes.set(group, sizeOf(group) + 1);
    else sizes[group]!++;
  }
  const members = new Map<number, number[]>();
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (group < 0 || sizeOf(group) < 2) continue;
    const faces = members.get(group);
    if (faces) faces.push(i);
    else members.set(group, [i]);
  }
  return members;
}

/**
 * Unite each person's faces, then the pairs in their order, except those that would join two people.
 *
 * @returns the pairs left out
 */
export function uniteKnown(
  sets: UnionFind,
  pairs: readonly FacePair[],
  personOf: ArrayLike<number> | undefined,
): FacePair[] {
  if (personOf === undefined) {
    for (const [a, b] of pairs) sets.union(a, b);
    return [];
  }
  for (const [first = 0, ...others] of groupFaces(personOf).values()) {
    for (const face of others) sets.union(first, face);
  }
  // by representative
  const persons = Int32Array.from(personOf);
  for (let i = 0; i < personOf.length; i++) if (personOf[i]! >= 0) persons[sets.find(i)] = personOf[i]!;
  return pairs.filter(([a, b]) => {
    const [personA, personB] = [persons[sets.find(a)]!, persons[sets.find(b)]!];
    if (personA >= 0 && personB >= 0 && personA !== personB) return true;
    sets.union(a, b);
    persons[sets.find(a)] = Math.max(personA, personB);
    return false;
  });
}

/** The faces that each face is must-linked to, in the order of the pairs. */
export function mustLinksOf(mustLink: readonly FacePair[]): Map<number, number[]> {
  const links = new Map<number, number[]>();
  for (const pair of mustLink) {
    for (const [i, j] of [pair, [pair[1], pair[0]]] as const) {
      const others = links.get(i);
      if (others) others.push(j);
      else links.set(i, [j]);
    }
  }
  return links;
}

/**
 * A shortest way from one face to another over must-links, both ends included.
 *
 * @param links as by {@link mustLinksOf}; they join the two, directly or over others
 */
export function mustLinkPath(links: ReadonlyMap<number, readonly number[]>, [a, b]: FacePair): number[] {
  // from the far end, so that following the way back leads forward
  const next = new Map([[b, b]]);
  const queue = [b];
  for (const face of queue) {
    if (next.has(a)) break;
    for (const other of links.get(face) ?? []) {
      if (next.has(other)) continue;
      next.set(other, face);
      queue.push(other);
    }
  }
  const path = [a];
  for (let at = a; at !== b; path.push(at)) at = next.get(at)!;
  return path;
}

function isIndex(value: number, size: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < size;
}
