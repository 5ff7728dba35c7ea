/** How many faces each cluster shares with each person. */
export interface Contingency {
  /** Faces with a known person, all told. */
  readonly faces: number;
  /** Cluster → person → faces. Each noise face is a cluster of its own, under a negative number no other has. */
  readonly clusters: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

/**
 * Count clusters against the truth; faces without a truth are left out.
 *
 * @param labels (n) cluster of each face, negative for noise
 * @param truth (n) who it is, any whole number at least 0; negative for unknown
 * @throws RangeError if the lengths differ
 */
export function contingency(labels: ArrayLike<number>, truth: ArrayLike<number>): Contingency {
  if (labels.length !== truth.length) {
    throw new RangeError(`truth must hold ${labels.length} numbers, got ${truth.length}`);
  }
  const clusters = new Map<number, Map<number, number>>();
  let faces = 0;
  for (let i = 0; i < labels.length; i++) {
    const person = truth[i]!;
    if (person < 0) continue;
    faces++;
    const cluster = labels[i]! < 0 ? -1 - i : labels[i]!;
    const people = clusters.get(cluster) ?? new Map<number, number>();
    clusters.set(cluster, people);
    people.set(person, (people.get(person) ?? 0) + 1);
  }
  return { faces, clusters };
}
