import type { PersonId } from '../../people/act.ts';
import type { ClusterView } from '../../store/cluster-list.ts';

/** A group as it was when it was last seen. */
export interface SeenGroup {
  readonly person: PersonId | null;
  readonly faces: readonly number[];
}

/**
 * Which group is now what a group was before an act or a move of the slider: the same person, else the one that
 * has most of its faces, of two the larger. Null if none has any.
 */
export function followGroup(
  groups: readonly ClusterView[],
  labels: ArrayLike<number>,
  seen: SeenGroup,
): ClusterView | null {
  const same = seen.person === null ? undefined : groups.find(({ person }) => person === seen.person);
  if (same) return same;
  const counts = new Map<number, number>();
  for (const face of seen.faces) {
    const label = labels[face] ?? -1;
    if (label >= 0) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  // the list has the larger first
  return most === 0 ? null : (groups.find(({ label }) => counts.get(label) === most) ?? null);
}
