import { calibrateThresholds, type Trials } from './calibrate-thresholds.ts';
import { dot } from './dot.ts';
import { emptyJudge, type JudgeOptions } from './exemplar-judge.ts';
import { assertUnit, type Gallery, galleryPart } from './gallery.ts';
import {
  distancesTo,
  type GallerySpace,
  hideSelf,
  lowestTwo,
  nearestExemplar,
  spaceOf,
} from './gallery-space.ts';
import { type Evidence, type Judge, NO_EVIDENCE, verdictOf } from './judge.ts';
import { strangerScores } from './stranger-prior.ts';
import { trainLinearSvm } from './svm-train.ts';

export interface SvmOptions extends JudgeOptions {
  readonly seed?: number;
}

/** A gallery and one machine for each of its people. */
interface Machines {
  readonly space: GallerySpace;
  /** (people, dims + 1) weights, then the bias; zeros for a person alone. */
  readonly planes: Float64Array;
}

/** Other people whose mean faces a machine is trained against: the nearest ones, which alone touch its plane. */
const MAX_NEGATIVES = 60;
const POSITIVE_COST = 100;
const NEGATIVE_COST = 10;
/** What a decision of 1, the edge of the machine's margin, is worth in distance. */
const DECISION = 0.05;
/** Parts that a gallery is cut into for trials, and the size from which one part tells enough. */
const FOLDS = 4;
const ONE_FOLD_FROM = 300;

/**
 * Judge by one linear support vector machine for each person against the rest, open to strangers by the rule of
 * the exemplar judge.
 *
 * A machine knows only on which side of its plane a face lies, not how far from everybody it is; by its decision
 * alone, strangers are turned away badly. So score = − distance to the person's mean face, less the offset,
 * + {@link DECISION} × decision; the largest wins.
 *
 * Thresholds as the exemplar judge has them, but a machine has seen every face of the gallery: trials of strangers
 * are made by machines trained without a quarter of the people, on that quarter; from {@link ONE_FOLD_FROM} people
 * on, on one quarter only. Trials of known faces would need a training each and are not made.
 *
 * Cost of the preparation: at most `1 + FOLDS` trainings of (exemplars + {@link MAX_NEGATIVES}) rows a person.
 *
 * @throws RangeError as assertGallery
 */
export function createSvmJudge(gallery: Gallery, options: SvmOptions): Judge {
  const { prior, thresholds: given } = options;
  const { people } = gallery;
  if (people === 0) return emptyJudge('svm', given);
  const machines = train(gallery, options);
  const { lengths } = machines.space.templates;
  const meanLength = lengths.reduce((sum, x) => sum + x, 0) / lengths.length;
  // a stranger lies on the far side of every plane; alone, there is no plane
  const decision = people > 1 ? -DECISION : 0;
  const expected = strangerScores(prior, people, meanLength, (first) => decision - first);
  const thresholds = given ?? calibrateThresholds(trialsOf(machines.space, options), expected, options);

  const { cols } = gallery.exemplars;
  return {
    method: 'svm',
    thresholds,
    judge(descriptor) {
      assertUnit(descriptor, 'descriptor', cols);
      const { costs, distances } = costsOf(machines, descriptor, 0);
      const found = evidenceOf(costs);
      const distance = distances[found.person] as number;
      const exemplar = nearestExemplar(gallery, descriptor, found.person);
      return verdictOf({ ...found, distance, exemplar }, thresholds);
    },
  };
}

function train(gallery: Gallery, { prior, seed = 1 }: SvmOptions): Machines {
  const space = spaceOf(gallery, prior);
  const { people, exemplars, personOf } = gallery;
  const { cols: dims, data } = exemplars;
  const { unit } = space.templates;
  const planes = new Float64Array(people * (dims + 1));
  if (people < 2) return { space, planes };
  const rowsOf: number[][] = Array.from({ length: people }, () => []);
  personOf.forEach((person, i) => {
    rowsOf[person]?.push(i);
  });
  const products = new Float64Array(people);
  for (const [person, own] of rowsOf.entries()) {
    for (let other = 0; other < people; other++) products[other] = dot(unit, person, unit, other, dims);
    const others = largest(products, person, MAX_NEGATIVES);
    const rows = new Float32Array((own.length + others.length) * dims);
    for (const [to, i] of own.entries()) rows.set(data.subarray(i * dims, (i + 1) * dims), to * dims);
    for (const [to, other] of others.entries()) {
      rows.set(unit.subarray(other * dims, (other + 1) * dims), (own.length + to) * dims);
    }
    const costs = { positiveCost: POSITIVE_COST, negativeCost: NEGATIVE_COST };
    const { weights, bias } = trainLinearSvm(rows, dims, own.length, { ...costs, seed: seed + person });
    planes.set(weights, person * (dims + 1));
    planes[person * (dims + 1) + dims] = bias;
  }
  return { space, planes };
}

/** Indices of the largest values but one's own, at most `count`, ascending. */
function largest(values: Float64Array, own: number, count: number): number[] {
  const others = [...values.keys()].filter((i) => i !== own);
  if (others.length <= count) return others;
  const sorted = values.slice().sort();
  // one more, since one's own may be among them
  const least = sorted[values.length - count - 1] as number;
  return others.filter((i) => (values[i] as number) >= least).slice(0, count);
}

/** (people) scores with the sign turned, and distances, of row i of `rows`. */
function costsOf({ space, planes }: Machines, rows: Float32Array, i: number) {
  const { gallery, templates, offsets } = space;
  const dims = gallery.exemplars.cols;
  const distances = new Float64Array(gallery.people);
  distancesTo(templates, rows, i, dims, distances);
  const costs = distances.map((distance, p) => {
    const plane = p * (dims + 1);
    let decision = planes[plane + dims] as number;
    for (let k = 0; k < dims; k++) decision += (planes[plane + k] as number) * (rows[i * dims + k] as number);
    return distance - (offsets[p] as number) - DECISION * decision;
  });
  return { costs, distances };
}

function evidenceOf(costs: Float64Array): Evidence {
  const [person, second] = lowestTwo(costs);
  if (person < 0) return NO_EVIDENCE;
  const score = -(costs[person] as number);
  const margin = second < 0 ? Number.POSITIVE_INFINITY : score + (costs[second] as number);
  return { ...NO_EVIDENCE, person, second, margin, score, scoreAlone: score };
}

/** Faces of people whom the machines have not seen. */
function trialsOf(space: GallerySpace, options: SvmOptions): Trials {
  const { people, personOf, exemplars } = space.gallery;
  const strangers: number[] = [];
  const parts = Math.min(FOLDS, people);
  const folds = people < 2 ? 0 : people < ONE_FOLD_FROM ? parts : 1;
  for (let fold = 0; fold < folds; fold++) {
    const isOut = (person: number) => person % parts === fold;
    const seen = Array.from({ length: people }, (_, person) => person).filter((person) => !isOut(person));
    const machines = train(galleryPart(space.gallery, seen), options);
    for (const [i, person] of personOf.entries()) {
      if (!isOut(person)) continue;
      const { costs } = costsOf(machines, exemplars.data, i);
      hideSelf(space, person, costs, (index) => seen[index] as number);
      const { score } = evidenceOf(costs);
      if (Number.isFinite(score)) strangers.push(score);
    }
  }
  return { strangers, known: [], people };
}
