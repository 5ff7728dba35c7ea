import type { Coloring } from './coloring.ts';
import { isHidden, type LegendFilter } from './legend-filter.ts';

/**
 * Which faces stand back: those of hidden entries of the legend, and those that a search does not find.
 * @param matches (n) 1 for a face that is found; null if nothing is searched
 * @returns (n) 1 for a face that stands back
 */
export function standingBack(
  { entries, entryOf }: Pick<Coloring, 'entries' | 'entryOf'>,
  filter: LegendFilter,
  matches: Uint8Array | null,
): Uint8Array {
  const isBack = Uint8Array.from(entries, ({ key }) => (isHidden(filter, key) ? 1 : 0));
  const faded = new Uint8Array(entryOf.length);
  for (let i = 0; i < faded.length; i++) {
    faded[i] = isBack[entryOf[i] ?? 0] === 1 || matches?.[i] === 0 ? 1 : 0;
  }
  return faded;
}
