import { type Matrix, rowOf } from '../math/matrix.ts';
import { mulberry32 } from '../math/rng.ts';
import { euclidean } from '../math/vector.ts';

/** Distances between faces of groups, ascending. */
export interface PairSample {
  /** Of two faces of one group. */
  readonly same: Float64Array;
  /** Of faces of two groups. */
  readonly different: Float64Array;
}

export interface SampleSize {
  /** At most so many pairs of each kind; where there are no more, all are taken. */
  readonly most: number;
  readonly seed: number;
}

/**
 * Distances of pairs, drawn evenly from all pairs of each kind. Faces in no group (label below 0) are left out:
 * nobody knows whose they are. Cost O(n + most × dims); equal seeds give equal samples.
 *
 * @param labels (rows or fewer) group of each face
 * @throws RangeError if `most` is not a whole number of at least 1
 */
export function samplePairs(points: Matrix, labels: Int32Array, { most, seed }: SampleSize): PairSample {
  if (!(Number.isInteger(most) && most >= 1)) {
    throw new RangeError(`most must be a whole number of at least 1, got ${most}`);
  }
  const groups = new Map<number, number[]>();
  labels.forEach((label, face) => {
    if (label < 0) return;
    const own = groups.get(label);
    if (own) own.push(face);
    else groups.set(label, [face]);
  });
  const members = [...groups.values()];
  const grouped = members.flat();
  const distance = (a: number, b: number) => euclidean(rowOf(points, a), rowOf(points, b));
  const samePairs = members.reduce((sum, { length }) => sum + pairsAmong(length), 0);
  const differentPairs = pairsAmong(grouped.length) - samePairs;
  const random = mulberry32(seed);
  const pick = (list: readonly number[]) => list[Math.floor(random() * list.length)] ?? 0;

  const same: number[] = [];
  const different: number[] = [];
  if (samePairs <= most) {
    for (const own of members) for (const [a, b] of allPairs(own)) same.push(distance(a, b));
  } else {
    // a group is drawn as often as it has pairs
    const upTo: number[] = [];
    for (const { length } of members) upTo.push((upTo.at(-1) ?? 0) + pairsAmong(length));
    while (same.length < most) {
      const own = members[firstAbove(upTo, random() * samePairs)] ?? [];
      const [a, b] = [pick(own), pick(own)];
      if (a !== b) same.push(distance(a, b));
    }
  }
  if (pairsAmong(grouped.length) <= most) {
    for (const [a, b] of allPairs(grouped)) if (labels[a] !== labels[b]) different.push(distance(a, b));
  } else if (differentPairs > 0) {
    // where one group holds nearly all faces, most draws miss: they are bounded, too
    for (let draws = 0; draws < 4 * most && different.length < most; draws++) {
      const [a, b] = [pick(grouped), pick(grouped)];
      if (labels[a] !== labels[b]) different.push(distance(a, b));
    }
  }
  return { same: Float64Array.from(same).sort(), different: Float64Array.from(different).sort() };
}

/** Share of a sample that lies below a value, in [0, 1]; null for an empty sample. */
export function shareBelow(sample: Float64Array, value: number): number | null {
  if (sample.length === 0) return null;
  let low = 0;
  let high = sample.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sample[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low / sample.length;
}

const pairsAmong = (n: number) => (n * (n - 1)) / 2;

function* allPairs(faces: readonly number[]): Generator<readonly [number, number]> {
  for (const [i, a] of faces.entries()) for (const b of faces.slice(i + 1)) yield [a, b];
}

/** First index whose value lies above `x`. @param ascending not empty, the last above `x` */
function firstAbove(ascending: readonly number[], x: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
