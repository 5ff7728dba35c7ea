import type { Grouping } from '../../store/grouping.ts';

/** Whether a group that the machine made is one of several that were one before the refinement. O(1). */
export function isPart({ refined, people }: Pick<Grouping, 'refined' | 'people'>, label: number): boolean {
  if (!refined) return false;
  const { splitOf } = refined;
  const own = people ? (people.groups[label]?.label ?? -1) : label;
  const before = splitOf[own];
  // ascending, so parts of one cluster are neighbors
  return before !== undefined && (splitOf[own - 1] === before || splitOf[own + 1] === before);
}
