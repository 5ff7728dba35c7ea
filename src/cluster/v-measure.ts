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
  if (labels.length !== truth.length) {
    throw new RangeError(`truth must hold ${labels.length} numbers, got ${truth.length}`);
  }
  const clusters = new Map<number, number>();
  const people = new Map<number, number>();
  const overlaps = new Map<string, number>();
  let faces = 0;
  for (let i = 0; i < labels.length; i++) {
    const person = truth[i]!;
    if (person < 0) continue;
    faces++;
    // each noise face is a cluster of its own, under a number no other has
    const cluster = labels[i]! < 0 ? -1 - i : labels[i]!;
    count(clusters, cluster);
    count(people, person);
    count(overlaps, `${cluster} ${person}`);
  }

  // n times an entropy is n log n less such a sum
  const byCluster = sumOfLogs(clusters);
  const byPerson = sumOfLogs(people);
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

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sumOfLogs(counts: Map<unknown, number>): number {
  let sum = 0;
  for (const size of counts.values()) sum += size * Math.log(size);
  return sum;
}

/** Rounding may lead a hair beyond either end. */
function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
