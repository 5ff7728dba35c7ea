import { describe, expect, test } from 'vitest';
import { parseResultFile, serializeResult } from '../../../src/export/result-file.ts';
import { NO_HISTORY, perform, turnTo } from '../../../src/people/history.ts';
import { undo } from '../../../src/people/log.ts';
import type { AppState } from '../../../src/store/app-state.ts';
import { clusterListOf } from '../../../src/store/cluster-list.ts';
import { openedPeopleOf } from '../../../src/store/opened-people.ts';
import { peopleFileOf } from '../../../src/store/people-file.ts';
import { resultOf } from '../../../src/store/result-of.ts';
import { createStateStore } from '../../../src/store/state-store.ts';
import { createStepActions } from '../../../src/store/step-actions.ts';
import { makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';

const FACES = makePeople([3, 2]);
const idsOf = (...faces: number[]) => faces.map((face) => FACES[face]?.id ?? '');

/** Two people, who were merged once; that step was taken back. */
function named(): AppState {
  let history = NO_HISTORY;
  history = perform(history, { kind: 'assign', faces: idsOf(2, 0, 1), person: 'p1', name: 'Anna' }, 5);
  history = perform(history, { kind: 'assign', faces: idsOf(3), person: 'p2', name: '__proto__' }, 6);
  history = perform(history, { kind: 'merge', from: ['p2'], into: 'p1' }, 7);
  return { ...makeState(FACES), history: turnTo(history, undo(history.log)) };
}

function fileOf(state: AppState) {
  const parsed = parseResultFile(serializeResult(resultOf(state, 0)));
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.result;
}

function storeWith(state: AppState) {
  const store = createStateStore({});
  store.set(state);
  return { store, ...createStepActions(store) };
}

describe('people in a result file', () => {
  test('are who came of the log, with the faces that the user gave them', () => {
    const { store, act } = storeWith(makeState(FACES));
    act({ kind: 'assign', faces: idsOf(2, 0), person: 'p1', name: 'Anna' });
    act({ kind: 'assign', faces: idsOf(3), person: 'p2', name: '__proto__' });
    act({ kind: 'merge', from: ['p2'], into: 'p1' });
    expect(peopleFileOf(store.getState())?.persons).toEqual([
      { id: 'p1', name: 'Anna', cover: null, faces: [0, 2, 3] },
    ]);
    const { clusters } = fileOf(store.getState());
    expect(clusters.find(({ faces }) => faces.includes(0))?.person).toBe('p1');
  });

  test('are left out where nothing was said', () => {
    expect(peopleFileOf(makeState(FACES))).toBeNull();
    expect(Object.hasOwn(fileOf(makeState(FACES)), 'people')).toBe(false);
  });

  test('come back: export, wipe, open gives the same log, people and groups', () => {
    const before = named();
    const { store, takePeople } = storeWith(makeState(FACES));
    store.set({ opened: { name: 'a.json', result: fileOf(before) } });
    takePeople();
    const after = store.getState();
    expect(after.history.log).toEqual(before.history.log);
    expect(after.history.state.persons.get('p2')).toMatchObject({ name: '__proto__', mergedInto: null });
    const groups = clusterListOf(after).clusters.map(({ name, faces }) => [name, faces]);
    // the other face of the second cluster goes with the one that was named
    expect(groups).toEqual([
      ['Anna', [0, 1, 2]],
      ['__proto__', [3, 4]],
    ]);
    expect(openedPeopleOf(after)).toEqual({ steps: 3, named: 2, isSame: true, replaced: 0 });
  });

  test('take the place of the page’s own and can be put back', () => {
    const { store, act, takePeople, putPeopleBack } = storeWith(makeState(FACES));
    act({ kind: 'rename', person: 'p9', name: 'mine' });
    const own = store.getState().history.log;
    store.set({ opened: { name: 'a.json', result: fileOf(named()) } });
    expect(openedPeopleOf(store.getState())).toMatchObject({ isSame: false, replaced: 0 });
    takePeople();
    expect(openedPeopleOf(store.getState())).toMatchObject({ isSame: true, replaced: 1 });
    putPeopleBack();
    expect(store.getState().history.log).toEqual(own);
    expect(openedPeopleOf(store.getState())).toMatchObject({ isSame: false, replaced: 0 });
  });
});
