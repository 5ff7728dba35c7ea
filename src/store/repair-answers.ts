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
import type { Candidate } from './repair-cards.ts';

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

/**
 * "Do these faces belong here?" of several at once: who does is not asked about again, who does not is put out of
 * its group. One act for each of the two, unless faces that the user gave to persons leave.
 */
export function answerStrays(state: AppState, stays: readonly Stray[], leaves: readonly Stray[]): Act[] {
  const isGiven = ({ face }: Stray) =>
    personOfFace(state.history.state, state.faces[face]?.id ?? '') !== null;
  const pairs = leaves.filter((stray) => !isGiven(stray)).map(({ face, medoid }) => [face, medoid] as const);
  const acts = [
    stays.length > 0
      ? markFaces(
          state,
          stays.map(({ face }) => face),
          'reviewed',
          true,
        )
      : null,
    pairs.length > 0 ? linkFaces(state, pairs, 'cannot') : null,
    ...leaves.filter(isGiven).map(({ face }) => refuseFaces(state, [face])),
  ];
  return acts.filter((act) => act !== null);
}
