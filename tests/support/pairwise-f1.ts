/**
 * Pairwise F1 of labels against the truth: of all pairs of faces in one group, and of all pairs of one person.
 * @param labels (n) negative for noise, which is in no pair
 * @param people (n)
 */
export function pairwiseF1(labels: ArrayLike<number>, people: ArrayLike<number>): number {
  const [grouped, same, both] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<string, number>(),
  ];
  const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let i = 0; i < people.length; i++) {
    const [label = -1, person = -1] = [labels[i], people[i]];
    add(same, person);
    if (label < 0) continue;
    add(grouped, label);
    add(both, `${label}/${person}`);
  }
  const pairs = (counts: ReadonlyMap<unknown, number>) =>
    [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return (2 * pairs(both)) / (pairs(grouped) + pairs(same));
}
