import type { FacePair } from '../cluster/constraints.ts';
import type { Matrix } from '../math/matrix.ts';
import { medoidOf } from './medoid.ts';
import { squaredRowDistance } from './row-distance.ts';
import { sampleRows } from './sample-rows.ts';

/** A group as far as the question "same person?" goes. */
export interface MergeCandidate {
  /** Indices of its faces, ascending; at least one. */
  readonly faces: readonly number[];
  /** Empty if the user gave none. */
  readonly name: string;
}

export interface MergeInput {
  /** (n, dim) */
  readonly points: Matrix;
  readonly groups: readonly MergeCandidate[];
  /** Largest median distance, Euclidean: the descriptor's same-person threshold, or some of it more. */
  readonly upTo: number;
  /** (n) number of each face's photo, negative for none. Leave out where a photo may show somebody twice. */
  readonly photoOf?: ArrayLike<number>;
  /** Pairs of faces never to be asked about again: cannot-links, and answers that were "not sure". */
  readonly decided: readonly FacePair[];
  /** Of what is sampled. */
  readonly seed?: number;
}

/** Two groups that may be one person. */
export interface MergeSuggestion {
  /** Places in `groups`, the lower first. */
  readonly groups: readonly [number, number];
  /** Their medoids, to show, and to store the answer by. */
  readonly faces: FacePair;
  /** Median of the distances between up to 50 faces of either. */
  readonly distance: number;
}

/** Faces of a group that are compared; with 50 a median is off by a seventh of the spread at most. */
const SAMPLE = 50;
/** Groups by nearest medoids that each group is compared with. */
const NEAREST = 8;
/** Groups that take part, the largest first: 4.5 million distances of medoids. */
const MOST_GROUPS = 3000;

/**
 * Find groups that may be the same person: the larger first (the smaller of the two counts, in powers of
 * two), then the nearer by median distance, which neither a stray face nor one lucky pair can move.
 *
 * Compared are groups whose medoids are up to the same distance from each other, one among the 8 nearest of
 * the other. That eps keeps them apart is why they are groups, so no distance is too small. Not asked: what
 * both are in one photo, what was decided before, and what bears two different names. Equal input gives
 * equal output. Of the 120 people of ../shared/embeddings/lfw-dev with four faces or more, cut in half, and
 * up to 0.415, 119 were found; of the first 120 questions 117 were about two halves of one person.
 *
 * Cost: at most (G² / 2 + 8 G 50²) dim for G groups, in fact far less: a distance is given up once it is too
 * large, and 2,000 groups of 13,000 faces hold 6 faces each. 0.2 s for 2,000 groups, 0.5 s for 3,000 (Node
 * 20): not for a tick of the slider.
 *
 * @throws RangeError if upTo is NaN or negative, or a group is empty
 */
export function suggestMerges(input: MergeInput): MergeSuggestion[] {
  const { points, groups, upTo, seed = 1 } = input;
  if (!(upTo >= 0)) throw new RangeError(`upTo must be at least 0, got ${upTo}`);
  const empty = groups.findIndex(({ faces }) => faces.length === 0);
  if (empty >= 0) throw new RangeError(`each group must have a face, got none in group ${empty}`);
  const order = [...groups.keys()].sort((g, h) => sizeOf(groups, h) - sizeOf(groups, g) || g - h);
  const chosen = order.slice(0, MOST_GROUPS).sort((g, h) => g - h);
  const samples = new Map<number, readonly number[]>();
  const medoids = new Int32Array(groups.length);
  for (const g of chosen) {
    const sample = sampleRows(groups[g]?.faces ?? [], SAMPLE, seed);
    samples.set(g, sample);
    medoids[g] = medoidOf(points, sample);
  }

  const found: MergeSuggestion[] = [];
  for (const [g, h] of nearestPairs(input, chosen, medoids)) {
    const distance = medianDistance(points, samples.get(g) ?? [], samples.get(h) ?? []);
    if (distance <= upTo)
      found.push({ groups: [g, h], faces: [medoids[g] ?? -1, medoids[h] ?? -1], distance });
  }
  const tierOf = ({ groups: [g, h] }: MergeSuggestion) =>
    Math.floor(Math.log2(Math.min(sizeOf(groups, g), sizeOf(groups, h))));
  return found.sort(
    (a, b) =>
      tierOf(b) - tierOf(a) ||
      a.distance - b.distance ||
      a.groups[0] - b.groups[0] ||
      a.groups[1] - b.groups[1],
  );
}

function sizeOf(groups: readonly MergeCandidate[], g: number): number {
  return groups[g]?.faces.length ?? 0;
}

/** Pairs of groups of which one is among the nearest of the other and nothing speaks against, by index. */
function nearestPairs(input: MergeInput, chosen: readonly number[], medoids: Int32Array): [number, number][] {
  const { points, groups, upTo } = input;
  const isVetoed = vetoOf(input);
  const nearest = chosen.map((): { other: number; squared: number }[] => []);
  for (const [at, g] of chosen.entries()) {
    const own = nearest[at] ?? [];
    for (let next = at + 1; next < chosen.length; next++) {
      const h = chosen[next] ?? -1;
      const its = nearest[next] ?? [];
      const limit = Math.min(upTo * upTo, Math.max(lastOf(own), lastOf(its)));
      const squared = squaredRowDistance(points, medoids[g] ?? 0, medoids[h] ?? 0, limit);
      if (squared > limit || isVetoed(g, h)) continue;
      keepNearest(own, h, squared);
      keepNearest(its, g, squared);
    }
  }
  const pairs = new Map<number, [number, number]>();
  for (const [at, g] of chosen.entries()) {
    for (const { other } of nearest[at] ?? []) {
      const pair: [number, number] = g < other ? [g, other] : [other, g];
      pairs.set(pair[0] * groups.length + pair[1], pair);
    }
  }
  return [...pairs.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
}

function lastOf(list: readonly { squared: number }[]): number {
  return list.length < NEAREST ? Number.POSITIVE_INFINITY : (list[NEAREST - 1]?.squared ?? 0);
}

function keepNearest(list: { other: number; squared: number }[], other: number, squared: number): void {
  if (squared >= lastOf(list)) return;
  const place = list.findIndex((entry) => entry.squared > squared);
  list.splice(place < 0 ? list.length : place, 0, { other, squared });
  if (list.length > NEAREST) list.pop();
}

/** Whether something speaks against two groups being one person. */
function vetoOf({ points, groups, photoOf, decided }: MergeInput): (g: number, h: number) => boolean {
  const groupOf = new Int32Array(points.rows).fill(-1);
  const photos = groups.map(({ faces }, g) => {
    const shown = new Set<number>();
    for (const face of faces) {
      groupOf[face] = g;
      const photo = photoOf?.[face] ?? -1;
      if (photo >= 0) shown.add(photo);
    }
    return shown;
  });
  const keyOf = (g: number, h: number) => Math.min(g, h) * groups.length + Math.max(g, h);
  const asked = new Set(decided.map(([a, b]) => keyOf(groupOf[a] ?? -1, groupOf[b] ?? -1)));
  return (g, h) => {
    if (asked.has(keyOf(g, h))) return true;
    const [nameG = '', nameH = ''] = [groups[g]?.name, groups[h]?.name];
    if (nameG !== '' && nameH !== '' && nameG !== nameH) return true;
    const [few, many] = sizeOf(groups, g) <= sizeOf(groups, h) ? [g, h] : [h, g];
    for (const photo of photos[few] ?? []) if (photos[many]?.has(photo)) return true;
    return false;
  };
}

function medianDistance(points: Matrix, a: readonly number[], b: readonly number[]): number {
  const squares = new Float64Array(a.length * b.length);
  let at = 0;
  for (const i of a) for (const j of b) squares[at++] = squaredRowDistance(points, i, j);
  squares.sort();
  const middle = squares.length >> 1;
  const upper = Math.sqrt(squares[middle] ?? Number.POSITIVE_INFINITY);
  return squares.length % 2 === 1 ? upper : (Math.sqrt(squares[middle - 1] ?? 0) + upper) / 2;
}
