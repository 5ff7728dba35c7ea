import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../../src/store/agreement.ts';
import type { AppState } from '../../../src/store/app-state.ts';
import { resultOf } from '../../../src/store/result-of.ts';
import { makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';

const FACES = makePeople([2, 3, 1]);
const STATE = makeState(FACES);

/** The page with the result of another state opened. */
const opened = (state: AppState, other: AppState) =>
  agreementOf({ ...state, opened: { name: 'saved.json', result: resultOf(other, 0) } });

describe('agreement with an opened result', () => {
  test('is complete with what was saved here', () => {
    expect(opened(STATE, STATE)).toEqual({ matched: 6, total: 6, sameGroups: true });
  });

  test('does not care for the order of the photos, which numbers the groups otherwise', () => {
    const turned = makeState(FACES.toReversed());
    expect(opened(STATE, turned)).toEqual({ matched: 6, total: 6, sameGroups: true });
  });

  test('ends where a group is split, joined or dissolved', () => {
    // 0.2 gives the people, 1.5 one group, 0.001 noise
    for (const eps of [1.5, 0.001]) {
      const other = makeState(FACES, { eps });
      expect(opened(STATE, other)).toEqual({ matched: 6, total: 6, sameGroups: false });
      expect(opened(other, STATE).sameGroups).toBe(false);
    }
  });

  test('is over the faces that both have', () => {
    const fewer = makeState(FACES.slice(0, 4));
    expect(opened(STATE, fewer)).toEqual({ matched: 4, total: 4, sameGroups: true });
    expect(opened(fewer, STATE)).toEqual({ matched: 4, total: 6, sameGroups: true });
    const lagging = makeState(FACES, { grouped: 3 });
    expect(opened(lagging, STATE)).toMatchObject({ matched: 3, total: 6 });
  });

  test('is none with strangers, before the first cut, and without a result', () => {
    const strangers = makeState(FACES.map((face) => ({ ...face, id: `other-${face.id}` })));
    expect(opened(STATE, strangers)).toEqual({ matched: 0, total: 6, sameGroups: false });
    expect(opened({ ...STATE, tree: null }, STATE)).toEqual({ matched: 0, total: 6, sameGroups: false });
    expect(agreementOf(STATE)).toEqual({ matched: 0, total: 0, sameGroups: false });
  });
});
