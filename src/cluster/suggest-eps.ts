import type { DensityTree } from './density-tree.ts';
import type { DistanceCalibration } from './distance-calibration.ts';
import { bestExpectedEps, type ExpectedScore } from './expected-score.ts';
import { firstLargeJoin } from './first-large-join.ts';
import { findKnee } from './knee.ts';
import { type Landscape, type LandscapeRow, valueAt } from './landscape.ts';
import { type Plateau, plateaus } from './plateaus.ts';
import { type SamePhotoQuantile, samePhotoQuantile } from './same-photo-quantile.ts';
import { EXPECTED_STRANGERS, strangerTailEps } from './stranger-tail.ts';

/** What one way of looking at the collection says about eps; null where it has nothing to say. */
export type EpsWitness =
  | { readonly kind: 'strangerTail'; readonly eps: number; readonly expectedStrangers: number }
  | { readonly kind: 'expectedScore'; readonly eps: number | null; readonly score: ExpectedScore | null }
  | ({ readonly kind: 'samePhoto' } & SamePhotoQuantile)
  | KneeWitness
  | { readonly kind: 'plateau'; readonly eps: number | null; readonly plateau: Plateau | null };

export interface KneeWitness {
  readonly kind: 'knee';
  readonly eps: number | null;
  /** (points with that many neighbors) distances to the (minPts - 1)-th nearest other face, ascending. */
  readonly curve: Float64Array;
  /** Position of the knee in the curve, and how far it stands out, in [0, 1]. */
  readonly index: number | null;
  readonly depth: number | null;
}

/** Why `auto` is what it is. */
export type AutoReason =
  /** Too few faces to tell: the descriptor's own value. */
  | { readonly code: 'tooFew'; readonly faces: number; readonly facesNeeded: number }
  /** The best clusters are expected here; see {@link bestExpectedEps}. */
  | { readonly code: 'expectedScore'; readonly score: ExpectedScore }
  /** Beyond it, strangers come into reach. */
  | { readonly code: 'strangerTail'; readonly expectedStrangers: number }
  /** Beyond it, strangers of this collection come into reach, by the faces that share a photo. */
  | { readonly code: 'samePhoto'; readonly pairs: number }
  /** Right before two large clusters would become one, which two parts of one person do sooner. */
  | { readonly code: 'largeJoin'; readonly at: number; readonly sizes: readonly [number, number] }
  /** Nothing is known of the descriptor's distances: its own value. */
  | { readonly code: 'default' };

export interface EpsSuggestion {
  readonly witnesses: readonly EpsWitness[];
  readonly auto: { readonly eps: number; readonly reason: AutoReason; readonly outcome: LandscapeRow };
}

export interface EpsQuestion {
  readonly tree: DensityTree;
  /** Of the same tree. */
  readonly landscape: Landscape;
  /** The descriptor's own eps. */
  readonly defaultEps: number;
  readonly calibration?: DistanceCalibration | undefined;
  /** Ascending distances of the pairs of faces that share a photo, if such are taken for strangers. */
  readonly samePhotoDistances?: ArrayLike<number> | undefined;
}

/** Below, 0.33 does as well as anything for the descriptor that was measured. */
const FACES_NEEDED = 10;
/** The part of the scale, around a first idea of eps, in which plateaus are looked for. */
const PLATEAU_RANGE = [0.8, 1.1] as const;
/** Without a calibration: faces that make a cluster large, and how far below its own eps a descriptor may be led. */
const LARGE_CLUSTER = 5;
const LEAST_OF_DEFAULT = 0.85;

/**
 * Ask several witnesses for eps, and draw one value from them.
 *
 * With a calibration `auto` is the eps of the best expected score, no farther than the stranger tail and the
 * collection's own strangers allow. Without, it is what the same-photo pairs say, else the descriptor's own
 * value, led back to before the first join of two large clusters. Knee and plateau are for the eye: on faces
 * they mislead, since most people come with few and the curves hardly bend; `tests/eval/auto-eps.ts` prints how
 * far each witness gets alone.
 *
 * @throws RangeError if landscape and tree differ in size or `defaultEps` is not positive and finite
 */
export function suggestEps(question: EpsQuestion): EpsSuggestion {
  const { tree, landscape, defaultEps, calibration } = question;
  if (landscape.size !== tree.size) {
    throw new RangeError(`landscape must be of ${tree.size} points, got ${landscape.size}`);
  }
  if (!(defaultEps > 0 && defaultEps < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`defaultEps must be positive and finite, got ${defaultEps}`);
  }
  const faces = Math.max(1, tree.size);
  const tail = calibration ? strangerTailEps(calibration, faces) : null;
  const samePhoto = samePhotoQuantile(question.samePhotoDistances ?? [], faces, calibration);
  const limit = Math.min(tail ?? defaultEps, samePhoto.eps ?? Number.POSITIVE_INFINITY);
  const score = calibration ? bestExpectedEps(tree, calibration, limit) : null;

  const witnesses: EpsWitness[] = [
    { kind: 'samePhoto', ...samePhoto },
    kneeWitness(tree),
    plateauWitness(landscape, tail ?? defaultEps),
  ];
  if (tail !== null) {
    witnesses.unshift(
      { kind: 'expectedScore', eps: score?.eps ?? null, score },
      { kind: 'strangerTail', eps: tail, expectedStrangers: EXPECTED_STRANGERS },
    );
  }
  const { eps, reason } = chooseAuto(question, tail, score, samePhoto);
  return { witnesses, auto: { eps, reason, outcome: valueAt(landscape, eps) } };
}

function chooseAuto(
  { tree, defaultEps }: EpsQuestion,
  tail: number | null,
  score: ExpectedScore | null,
  samePhoto: SamePhotoQuantile,
): { eps: number; reason: AutoReason } {
  if (tree.size < FACES_NEEDED) {
    const reason = { code: 'tooFew', faces: tree.size, facesNeeded: FACES_NEEDED } as const;
    return { eps: defaultEps, reason };
  }
  if (score) return { eps: score.eps, reason: { code: 'expectedScore', score } };
  if (samePhoto.eps !== null && (tail === null || samePhoto.eps < tail)) {
    return { eps: samePhoto.eps, reason: { code: 'samePhoto', pairs: samePhoto.pairs } };
  }
  if (tail !== null) {
    return { eps: tail, reason: { code: 'strangerTail', expectedStrangers: EXPECTED_STRANGERS } };
  }
  const range = { from: LEAST_OF_DEFAULT * defaultEps, to: defaultEps, least: LARGE_CLUSTER };
  const join = firstLargeJoin(tree, range);
  if (!join) return { eps: defaultEps, reason: { code: 'default' } };
  return {
    eps: (join.quietFrom + join.eps) / 2,
    reason: { code: 'largeJoin', at: join.eps, sizes: join.sizes },
  };
}

function kneeWitness({ coreDistances }: DensityTree): KneeWitness {
  const curve = coreDistances.filter(Number.isFinite).sort();
  const knee = findKnee(curve);
  return {
    kind: 'knee',
    eps: knee?.value ?? null,
    curve,
    index: knee?.index ?? null,
    depth: knee?.depth ?? null,
  };
}

/** The longest plateau with a cluster in it around `center`; its middle is the eps. */
function plateauWitness(landscape: Landscape, center: number): EpsWitness {
  const [low, high] = PLATEAU_RANGE;
  const range = { from: low * center, to: high * center, count: landscape.eps.length };
  const plateau = plateaus(landscape, range).find(({ clusters }) => clusters > 0) ?? null;
  return { kind: 'plateau', eps: plateau && (plateau.from + plateau.to) / 2, plateau };
}
