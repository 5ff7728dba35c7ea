import type { Alarm } from '../cluster/alarm-kinds.ts';
import type { Act } from '../people/act.ts';
import type { Stray } from '../people/find-strays.ts';
import { personOfFace } from '../people/people-state.ts';
import type { AppState } from './app-state.ts';
import {
  confirmFaces,
  linkFaces,
  markFaces,
  mergeGroups,
  refuseFaces,
  splitByAlarm,
  wholeOf,
} from './people-acts.ts';
import type { Candidate, RepairCard } from './repair-cards.ts';

export type Answer = 'yes' | 'no' | 'unsure';

/**
 * "Same person?" of several candidates at once. One act if all get one answer; else those who are the same are
 * joined first, and what was said of the others holds for all of them.
 */
export function answerMerge(
  state: AppState,
  face: number,
  same: readonly Candidate[],
  others: readonly Candidate[],
  answer: 'no' | 'unsure',
): Act[] {
  const groups = [face, ...same.map((candidate) => candidate.face)].map((index) => wholeOf(state, index));
  const pairs = others.map((candidate) => [candidate.own, candidate.face] as const);
  return [
    ...(same.length > 0 ? mergeGroups(state, [...new Set(groups)]) : []),
    ...(pairs.length > 0 ? [linkFaces(state, pairs, answer === 'no' ? 'cannot' : 'unsure')] : []),
  ];
}

/** "Two people?": yes parts them, no confirms that all are one. */
export function answerSplit(state: AppState, alarm: Alarm, answer: Answer): Act[] {
  if (answer === 'yes') return [splitByAlarm(state, alarm)];
  if (answer === 'unsure') return [linkFaces(state, [alarm.faces], 'unsure')];
  const act = confirmFaces(state, alarm.parts.flat());
  return act ? [act] : [];
}

/** "Does this face belong here?": no puts it out; otherwise it is not asked about again. */
export function answerStray(state: AppState, { face, medoid }: Stray, answer: Answer): Act[] {
  if (answer !== 'no') return [markFaces(state, [face], 'reviewed', true)];
  const isGiven = personOfFace(state.history.state, state.faces[face]?.id ?? '') !== null;
  const act = isGiven ? refuseFaces(state, [face]) : linkFaces(state, [[face, medoid]], 'cannot');
  return act ? [act] : [];
}

/** Faces that an answer is about, to say how many. */
export function facesOfCard(state: AppState, card: RepairCard): readonly number[] {
  switch (card.kind) {
    case 'stray':
      return [card.stray.face];
    case 'split':
      return card.alarm.parts.flat();
    case 'merge':
      return wholeOf(state, card.face).faces;
  }
}
