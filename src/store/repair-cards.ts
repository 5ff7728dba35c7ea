import type { Alarm } from '../cluster/alarm-kinds.ts';
import type { Stray } from '../people/find-strays.ts';
import type { Repair } from '../people/repair-order.ts';

/** A group that may be the same person as the one asked about. */
export interface Candidate {
  /** Middle face of the candidate. */
  readonly face: number;
  /** Middle face of the group asked about, as the suggestion has it. */
  readonly own: number;
  /** Median distance between the two groups. */
  readonly distance: number;
}

/** One question to the user. Faces stand for their groups, since labels change with every act. */
export type RepairCard = { readonly key: string } & (
  | { readonly kind: 'split'; readonly alarm: Alarm }
  /** Each face may be a stranger in its group; of one group at most one. */
  | { readonly kind: 'stray'; readonly strays: readonly Stray[] }
  /** The group of `face` may be the same person as each of the candidates, the nearest first. */
  | { readonly kind: 'merge'; readonly face: number; readonly candidates: readonly Candidate[] }
);

/** Candidates or strays on one card: what a glance takes in. */
const MOST_ON_CARD = 8;

/**
 * Repairs as cards, in their order. Suggestions about one group are one card, at the place of the first: most
 * often none of them is the same person, and that is one answer then. Strays come several at once for the same
 * reason. Groups that look mixed wait for their own.
 *
 * @param mixed whether a group looks mixed
 */
export function repairCards(repairs: readonly Repair[], mixed: (group: number) => boolean): RepairCard[] {
  const merges = repairs.flatMap((repair) => (repair.kind === 'merge' ? [repair.suggestion] : []));
  const open = new Map<number, Set<number>>();
  merges.forEach(({ groups }, place) => {
    for (const group of groups) open.set(group, (open.get(group) ?? new Set()).add(place));
  });
  const taken = new Set<number>();
  const shown = new Set<Stray>();
  const cards: RepairCard[] = [];
  let place = -1;
  for (const repair of repairs) {
    if (repair.kind === 'split') {
      const [a, b] = repair.alarm.faces;
      cards.push({ key: `split/${a}/${b}`, kind: 'split', alarm: repair.alarm });
      continue;
    }
    if (repair.kind === 'stray') {
      if (shown.has(repair.stray)) continue;
      const { face, medoid, group } = repair.stray;
      const strays = strayCard(repairs, shown, (other) => mixed(other) === mixed(group));
      cards.push({ key: `stray/${face}/${medoid}`, kind: 'stray', strays });
      continue;
    }
    place++;
    if (taken.has(place)) continue;
    const [g, h] = repair.suggestion.groups;
    // who is asked about most: one card less for each
    const subject = (open.get(h)?.size ?? 0) > (open.get(g)?.size ?? 0) ? h : g;
    const isLate = mixed(g) || mixed(h);
    const candidates: Candidate[] = [];
    for (const other of [place, ...(open.get(subject) ?? [])]) {
      const suggestion = merges[other];
      if (!suggestion || taken.has(other) || candidates.length === MOST_ON_CARD) continue;
      if (!isLate && suggestion.groups.some(mixed)) continue;
      taken.add(other);
      for (const group of suggestion.groups) open.get(group)?.delete(other);
      const side = suggestion.groups[0] === subject ? 0 : 1;
      candidates.push({
        own: suggestion.faces[side],
        face: suggestion.faces[1 - side] ?? -1,
        distance: suggestion.distance,
      });
    }
    candidates.sort((a, b) => a.distance - b.distance || a.face - b.face);
    const face = candidates[0]?.own ?? -1;
    cards.push({ key: `merge/${face}`, kind: 'merge', face, candidates });
  }
  return cards;
}

/** The next strays that fit onto one card, which counts them as shown. */
function strayCard(
  repairs: readonly Repair[],
  shown: Set<Stray>,
  fits: (group: number) => boolean,
): readonly Stray[] {
  const groups = new Set<number>();
  const strays: Stray[] = [];
  for (const repair of repairs) {
    if (strays.length === MOST_ON_CARD) break;
    if (repair.kind !== 'stray' || shown.has(repair.stray)) continue;
    const { stray } = repair;
    // what is said of one face of a group changes what is to be asked about the next
    if (groups.has(stray.group) || !fits(stray.group)) continue;
    groups.add(stray.group);
    shown.add(stray);
    strays.push(stray);
  }
  return strays;
}
