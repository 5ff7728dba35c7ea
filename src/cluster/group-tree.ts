import { compareEdges, EdgeList } from './edge-list.ts';

/** Starts whose ways are kept. */
const REMEMBERED = 64;

/** A tree over groups of points whose edges can be replaced; each edge is a pair of points. */
export class GroupTree {
  readonly edges: EdgeList;
  readonly #ends: [a: number, b: number][] = [];
  readonly #size: number;
  /** Edges at each group, until the tree changes. */
  #around: number[][] | null = null;
  readonly #heaviest = new Map<number, Int32Array>();

  constructor(size: number) {
    this.#size = size;
    this.edges = new EdgeList(size);
  }

  /** Join groups a and b by edge `e` of `list`. */
  add(a: number, b: number, list: EdgeList, e: number): void {
    this.edges.take(list, e);
    this.#ends.push([a, b]);
    this.#changed();
  }

  /** Let edge `e` of `list`, between groups a and b, take the place of `at`, which lies between them. */
  replace(at: number, a: number, b: number, list: EdgeList, e: number): void {
    this.edges.set(at, list.from[e]!, list.to[e]!, list.squares[e]!, list.weights[e]!);
    this.#ends[at] = [a, b];
    this.#changed();
  }

  /** The edge that comes last in order. */
  last(): number {
    let last = 0;
    for (let e = 1; e < this.edges.length; e++) {
      if (compareEdges(this.edges, e, this.edges, last) > 0) last = e;
    }
    return last;
  }

  /** For each group the edge that comes last on the way there from `start`; -1 for `start` itself. */
  heaviestFrom(start: number): Int32Array {
    const stored = this.#heaviest.get(start);
    if (stored) return stored;
    const heaviest = new Int32Array(this.#size).fill(-1);
    const seen = new Uint8Array(this.#size);
    seen[start] = 1;
    this.#around ??= this.#edgesAround();
    const around: readonly (readonly number[])[] = this.#around;
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const e of around[at]!) {
        const [a, b]: [number, number] = this.#ends[e]!;
        const next = a === at ? b : a;
        if (seen[next]) continue;
        seen[next] = 1;
        const before = heaviest[at]!;
        heaviest[next] = before >= 0 && compareEdges(this.edges, before, this.edges, e) > 0 ? before : e;
        waiting.push(next);
      }
    }
    // each is as long as there are groups
    if (this.#heaviest.size >= REMEMBERED) this.#heaviest.clear();
    this.#heaviest.set(start, heaviest);
    return heaviest;
  }

  #changed(): void {
    this.#around = null;
    this.#heaviest.clear();
  }

  #edgesAround(): number[][] {
    const around = Array.from({ length: this.#size }, (): number[] => []);
    this.#ends.forEach(([a, b], e) => {
      around[a]!.push(e);
      around[b]!.push(e);
    });
    return around;
  }
}
