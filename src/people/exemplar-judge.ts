import { calibrateThresholds, type Tolerance, type Trials } from './calibrate-thresholds.ts';
import { assertUnit, type Gallery } from './gallery.ts';
import {
  distancesTo,
  distanceWithoutSelf,
  type GallerySpace,
  hideSelf,
  lowestTwo,
  nearestExemplar,
  spaceOf,
} from './gallery-space.ts';
import { type Evidence, type Judge, NO_EVIDENCE, type Thresholds, verdictOf } from './judge.ts';
import { type StrangerPrior, strangerScores } from './stranger-prior.ts';

export interface JudgeOptions extends Tolerance {
  readonly prior: StrangerPrior;
  /** Instead of calibration: those that a saved gallery brings along. */
  readonly thresholds?: Thresholds;
}

/**
 * How much of the second's distance counts for the first: who is far from everybody else is more likely to be
 * who they are nearest to. From 0.2 to 0.5 equally good on ../shared/embeddings/lfw-dev.
 */
const SECOND = 0.25;

/**
 * Judge by the distance to each person's mean face, open to strangers.
 *
 * Every distance is taken less the person's offset. Score = − the nearest + {@link SECOND} × the second.
 * Thresholds: {@link calibrateThresholds}. A person alone is compared with a second at the median of strangers.
 *
 * Cost: preparation O(trials × people × dims), a face O((people + exemplars) × dims). Deterministic.
 *
 * Source: normalization by a cohort as in speaker verification (Auckenthaler et al., Digital Signal Processing 10,
 * 2000). Differs: cohort of one, the second, weighted instead of divided by a deviation, which did worse here.
 *
 * @throws RangeError as assertGallery
 */
export function createExemplarJudge(gallery: Gallery, options: JudgeOptions): Judge {
  if (gallery.people === 0) return emptyJudge('exemplars', options.thresholds);
  const space = spaceOf(gallery, options.prior);
  const lengths = space.templates.lengths;
  const meanLength = lengths.reduce((sum, x) => sum + x, 0) / lengths.length;
  const usual = strangerScores(options.prior, gallery.people, meanLength, (_, second) => second);
  const scoreOf = (first: number, second: number) => -first + SECOND * second;
  const prior = strangerScores(options.prior, gallery.people, meanLength, scoreOf);
  const thresholds = options.thresholds ?? calibrateThresholds(trialsOf(space, usual.mean), prior, options);

  const distances = new Float64Array(gallery.people);
  const { cols } = gallery.exemplars;
  return {
    method: 'exemplars',
    thresholds,
    judge(descriptor) {
      assertUnit(descriptor, 'descriptor', cols);
      distancesTo(space.templates, descriptor, 0, cols, distances);
      const found = compare(lessOffsets(distances, space.offsets), usual.mean);
      const distance = distances[found.person] ?? Number.POSITIVE_INFINITY;
      const exemplar = nearestExemplar(gallery, descriptor, found.person);
      return verdictOf({ ...found, distance, exemplar }, thresholds);
    },
  };
}

/** Who knows nobody calls everybody new. */
export function emptyJudge(method: Judge['method'], thresholds?: Thresholds): Judge {
  const own = thresholds ?? { acceptAt: 0, newAt: 0 };
  return { method, thresholds: own, judge: () => verdictOf(NO_EVIDENCE, own) };
}

/** @param distances less the offsets; infinite for people who are left out */
function compare(distances: Float64Array, usualSecond: number): Evidence {
  const [person, second] = lowestTwo(distances);
  if (person < 0) return NO_EVIDENCE;
  const first = distances[person] as number;
  const next = second < 0 ? undefined : (distances[second] as number);
  return {
    ...NO_EVIDENCE,
    person,
    second,
    margin: next === undefined ? Number.POSITIVE_INFINITY : next - first,
    score: SECOND * (next ?? usualSecond) - first,
    scoreAlone: SECOND * usualSecond - first,
  };
}

const lessOffsets = (distances: Float64Array, offsets: Float64Array) =>
  distances.map((distance, person) => distance - (offsets[person] as number));

/** Every trial exemplar once as a stranger, once as a known face. */
function trialsOf(space: GallerySpace, usualSecond: number): Trials {
  const { gallery, offsets, trials, trialDistances } = space;
  const { people, personOf } = gallery;
  const strangers: number[] = [];
  const known: number[] = [];
  for (const [t, i] of trials.entries()) {
    const row = Float64Array.from(trialDistances.subarray(t * people, (t + 1) * people));
    const distances = lessOffsets(row, offsets);
    const person = personOf[i] as number;
    const others = distances.slice();
    hideSelf(space, person, others);
    const { score } = compare(others, usualSecond);
    if (Number.isFinite(score)) strangers.push(score);
    const own = distanceWithoutSelf(space, i);
    if (own === undefined) continue;
    distances[person] = own;
    known.push(compare(distances, usualSecond).score);
  }
  return { strangers, known, people };
}
