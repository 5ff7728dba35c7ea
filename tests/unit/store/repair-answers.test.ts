import { expect, test } from 'vitest';
import { perform } from '../../../src/people/history.ts';
import type { AppState } from '../../../src/store/app-state.ts';
import { groupingOf } from '../../../src/store/grouping.ts';
import { answerStrays } from '../../../src/store/repair-answers.ts';
import { isReviewedFace } from '../../../src/store/said-faces.ts';
import { makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';

const done = (state: AppState, acts: ReturnType<typeof answerStrays>): AppState => ({
  ...state,
  history: acts.reduce((history, act) => perform(history, act, 0), state.history),
});
const stray = (face: number, medoid: number) => ({ face, medoid, group: 0, distance: 0.4 });

test('of several strays some stay and some leave, by one act each', () => {
  const state = makeState(makePeople([3, 3]));
  const acts = answerStrays(state, [stray(0, 1)], [stray(3, 4), stray(5, 4)]);
  expect(acts.map(({ kind }) => kind)).toEqual(['mark', 'link']);
  const after = done(state, acts);
  expect(isReviewedFace(after, 0)).toBe(true);
  const labels = groupingOf(after)?.shown.labels ?? [];
  expect(labels[3]).not.toBe(labels[4]);
  expect(labels[5]).not.toBe(labels[4]);
  expect(labels[0]).toBe(labels[1]);
});

test('a face that the user gave to somebody is taken back from that person', () => {
  const faces = makePeople([3]);
  const named = done(makeState(faces), [
    { kind: 'assign', faces: faces.map(({ id }) => id), person: 'p1', name: 'Anna' },
  ]);
  const acts = answerStrays(named, [], [stray(0, 1)]);
  expect(acts).toMatchObject([{ kind: 'notPerson', person: 'p1' }]);
  const labels = groupingOf(done(named, acts))?.shown.labels ?? [];
  expect(labels[0]).not.toBe(labels[1]);
});

test('no answer is no act', () => {
  expect(answerStrays(makeState(makePeople([2])), [], [])).toEqual([]);
});
