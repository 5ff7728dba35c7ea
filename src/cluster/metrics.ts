import { contingency } from './contingency.ts';
import type { DensityTree } from './density-tree.ts';
import { sweepPairs } from './pair-sweep.ts';

/** How well one thing was found: all in [0, 1], `f1` the harmonic mean of the other two. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well clusters agree with the truth. With no face compared, nothing is wrong and all figures are 1. */
export interface Agreement {
  /** Faces compared: those with a truth. */
  readonly faces: number;
  /** Of the pairs put together, the share that belongs together; of those that belong, the share put together. */
  readonly pairwise: Score;
  /** The same asked for each face about its own cluster, then averaged over the faces. */
  readonly bcubed: Score;
  /** Adjusted Rand index, at most 1; 0 is what chance gives. */
  readonly adjustedRand: number;
}

/** Pairwise scores at every eps: row i holds for eps in [eps[i], eps[i + 1]), the last one from there on. */
export interface F1Curve {
  /** (rows) ascending from 0. */
  readonly eps: Float64Array;
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  readonly f1: Float64Array;
}

/**
 * Compare clusters with the truth. Noise counts as clusters of one; faces without a truth are left out.
 *
 * Sources: BCubed, Bagga and Baldwin, COLING 1998; adjusted Rand, Hubert and Arabie, J. Classification 2
 * (1985). An empty denominator gives 1 for precision and recall: who says nothing says nothing wrong.
 *
 * @param labels (n) cluster of each face, negative for noise
 * @param truth (n) who it is, any whole number at least 0; negative for unknown
 * @throws RangeError if the lengths differ
 */
export function comparePartitions(labels: ArrayLike<number>, truth: ArrayLike<number>): Agreement {
  const { faces, clusters } = contingency(labels, truth);
  const people = sizesOf(truth);

  let together = 0;
  let agreeing = 0;
  let precisionSum = 0;
  let recallSum = 0;
  for (const counts of clusters.values()) {
    const clusterSize = sum([...counts.values()]);
    together += pairs(clusterSize);
    for (const [person, count] of counts) {
      agreeing += pairs(count);
      precisionSum += (count * count) / clusterSize;
      recallSum += (count * count) / people.get(person)!;
    }
  }
  const belonging = sum([...people.values()].map(pairs));

  return {
    faces,
    pairwise: score(ratio(agreeing, together), ratio(agreeing, belonging)),
    bcubed: score(ratio(precisionSum, faces), ratio(recallSum, faces)),
    adjustedRand: adjustedRand(agreeing, together - agreeing, belonging - agreeing, pairs(faces)),
  };
}

/**
 * Pairwise precision, recall and F1 of `dbscan` against the truth at every eps, in one sweep.
 *
 * @param truth (n) as for {@link comparePartitions}
 * @throws RangeError if the lengths differ
 */
export function f1Curve(tree: DensityTree, truth: ArrayLike<number>): F1Curve {
  const belonging = sum([...sizesOf(truth).values()].map(pairs));
  const rows: (Score & { readonly eps: number })[] = [];
  sweepPairs(tree, truth, ({ eps, together, agreeing }) => {
    const row = score(ratio(agreeing, together), ratio(agreeing, belonging));
    const last = rows.at(-1);
    if (last?.precision !== row.precision || last.recall !== row.recall) rows.push({ eps, ...row });
  });
  return {
    eps: Float64Array.from(rows, ({ eps }) => eps),
    precision: Float64Array.from(rows, ({ precision }) => precision),
    recall: Float64Array.from(rows, ({ recall }) => recall),
    f1: Float64Array.from(rows, ({ f1 }) => f1),
  };
}

/**
 * The eps at which the pairwise F1 against the truth is highest, over all eps there are. Among equals
 * the lowest stretch of eps wins; the value lies in the middle of it, so that rounding does no harm.
 *
 * @param truth (n) as for {@link comparePartitions}
 * @throws RangeError if the lengths differ
 */
export function bestEps(
  tree: DensityTree,
  truth: ArrayLike<number>,
): { readonly eps: number; readonly f1: number } {
  const belonging = sum([...sizesOf(truth).values()].map(pairs));

  let best = { from: 0, to: 0, f1: -1 };
  let inBest = false;
  sweepPairs(tree, truth, ({ eps, together, agreeing }) => {
    const { f1 } = score(ratio(agreeing, together), ratio(agreeing, belonging));
    if (inBest) best.to = eps;
    if (f1 > best.f1) {
      best = { from: eps, to: eps, f1 };
      inBest = true;
    } else if (f1 < best.f1) {
      inBest = false;
    }
  });
  // two neighbouring floats have no middle, and the upper end is outside
  const middle = (best.from + best.to) / 2;
  return { eps: middle < best.to ? middle : best.from, f1: best.f1 };
}

/** Faces of each person, the unknown left out. */
function sizesOf(truth: ArrayLike<number>): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let i = 0; i < truth.length; i++) {
    const person = truth[i]!;
    if (person >= 0) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  }
  return sizes;
}

function adjustedRand(agreeing: number, wronglyTogether: number, wronglyApart: number, all: number): number {
  if (wronglyTogether === 0 && wronglyApart === 0) return 1;
  const apart = all - agreeing - wronglyTogether - wronglyApart;
  return (
    (2 * (agreeing * apart - wronglyTogether * wronglyApart)) /
    ((agreeing + wronglyApart) * (wronglyApart + apart) +
      (agreeing + wronglyTogether) * (wronglyTogether + apart))
  );
}

function score(precision: number, recall: number): Score {
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1 };
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 1;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
