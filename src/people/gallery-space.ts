import { dot, unitDistance } from './dot.ts';
import { assertGallery, type Gallery, type Templates, templatesOf } from './gallery.ts';
import type { StrangerPrior } from './stranger-prior.ts';

/** A gallery with what judging by distance needs, computed once. */
export interface GallerySpace {
  readonly gallery: Gallery;
  readonly templates: Templates;
  /** (people) taken off a person's distances: positive where strangers stay farther away than usual. */
  readonly offsets: Float64Array;
  /** How much farther strangers stay from a person of one exemplar than from one of very many. */
  readonly perExemplar: number;
  /** (t) exemplars that stand trial, spread over the gallery: rows of `gallery.exemplars`. */
  readonly trials: Int32Array;
  /** (t, people) distance of each of them to each template. */
  readonly trialDistances: Float32Array;
  /** Two people whose faces are nearer than this on average may be one person listed twice. */
  readonly sameWithin: number;
}

/** Exemplars that stand trial: enough for any quantile, few enough for a second with thousands of people. */
const MAX_TRIALS = 2000;
/** Strangers that tell how near strangers come to a person. */
const NEAREST_STRANGERS = 10;
/** How much of what those few say of a person is believed; the rest is taken for chance. */
const BELIEF = 0.25;
/** Pulls the line towards flat where hardly anybody differs in the number of exemplars. */
const LINE_DOUBT = 1;
/** Strangers that a person may have within `sameWithin`: the figure by which eps is suggested, too. */
const STRANGERS_WITHIN = 0.05;

/** @throws RangeError as assertGallery */
export function spaceOf(gallery: Gallery, prior: StrangerPrior): GallerySpace {
  assertGallery(gallery);
  const templates = templatesOf(gallery);
  const { rows, cols, data } = gallery.exemplars;
  const count = Math.min(rows, MAX_TRIALS);
  const trials = Int32Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
  const trialDistances = new Float32Array(count * gallery.people);
  for (let t = 0; t < count; t++) {
    distancesTo(templates, data, trials[t] as number, cols, trialDistances.subarray(t * gallery.people));
  }
  const reach = strangerReach(gallery, trials, trialDistances);
  const { offsets, perExemplar } = offsetsOf(reach, templates.counts);
  const sameWithin = prior.distanceWithin(STRANGERS_WITHIN / Math.max(1, gallery.people));
  return { gallery, templates, offsets, perExemplar, trials, trialDistances, sameWithin };
}

/** Fill `into` with the distance of row i of `rows` to every template. */
export function distancesTo(
  { unit, counts }: Templates,
  rows: Float32Array,
  i: number,
  dims: number,
  into: Float32Array | Float64Array,
): void {
  for (let person = 0; person < counts.length; person++) {
    into[person] = unitDistance(dot(rows, i, unit, person, dims));
  }
}

/** (people) mean distance of the nearest few of other people's trial faces; all 0 for a person alone. */
function strangerReach({ personOf, people }: Gallery, trials: Int32Array, distances: Float32Array) {
  const reach = new Float64Array(people);
  if (people < 2) return reach;
  const nearest = new Float64Array(NEAREST_STRANGERS);
  for (let person = 0; person < people; person++) {
    let found = 0;
    for (let t = 0; t < trials.length; t++) {
      if (personOf[trials[t] as number] === person) continue;
      const distance = distances[t * people + person] as number;
      if (found === NEAREST_STRANGERS && distance >= (nearest[found - 1] as number)) continue;
      // insertion into the few kept so far
      let at = found < NEAREST_STRANGERS ? found++ : found - 1;
      for (; at > 0 && (nearest[at - 1] as number) > distance; at--) nearest[at] = nearest[at - 1] as number;
      nearest[at] = distance;
    }
    for (let k = 0; k < found; k++) reach[person] = (reach[person] ?? 0) + (nearest[k] ?? 0) / found;
  }
  return reach;
}

/**
 * A threshold of its own for every person, as an offset to the common one.
 *
 * The more exemplars, the nearer the mean face lies to everybody: a line in 1 / exemplars is fitted and taken as
 * it is. Some faces, besides, lie where many others do; of that part the estimate is so noisy that most of it
 * is taken for chance (empirical Bayes).
 */
function offsetsOf(reach: Float64Array, counts: Int32Array): Pick<GallerySpace, 'offsets' | 'perExemplar'> {
  const people = reach.length;
  const inverse = Float64Array.from(counts, (count) => 1 / count);
  const meanReach = reach.reduce((sum, x) => sum + x, 0) / people;
  const meanInverse = inverse.reduce((sum, x) => sum + x, 0) / people;
  let shared = 0;
  let square = 0;
  for (const [person, x] of inverse.entries()) {
    shared += (x - meanInverse) * ((reach[person] ?? 0) - meanReach);
    square += (x - meanInverse) ** 2;
  }
  const perExemplar = square > 1e-9 ? shared / (square + LINE_DOUBT) : 0;
  const offsets = reach.map((own, person) => {
    const expected = perExemplar * ((inverse[person] ?? 0) - meanInverse);
    return expected + BELIEF * (own - meanReach - expected);
  });
  return { offsets, perExemplar };
}

/**
 * Make a face of `person` a stranger: set the costs of the person and of whoever may be the same person to
 * infinity, as far as they would come first or second.
 *
 * Grouping rather lists one person twice than two as one; a face judged by its own double would pass for a stranger
 * whom everybody takes for somebody, and thresholds would rise until nobody is known.
 *
 * @param costs (people) changed; the smallest wins
 * @param personAt person of the gallery that each cost belongs to
 */
export function hideSelf(
  { gallery, templates, sameWithin }: GallerySpace,
  person: number,
  costs: Float64Array,
  personAt: (index: number) => number = (index) => index,
): void {
  const { unit, lengths } = templates;
  const { cols } = gallery.exemplars;
  const mayBeSame = (other: number) => {
    if (other === person) return true;
    // templates at their full length: the mean inner product of all pairs of exemplars
    const scale = (lengths[person] as number) * (lengths[other] as number);
    return unitDistance(scale * dot(unit, person, unit, other, cols)) < sameWithin;
  };
  // whoever comes after the first two plays no part
  for (let found = 0; found < 2; ) {
    const [first, second] = lowestTwo(costs);
    const candidate = found === 0 ? first : second;
    if (candidate < 0) return;
    if (mayBeSame(personAt(candidate))) costs[candidate] = Number.POSITIVE_INFINITY;
    else found++;
  }
}

/** Indices of the smallest and the second smallest cost, the first among equals; -1 where only infinities are left. */
export function lowestTwo(costs: Float64Array): readonly [number, number] {
  let first = -1;
  let second = -1;
  for (let i = 0; i < costs.length; i++) {
    const cost = costs[i] as number;
    if (cost === Number.POSITIVE_INFINITY) continue;
    if (first < 0 || cost < (costs[first] as number)) {
      second = first;
      first = i;
    } else if (second < 0 || cost < (costs[second] as number)) second = i;
  }
  return [first, second];
}

/** Row of the person's exemplar that is nearest to a face, the first among equals. */
export function nearestExemplar(
  { exemplars, personOf }: Gallery,
  face: Float32Array,
  person: number,
): number {
  const { data, cols } = exemplars;
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < personOf.length; i++) {
    if (personOf[i] !== person) continue;
    const product = dot(face, 0, data, i, cols);
    if (product > most) [most, best] = [product, i];
  }
  return best;
}

/**
 * Distance of an exemplar to the mean of its own person's other exemplars, less the offset that the person
 * would have without it; undefined if there are no others.
 */
export function distanceWithoutSelf(space: GallerySpace, i: number): number | undefined {
  const { gallery, templates, offsets, perExemplar } = space;
  const person = gallery.personOf[i] as number;
  const count = templates.counts[person] as number;
  if (count < 2) return undefined;
  const { data, cols } = gallery.exemplars;
  const sumLength = count * (templates.lengths[person] as number);
  // the sum of the exemplars is their template at its full length; take the one out
  let square = 0;
  let product = 0;
  for (let k = 0; k < cols; k++) {
    const own = data[i * cols + k] as number;
    const rest = sumLength * (templates.unit[person * cols + k] as number) - own;
    square += rest * rest;
    product += rest * own;
  }
  const distance = unitDistance(square > 0 ? product / Math.sqrt(square) : 0);
  return distance - (offsets[person] as number) - perExemplar * (1 / (count - 1) - 1 / count);
}
