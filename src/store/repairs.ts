import type { Alarm } from '../cluster/alarm-kinds.ts';
import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import type { Matrix } from '../math/matrix.ts';
import type { PeopleConstraints } from '../people/constraints-of.ts';
import { repairOrder } from '../people/repair-order.ts';
import type { AppState } from './app-state.ts';
import { clusterListOf } from './cluster-list.ts';
import { facePoints, firstRows, photoNumbers } from './face-points.ts';
import { groupingOf } from './grouping.ts';
import { alarmsOf } from './insights.ts';
import { memoizeLast } from './memoize-last.ts';
import { saidOf } from './people.ts';
import { type RepairCard, repairCards } from './repair-cards.ts';
import type { RepairHints, RepairQuestion } from './repair-service.ts';
import { NOISE } from './selectors.ts';

/** Share of the same-person threshold from which on a face of a small group may be a stranger: 0.34 of 0.415. */
const STRAY_FROM = 0.82;

const pointsOf = memoizeLast(
  (faces: readonly Face[], dims: number, size: number): Matrix => firstRows(facePoints(faces, dims), size),
);

/** What to ask the repair worker about the present groups, and the points that it needs; null while there are none. */
export function repairQuestionOf(
  state: AppState,
): { readonly points: Matrix; readonly question: RepairQuestion } | null {
  const { tree, faces, settings } = state;
  const grouping = groupingOf(state);
  if (!tree || !grouping) return null;
  const { dims, samePersonThreshold } = DESCRIPTORS[settings.descriptorId];
  const said = saidOf(state);
  const { clusters, noise } = clusterListOf(state);
  // by label, as alarms, strays and suggestions number them; then each face on its own, which may belong somewhere
  const groups = [...clusters].sort((a, b) => a.label - b.label);
  const alone = noise.map((face) => [face]);
  return {
    points: pointsOf(faces, dims, tree.size),
    question: {
      groups: [...groups.map((group) => group.faces), ...alone],
      names: [...groups.map(({ name }) => name), ...alone.map(() => '')],
      photoOf: settings.partPhotos ? photoNumbers(faces).slice(0, tree.size) : null,
      decided: [...(said?.cannotLink ?? []), ...(said?.unsure ?? [])],
      reviewed: said?.reviewed ?? new Uint8Array(tree.size),
      upTo: samePersonThreshold,
      strayFrom: STRAY_FROM * samePersonThreshold,
    },
  };
}

/** All that should be looked at, what mends most first. */
export function repairsOf(state: AppState, hints: RepairHints): RepairCard[] {
  const grouping = groupingOf(state);
  if (!grouping) return [];
  const said = saidOf(state);
  const { labels, clusterCount } = grouping.shown;
  const alarms = alarmsOf(state).filter((alarm) => !isAnswered(alarm, said));
  const { noise } = clusterListOf(state);
  const groupOf = labels.slice();
  const sizes = new Int32Array(clusterCount + noise.length);
  noise.forEach((face, place) => {
    groupOf[face] = clusterCount + place;
  });
  for (const group of groupOf) if (group !== NOISE) sizes[group] = (sizes[group] ?? 0) + 1;
  const mixed = new Set(alarms.map(({ cluster }) => cluster));
  const order = repairOrder({
    alarms: surest(alarms),
    strays: hints.strays,
    suggestions: hints.suggestions,
    samePersonThreshold: DESCRIPTORS[state.settings.descriptorId].samePersonThreshold,
    groupOf,
    sizes,
    reviewed: said?.reviewed ?? new Uint8Array(labels.length),
  });
  return repairCards(order, (group) => mixed.has(group));
}

/** One alarm of each group, the surest: the others are asked again once that is answered. */
function surest(alarms: readonly Alarm[]): Alarm[] {
  const best = new Map<number, Alarm>();
  for (const alarm of alarms) {
    const known = best.get(alarm.cluster);
    if (!known || alarm.sureness > known.sureness) best.set(alarm.cluster, alarm);
  }
  return [...best.values()];
}

/** Whether the user was asked about these two parts before, and was not sure. */
function isAnswered({ parts }: Alarm, said: PeopleConstraints | null): boolean {
  if (!said || said.unsure.length === 0) return false;
  const [left, right] = parts.map((part) => new Set(part));
  return said.unsure.some(
    ([a, b]) => (left?.has(a) && right?.has(b)) || (left?.has(b) && right?.has(a)) || false,
  );
}

/**
 * Cards as they stand after further acts: without what is answered or has come about by itself, and without those
 * of which nothing is left to ask. For the moment until the list is worked out anew.
 */
export function openCards(state: AppState, cards: readonly RepairCard[]): RepairCard[] {
  const labels = groupingOf(state)?.shown.labels;
  const said = saidOf(state);
  if (!labels) return [];
  const labelOf = (face: number) => labels[face] ?? NOISE;
  // a face on its own is a group of its own
  const groupOf = (face: number) => (labelOf(face) === NOISE ? -2 - face : labelOf(face));
  const isGrouped = (face: number) => labelOf(face) !== NOISE;
  const isReviewed = (face: number) => said?.reviewed[face] === 1;
  const isThere = (face: number) => said === null || said.ignored[face] === 0;
  const decided = new Set(
    [...(said?.cannotLink ?? []), ...(said?.unsure ?? [])].map(([a, b]) => pairOf(groupOf(a), groupOf(b))),
  );

  function open(card: RepairCard): RepairCard | null {
    if (card.kind === 'stray') {
      const strays = card.strays.filter(
        ({ face, medoid }) => isGrouped(face) && labelOf(face) === labelOf(medoid) && !isReviewed(face),
      );
      if (strays.length === 0) return null;
      return strays.length === card.strays.length ? card : { ...card, strays };
    }
    if (card.kind === 'split') {
      const [a, b] = card.alarm.faces;
      if (!isGrouped(a) || labelOf(a) !== labelOf(b) || isAnswered(card.alarm, said)) return null;
      return card.alarm.parts.flat().every(isReviewed) ? null : card;
    }
    const candidates = card.candidates.filter(({ face, own }) => {
      const [a, b] = [groupOf(face), groupOf(own)];
      return isThere(face) && isThere(own) && a !== b && !decided.has(pairOf(a, b));
    });
    if (candidates.length === 0) return null;
    return candidates.length === card.candidates.length ? card : { ...card, candidates };
  }
  return cards.flatMap((card) => open(card) ?? []);
}

const pairOf = (a: number, b: number) => (a < b ? `${a}/${b}` : `${b}/${a}`);
