import { UnionFind } from '../math/union-find.ts';

/** Border points within reach of core points: contact c lets `points[c]` see core point `cores[c]`. */
export interface Contacts {
  readonly points: Int32Array;
  readonly cores: Int32Array;
}

const NONE = -1;

/**
 * Number and sizes of DBSCAN's clusters while eps grows. Tell it what happens, in ascending eps, and at one
 * eps in this order: points become core, clusters join, border points come into reach.
 *
 * A border point belongs to the cluster with the smallest core index among those it reaches, so joining two
 * clusters may hand it on. A set's representative is that index, hence only the points that reach the set whose
 * representative goes, without belonging to it, can move.
 */
export class ClusterSweep {
  readonly #sets: UnionFind;
  readonly #contacts: Contacts;
  readonly #isCore: Uint8Array;
  /** By representative: points of the cluster, border points included. */
  readonly #sizes: Int32Array;
  /** By size: clusters of that size. */
  readonly #clustersOfSize: Int32Array;
  /** By point: the contact through which a border point belongs to its cluster. */
  readonly #host: Int32Array;
  /** By representative: a linked list of contacts of border points that belong elsewhere. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #next: Int32Array;
  #clusters = 0;
  #noise: number;
  #largest = 0;

  constructor(size: number, contacts: Contacts) {
    this.#sets = new UnionFind(size);
    this.#contacts = contacts;
    this.#isCore = new Uint8Array(size);
    this.#sizes = new Int32Array(size);
    this.#clustersOfSize = new Int32Array(size + 1);
    this.#host = new Int32Array(size).fill(NONE);
    this.#first = new Int32Array(size).fill(NONE);
    this.#last = new Int32Array(size).fill(NONE);
    this.#next = new Int32Array(contacts.points.length).fill(NONE);
    this.#noise = size;
  }

  get clusters(): number {
    return this.#clusters;
  }

  get noise(): number {
    return this.#noise;
  }

  /** Points of the largest cluster, 0 without a cluster. */
  get largest(): number {
    while (this.#largest > 0 && this.#clustersOfSize[this.#largest] === 0) this.#largest--;
    return this.#largest;
  }

  becomeCore(point: number): void {
    const host = this.#host[point]!;
    if (host === NONE) this.#noise--;
    else this.#grow(this.#clusterOf(host), -1);
    this.#isCore[point] = 1;
    this.#clusters++;
    this.#grow(point, 1);
  }

  /** Join the clusters of two core points, which are two so far. */
  join(a: number, b: number): void {
    const rootA = this.#sets.find(a);
    const rootB = this.#sets.find(b);
    const root = Math.min(rootA, rootB);
    const gone = Math.max(rootA, rootB);
    const guests = this.#first[gone]!;
    this.#first[gone] = NONE;
    const moved = this.#sizes[gone]!;
    this.#grow(gone, -moved);
    this.#grow(root, moved);
    this.#clusters--;
    this.#sets.union(root, gone);

    for (let c = guests; c !== NONE; ) {
      const following = this.#next[c]!;
      this.#settle(c);
      c = following;
    }
  }

  /** A border point comes into reach of a core point. */
  reach(contact: number): void {
    const point = this.#contacts.points[contact]!;
    if (this.#isCore[point]) return;
    if (this.#host[point] !== NONE) {
      this.#settle(contact);
      return;
    }
    this.#noise--;
    this.#host[point] = contact;
    this.#grow(this.#clusterOf(contact), 1);
  }

  /** Let the border point of a contact choose between the cluster it belongs to and the contact's. */
  #settle(contact: number): void {
    const point = this.#contacts.points[contact]!;
    if (this.#isCore[point]) return;
    const host = this.#host[point]!;
    const own = this.#clusterOf(host);
    const other = this.#clusterOf(contact);
    if (other > own) {
      this.#remember(other, contact);
    } else if (other < own) {
      this.#grow(own, -1);
      this.#grow(other, 1);
      this.#host[point] = contact;
      this.#remember(own, host);
    }
  }

  #clusterOf(contact: number): number {
    return this.#sets.find(this.#contacts.cores[contact]!);
  }

  /** Append a contact to the list of a representative. */
  #remember(root: number, contact: number): void {
    this.#next[contact] = NONE;
    if (this.#first[root] === NONE) this.#first[root] = contact;
    else this.#next[this.#last[root]!] = contact;
    this.#last[root] = contact;
  }

  #grow(root: number, by: number): void {
    const before = this.#sizes[root]!;
    const after = before + by;
    this.#sizes[root] = after;
    if (before > 0) this.#clustersOfSize[before]!--;
    if (after > 0) this.#clustersOfSize[after]!++;
    if (after > this.#largest) this.#largest = after;
  }
}
