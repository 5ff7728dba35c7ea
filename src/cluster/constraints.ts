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
}

/** Why two faces may not share a cluster. */
export interface StrangerPair {
  readonly rule: 'cannotLink' | 'samePhoto';
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
