import { MAX_COLUMNS, PairFilter, ROW_BLOCK } from '../math/pair-filter.ts';
import type { PairIndex } from './pair-index.ts';
import { squaredDistance } from './squared-distance.ts';
import { unknownFrom } from './unknown-pairs.ts';

/** Where weak points belong: `points[w]` is in the cluster of `hosts[w]` from eps `weights[w]` on. */
export interface Attachments {
  /** The weak points, ascending. */
  readonly points: Int32Array;
  /** The point, never weak, that each is attached to; -1 if there is none. */
  readonly hosts: Int32Array;
  /** The larger of their distance and the host's core distance; Infinity without a host. */
  readonly weights: Float64Array;
}

const FIRST_COLUMNS = 32;

/**
 * Find for each weak point the other point at which max(distance, core distance) is smallest.
 *
 * What the index knows settles most; for the rest the descriptors are looked at again.
 *
 * @param coreSquares (n) squared core distances; Infinity for points that can be no host
 * @param weak the weak points, ascending
 */
export function attachWeak(index: PairIndex, coreSquares: Float64Array, weak: Int32Array): Attachments {
  const { points, k, neighbors, squares, close } = index;
  const { data, rows, cols } = points;
  const places = new Int32Array(rows).fill(-1);
  for (let w = 0; w < weak.length; w++) places[weak[w]!] = w;
  const hosts = new Int32Array(weak.length).fill(-1);
  const best = new Float64Array(weak.length).fill(Number.POSITIVE_INFINITY);

  function offer(w: number, host: number, squared: number): void {
    const weight = Math.max(squared, coreSquares[host]!);
    if (weight > best[w]! || weight === Number.POSITIVE_INFINITY) return;
    if (weight === best[w]! && host > hosts[w]!) return;
    best[w] = weight;
    hosts[w] = host;
  }

  for (let p = 0; p < close.count; p++) {
    const [i, j] = [close.from[p]!, close.to[p]!];
    if (places[i]! >= 0) offer(places[i]!, j, close.squares[p]!);
    if (places[j]! >= 0) offer(places[j]!, i, close.squares[p]!);
  }
  for (let w = 0; w < weak.length; w++) {
    for (let s = weak[w]! * k, end = s + k; s < end; s++) offer(w, neighbors[s]!, squares[s]!);
  }

  const unknown = unknownFrom(index, coreSquares);
  const open = weak.filter((i, w) => !(best[w]! < unknown.squareFrom(i) || best[w]! <= close.limit));
  if (open.length > 0) {
    const filter = new PairFilter(points);
    // only rows have limits: what each has found so far
    for (let j = 0; j < rows; j++) filter.setColumnLimit(j, -1);
    for (let at = 0; at < open.length; at += ROW_BLOCK) {
      const block = open.subarray(at, at + ROW_BLOCK);
      filter.setRows(block);
      for (
        let first = 0, columns = FIRST_COLUMNS;
        first < rows;
        columns = Math.min(2 * columns, MAX_COLUMNS)
      ) {
        block.forEach((i, r) => {
          filter.setRowLimit(r, best[places[i]!]!);
        });
        const end = Math.min(rows, first + columns);
        filter.scan(first, end, (_row, i, j) => {
          if (i === j || coreSquares[j] === Number.POSITIVE_INFINITY) return;
          offer(places[i]!, j, squaredDistance(data, i * cols, j * cols, cols));
        });
        first = end;
      }
    }
  }
  return { points: weak, hosts, weights: best.map(Math.sqrt) };
}
