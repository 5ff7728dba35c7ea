/** Members that a cache holds unless told otherwise: 4 MB, tens of slider positions of 13,000 faces. */
const DEFAULT_CAPACITY = 500_000;

interface Entry {
  readonly hash: number;
  readonly members: Int32Array;
  readonly distance: number;
  readonly parts: Int32Array;
}

/** Number that equal members and distances share; others may share it too. */
export type HashMembers = (members: Int32Array, distance: number) => number;

/**
 * Remembers how clusters were cut, by their members and the distance, so that a slider that moves only
 * costs what it changes. What is found is compared member by member: a shared hash does no harm.
 *
 * Members are rows of one collection. Faces that are added behind the others leave all that is held
 * valid; when rows change their meaning, call `clear`.
 *
 * Bounded: when more than `capacity` members are held, those used longest ago are forgotten. The newest
 * entry stays, however large, so that one who computes it and asks again finds it.
 */
export class RefineCache {
  readonly #capacity: number;
  readonly #hash: HashMembers;
  readonly #byHash = new Map<number, Entry[]>();
  /** Least recently used first. */
  readonly #entries = new Set<Entry>();
  #held = 0;

  /**
   * @param capacity members held at most, at least 0
   * @throws RangeError if the capacity is NaN or negative
   */
  constructor(capacity: number = DEFAULT_CAPACITY, hash: HashMembers = hashMembers) {
    if (!(capacity >= 0)) throw new RangeError(`capacity must be at least 0, got ${capacity}`);
    this.#capacity = capacity;
    this.#hash = hash;
  }

  /** Members held, over all entries. */
  get held(): number {
    return this.#held;
  }

  /** (m) part of each member, as it was set; not to be changed. */
  get(members: Int32Array, distance: number): Int32Array | undefined {
    const entry = this.#find(this.#hash(members, distance), members, distance);
    if (!entry) return undefined;
    this.#entries.delete(entry);
    this.#entries.add(entry);
    return entry.parts;
  }

  /**
   * @param members (m) ascending; copied, as `parts` is
   * @param parts (m) part of each member
   * @throws RangeError if the lengths differ
   */
  set(members: Int32Array, distance: number, parts: Int32Array): void {
    if (parts.length !== members.length) {
      throw new RangeError(`parts must hold ${members.length} numbers, got ${parts.length}`);
    }
    const hash = this.#hash(members, distance);
    const old = this.#find(hash, members, distance);
    if (old) this.#forget(old);

    const entry: Entry = { hash, members: members.slice(), distance, parts: parts.slice() };
    const sameHash = this.#byHash.get(hash);
    if (sameHash) sameHash.push(entry);
    else this.#byHash.set(hash, [entry]);
    this.#entries.add(entry);
    this.#held += members.length;

    for (const oldest of this.#entries) {
      if (this.#held <= this.#capacity || oldest === entry) break;
      this.#forget(oldest);
    }
  }

  clear(): void {
    this.#byHash.clear();
    this.#entries.clear();
    this.#held = 0;
  }

  #find(hash: number, members: Int32Array, distance: number): Entry | undefined {
    return this.#byHash
      .get(hash)
      ?.find((entry) => entry.distance === distance && areEqual(entry.members, members));
  }

  #forget(entry: Entry): void {
    this.#entries.delete(entry);
    this.#held -= entry.members.length;
    const others = this.#byHash.get(entry.hash)!.filter((other) => other !== entry);
    if (others.length > 0) this.#byHash.set(entry.hash, others);
    else this.#byHash.delete(entry.hash);
  }
}

/** Source: FNV-1a (Fowler, Noll, Vo; RFC 9923). Differs: fed with whole numbers of 32 bits instead of bytes. */
function hashMembers(members: Int32Array, distance: number): number {
  // distances that agree in the first nine decimals share a hash, which is rare and does no harm
  let hash = Math.imul(0x811c9dc5 ^ (distance * 2 ** 30), 0x01000193);
  for (let m = 0; m < members.length; m++) hash = Math.imul(hash ^ members[m]!, 0x01000193);
  return hash;
}

function areEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
