import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../src/people/act.ts';
import { applyAct, applyAll } from '../../../src/people/apply-act.ts';
import { type PeopleState, personOfFace, resolvePerson } from '../../../src/people/people-state.ts';
import { scopeOf } from '../../../src/people/scope.ts';
import { anyAct, anyActs, FACE_IDS } from './random-acts.ts';

/** All that can be seen of one face. */
function viewOf(state: PeopleState, face: string): string {
  const { notPersons = [], ...decision } = state.faces.get(face) ?? {};
  const person = personOfFace(state, face);
  return JSON.stringify([
    person,
    person === null ? null : state.persons.get(person)?.name,
    { notFace: false, hidden: false, reviewed: false, ...decision, person: undefined },
    [...new Set(notPersons.map((id) => resolvePerson(state.persons, id)))].sort(),
    [...state.pairs.values()]
      .filter(({ faces }) => faces.includes(face))
      .map((pair) => JSON.stringify(pair))
      .sort(),
  ]);
}

describe('scopeOf', () => {
  test('names every face of which anything changes, and no other', () => {
    fc.assert(
      fc.property(anyActs, anyAct, (acts, act) => {
        const state = applyAll(acts);
        const next = applyAct(state, act);
        const changed = FACE_IDS.filter((face) => viewOf(state, face) !== viewOf(next, face));
        const { faces, moves, renamed, marked } = scopeOf(state, act);
        expect([...faces].sort()).toEqual(changed.sort());
        const movedTo = FACE_IDS.filter((face) => personOfFace(state, face) !== personOfFace(next, face));
        expect(moves.reduce((sum, { count }) => sum + count, 0)).toBe(movedTo.length);
        for (const { from, to, count } of moves) {
          const those = movedTo.filter(
            (face) => personOfFace(state, face) === from && personOfFace(next, face) === to,
          );
          expect(those).toHaveLength(count);
        }
        expect(renamed + movedTo.length).toBeLessThanOrEqual(faces.length);
        expect(marked).toBeLessThanOrEqual(faces.length);
      }),
      { numRuns: 2000 },
    );
  });

  const named: Act[] = [
    { kind: 'assign', faces: ['a', 'b', 'c'], person: 'p1', name: 'Anna' },
    { kind: 'assign', faces: ['d', 'e'], person: 'p2', name: 'Bea' },
    { kind: 'notPerson', faces: ['f'], person: 'p2' },
  ];
  const scopeAfter = (act: Act) => scopeOf(applyAll(named), act);

  test('says of a merge which faces move, and that a refusal moves with the person', () => {
    expect(scopeAfter({ kind: 'merge', from: ['p2'], into: 'p1' })).toEqual({
      faces: ['d', 'e', 'f'],
      moves: [{ from: 'p2', to: 'p1', count: 2 }],
      renamed: 0,
      marked: 0,
    });
  });

  test('says of a rename how many faces are called something else', () => {
    expect(scopeAfter({ kind: 'rename', person: 'p1', name: 'Ann' })).toEqual({
      faces: ['a', 'b', 'c'],
      moves: [],
      renamed: 3,
      marked: 0,
    });
  });

  test('says of a move from where the faces come, the most first, and leaves out who is there already', () => {
    const scope = scopeAfter({ kind: 'assign', faces: ['g', 'd', 'a', 'e', 'a'], person: 'p1' });
    expect(scope.faces).toEqual(['g', 'd', 'e']);
    expect(scope.moves).toEqual([
      { from: 'p2', to: 'p1', count: 2 },
      { from: null, to: 'p1', count: 1 },
    ]);
  });

  test('says of a split that those who stay and are nobody are told apart', () => {
    const scope = scopeAfter({ kind: 'split', faces: ['a'], stay: ['b', 'g'], person: 'p3' });
    expect(scope.faces).toEqual(['a', 'g']);
    expect(scope.moves).toEqual([{ from: 'p1', to: 'p3', count: 1 }]);
  });

  test('says of a step that changes nothing that it changes nothing', () => {
    expect(scopeAfter({ kind: 'cover', person: 'p1', face: 'a' }).faces).toEqual([]);
    expect(scopeAfter({ kind: 'rename', person: 'nobody', name: 'x' }).faces).toEqual([]);
    expect(scopeAfter({ kind: 'assign', faces: ['a'], person: 'p1' }).faces).toEqual([]);
    expect(scopeAfter({ kind: 'link', pairs: [['a', 'd']], link: null }).faces).toEqual([]);
  });
});
