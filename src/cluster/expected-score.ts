import { UnionFind } from '../math/union-find.ts';
import type { DensityTree } from './density-tree.ts';
import {
  type DistanceCalibration,
  type DistanceQuantiles,
  densityAt,
  distanceWithin,
  shareWithin,
} from './distance-calibration.ts';

/** An eps that promises the best clusters, and what it promises. */
export interface ExpectedScore {
  readonly eps: number;
  /** Expected pairwise figures in [0, 1]; too low in large collections, where wrong joins are counted again and again. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * How many clusters, before anything is looked at, have more of their person's faces outside. Low is strict.
 * Chosen on sixty draws each of 40 to 1,200 faces of LFW: 0.1 to 0.3 do equally well, more is too lax.
 */
const UNFINISHED_SHARE = 0.2;
/** Faces nearer than this share of one person's pairs are one look: frames of a burst say nothing new. */
const ONE_LOOK_SHARE = 0.05;

/**
 * The eps up to `limit` at which the expected pairwise F1 is highest, judged from the tree and the descriptor's
 * calibration without knowing anybody. Null if nothing joins up to there.
 *
 * Each tree edge, as eps grows, joins two clusters at their nearest faces. That is one person's doing or a
 * stranger's: see {@link chanceOfOnePerson}. The pairs of faces that a join puts together are right with that
 * chance, which gives the expected precision and recall of every eps. A large cluster that would join another
 * large one only at a late eps is thus taken as a warning, though no face is known. The value lies in the middle
 * of its stretch, so that rounding does no harm. O(n).
 */
export function bestExpectedEps(
  tree: DensityTree,
  calibration: DistanceCalibration,
  limit: number,
): ExpectedScore | null {
  const { weights } = tree;
  const { pairs, agreeing } = judgeJoins(tree, calibration);
  const belonging = agreeing.reduce((sum, value) => sum + value, 0);

  let best: ExpectedScore | null = null;
  let together = 0;
  let right = 0;
  for (let e = 0; e < weights.length && weights[e]! <= limit; e++) {
    together += pairs[e]!;
    right += agreeing[e]!;
    const end = Math.min(limit, weights[e + 1] ?? limit);
    // edges of one weight come together
    if (weights[e + 1] === weights[e]) continue;
    const f1 = (2 * right) / (together + belonging);
    if (best && f1 <= best.f1) continue;
    best = { eps: (weights[e]! + end) / 2, precision: right / together, recall: right / belonging, f1 };
  }
  return best;
}

/** For each edge, the pairs of faces it puts together and how many of them it is expected to put together rightly. */
function judgeJoins({ size, from, to, weights }: DensityTree, calibration: DistanceCalibration) {
  const oneLook = distanceWithin(calibration.samePerson, ONE_LOOK_SHARE);
  const sets = new UnionFind(size);
  const sizes = new Int32Array(size).fill(1);
  const looks = new Int32Array(size).fill(1);
  const pairs = new Float64Array(weights.length);
  const agreeing = new Float64Array(weights.length);
  for (let e = 0; e < weights.length; e++) {
    const a = sets.find(from[e]!);
    const b = sets.find(to[e]!);
    const fewer = Math.min(looks[a]!, looks[b]!);
    pairs[e] = sizes[a]! * sizes[b]!;
    agreeing[e] = pairs[e]! * chanceOfOnePerson(calibration, size, fewer, weights[e]!);
    sets.union(a, b);
    const root = sets.find(a);
    sizes[root] = sizes[a]! + sizes[b]!;
    looks[root] = weights[e]! < oneLook ? Math.max(looks[a]!, looks[b]!) : looks[a]! + looks[b]!;
  }
  return { pairs, agreeing };
}

/**
 * The chance that a cluster's nearest face outside, at `distance`, is of the same person.
 *
 * Each of the cluster's `looks` has one pair of its own person's to offer, if that has faces outside at all, and
 * n pairs of strangers. Which kind comes first at this distance, and not before, is read from the densities.
 * Below the distances that were measured it stays as it is at the nearest measured one.
 */
export function chanceOfOnePerson(
  { strangers, samePerson }: DistanceCalibration,
  faces: number,
  looks: number,
  distance: number,
): number {
  const at = Math.max(distance, nearestOf(strangers), nearestOf(samePerson));
  const farther = 1 - shareWithin(samePerson, at);
  const own = UNFINISHED_SHARE * densityAt(samePerson, at) * farther ** (looks - 1);
  const noneOfItsOwn = 1 - UNFINISHED_SHARE + UNFINISHED_SHARE * farther ** looks;
  const stranger = faces * densityAt(strangers, at) * noneOfItsOwn;
  // at absurd distances both densities vanish
  return own > 0 ? own / (own + stranger) : 0;
}

function nearestOf({ distances }: DistanceQuantiles): number {
  return distances[0]!;
}
