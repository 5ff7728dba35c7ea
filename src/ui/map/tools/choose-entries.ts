import { type LegendEntry, MOST_ENTRIES, OTHERS_KEY } from './coloring.ts';

/** Kinds of faces, most important first. Asked for one at a time, since most of thousands get no entry. */
export interface Kinds {
  readonly length: number;
  keyOf(place: number): string;
  /** Number of faces. */
  countOf(place: number): number;
  entryOf(place: number): LegendEntry;
}

/**
 * Choose what a legend lists: the first {@link MOST_ENTRIES} kinds, those kept, one entry for all others, and
 * last that of the faces without a kind, if there are any.
 *
 * @param kept keys of kinds that are listed in any case
 * @param none entry of the faces without a kind
 * @returns with the index among `entries` of each kind; faces without one have the last
 */
export function chooseEntries(
  kinds: Kinds,
  kept: ReadonlySet<string>,
  none: LegendEntry,
): { readonly entries: readonly LegendEntry[]; readonly entryOfKind: Uint16Array } {
  const entries: LegendEntry[] = [];
  const entryOfKind = new Uint16Array(kinds.length);
  const others: number[] = [];
  for (let place = 0; place < kinds.length; place++) {
    // one kind alone needs no "others"
    const isListed =
      place < MOST_ENTRIES ||
      kinds.length === MOST_ENTRIES + 1 ||
      (kept.size > 0 && kept.has(kinds.keyOf(place)));
    if (!isListed) {
      others.push(place);
      continue;
    }
    entryOfKind[place] = entries.length;
    entries.push(kinds.entryOf(place));
  }
  if (others.length > 0) {
    let count = 0;
    for (const place of others) {
      entryOfKind[place] = entries.length;
      count += kinds.countOf(place);
    }
    entries.push({ key: OTHERS_KEY, name: { kind: 'others', kinds: others.length }, color: null, count });
  }
  if (none.count > 0) entries.push(none);
  return { entries, entryOfKind };
}
