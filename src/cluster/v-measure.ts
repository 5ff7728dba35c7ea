import { contingency } from './contingency.ts';

/** How much of what there is to know cluster and person tell of each other; all in [0, 1]. */
export interface VMeasure {
  /** 1 if each cluster holds faces of one person only. */
  readonly homogeneity: number;
  /** 1 if each person's faces are in one cluster. */
  readonly completeness: number;
  /** Their harmonic mean. */
  readonly v: number;
}

/**
 * The V-measure of clusters against the truth. Noise counts as clusters of one; faces without a truth are left
 * out. Where there is nothing to be told (one person, one cluster, no face) it is told in full.
 *
 * Source: Rosenberg and Hirschberg, EMNLP 2007, with beta 1.
 *
 * @param labels (n) cluster of each face, negative for noise
 * @param truth (n) who it is, any whole number at least 0; negative for unknown
 * @throws RangeError if the lengths differ
 */
export function vMeasure(labels: ArrayLike<number>, truth: ArrayLike<number>): VMeasure {
  const table = contingency(labels, truth);
  const { faces } = table;
  const clusters: number[] = [];
  const people = new Map<number, number>();
  const overlaps: number[] = [];
  for (const counts of table.clusters.values()) {
    let size = 0;
    for (const [person, shared] of counts) {
      size += shared;
      people.set(person, (people.get(person) ?? 0) + shared);
      overlaps.push(shared);
    }
    clusters.push(size);
  }

  // n times an entropy is n log n less such a sum
  const byCluster = sumOfLogs(clusters);
  const byPerson = sumOfLogs(people.values());
  const byOverlap = sumOfLogs(overlaps);
  const told = (sum: number, givenSum: number) => {
    const entropy = faces * Math.log(faces) - sum;
    return entropy > 0 ? clamp(1 - (givenSum - byOverlap) / entropy) : 1;
  };
  const homogeneity = told(byPerson, byCluster);
  const completeness = told(byCluster, byPerson);
  const total = homogeneity + completeness;
  return { homogeneity, completeness, v: total > 0 ? (2 * homogeneity * completeness) / total : 0 };
}

function sumOfLogs(sizes: Iterable<number>): number {
  let sum = 0;
  for (const size of sizes) sum += size * Math.log(size);
  return sum;
}

/** Rounding may lead a hair beyond either end. */
function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
