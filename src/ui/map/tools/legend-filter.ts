import type { LegendEntry } from './coloring.ts';

/** Which entries of the legend stand back. By key, so that it holds while eps moves. */
export interface LegendFilter {
  /** Whether `keys` are all that is shown; else they are what is not. */
  readonly isOnly: boolean;
  readonly keys: ReadonlySet<string>;
}

export const NO_FILTER: LegendFilter = { isOnly: false, keys: new Set() };

export function isHidden(filter: LegendFilter, key: string): boolean {
  return filter.keys.has(key) !== filter.isOnly;
}

/** Hide an entry that is shown, show one that is hidden; once the last is hidden, all are shown again. */
export function toggleEntry(
  filter: LegendFilter,
  key: string,
  entries: readonly LegendEntry[],
): LegendFilter {
  const keys = new Set(filter.keys);
  if (!keys.delete(key)) keys.add(key);
  const next = { ...filter, keys };
  return entries.some((entry) => !isHidden(next, entry.key)) ? next : NO_FILTER;
}

/** Show an entry alone; all again if it was alone already. */
export function showOnly(filter: LegendFilter, key: string): LegendFilter {
  const isAlone = filter.isOnly && filter.keys.size === 1 && filter.keys.has(key);
  return isAlone ? NO_FILTER : { isOnly: true, keys: new Set([key]) };
}
