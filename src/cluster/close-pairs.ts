/**
 * All pairs of points up to some squared distance, in no order.
 *
 * How far that is follows from the room there is: a list that runs full forgets its farthest pairs.
 */
export interface ClosePairs {
  readonly count: number;
  /** The lower index of each pair; entries from `count` on mean nothing. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly squares: Float64Array;
  /** Every pair up to this squared distance is listed and none beyond. Infinity: all are; -1: none is. */
  readonly limit: number;
}

/** Part of the room that stays filled when the list forgets. */
const KEPT = 0.75;

/** Collects close pairs within a given room. */
export class ClosePairList implements ClosePairs {
  count = 0;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly squares: Float64Array;
  limit: number;

  constructor(room: number, limit: number) {
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.squares = new Float64Array(room);
    this.limit = room > 0 ? limit : -1;
  }

  /** Take over a list of at most the room's length, and its limit with it. */
  copy({ count, from, to, squares, limit }: ClosePairs): void {
    this.from.set(from.subarray(0, count));
    this.to.set(to.subarray(0, count));
    this.squares.set(squares.subarray(0, count));
    this.count = count;
    this.limit = Math.min(limit, this.limit);
  }

  /** Add a pair if it is within the limit. Returns true if the limit fell, because the room was full. */
  add(from: number, to: number, squared: number): boolean {
    if (squared > this.limit) return false;
    let fell = false;
    if (this.count === this.squares.length) {
      this.#forget();
      fell = true;
      if (squared > this.limit) return true;
    }
    const at = this.count++;
    this.from[at] = from;
    this.to[at] = to;
    this.squares[at] = squared;
    return fell;
  }

  #forget(): void {
    const sorted = this.squares.slice(0, this.count).sort();
    const cut = sorted[Math.floor(this.count * KEPT)]!;
    // of pairs that tie all go, or the limit would not say which are listed
    const first = sorted.indexOf(cut);
    this.limit = first > 0 ? sorted[first - 1]! : -1;
    let kept = 0;
    for (let s = 0; s < this.count; s++) {
      if (this.squares[s]! > this.limit) continue;
      this.from[kept] = this.from[s]!;
      this.to[kept] = this.to[s]!;
      this.squares[kept] = this.squares[s]!;
      kept++;
    }
    this.count = kept;
  }
}
