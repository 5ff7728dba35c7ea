import type { Refined } from '../../cluster/refine.ts';

/** Whether a shown group is one of several that were one before the refinement. O(1). */
export function isPart({ splitOf }: Pick<Refined, 'splitOf'>, label: number): boolean {
  const before = splitOf[label];
  // ascending, so parts of one cluster are neighbors
  return before !== undefined && (splitOf[label - 1] === before || splitOf[label + 1] === before);
}
