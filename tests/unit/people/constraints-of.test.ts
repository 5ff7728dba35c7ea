import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../src/people/act.ts';
import { applyAll } from '../../../src/people/apply-act.ts';
import { constraintsOf, HIDDEN, NOT_FACE, SHOWN } from '../../../src/people/constraints-of.ts';
import { personOfFace } from '../../../src/people/people-state.ts';
import { anyActs, FACE_IDS } from './random-acts.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const peopleAfter = (...acts: Act[]) => constraintsOf(applyAll(acts), ids);
const give = (person: string, ...faces: string[]): Act => ({ kind: 'assign', faces, person });
const link = (kind: 'must' | 'cannot' | 'unsure', ...pairs: [string, string][]): Act => ({
  kind: 'link',
  pairs,
  link: kind,
});

describe('constraintsOf', () => {
  test('numbers persons by their first faces in the collection, merged ones as one', () => {
    const acts = [give('x', 'e', 'b'), give('y', 'a'), give('z', 'f'), give('w', 'elsewhere')];
    const people = peopleAfter(...acts, { kind: 'merge', from: ['z'], into: 'x' });
    expect(people.persons).toEqual(['y', 'x']);
    expect([...people.personOf]).toEqual([0, 1, -1, -1, 1, 1]);
  });

  test('gives each face the person whom the state gives it, but not what is not a face', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const state = applyAll(acts);
        const { persons, personOf, ignored, reviewed } = constraintsOf(state, FACE_IDS);
        FACE_IDS.forEach((id, i) => {
          const { notFace = false, hidden = false, reviewed: seen = false } = state.faces.get(id) ?? {};
          expect(ignored[i]).toBe(notFace ? NOT_FACE : hidden ? HIDDEN : SHOWN);
          expect(reviewed[i]).toBe(Number(seen));
          expect(persons[personOf[i]!] ?? null).toBe(notFace ? null : personOfFace(state, id));
        });
        expect([...new Set(personOf)].filter((number) => number >= 0)).toEqual([...persons.keys()]);
      }),
    );
  });

  test('turns a refusal into one cannot-link with the first face of the person, and only while there is one', () => {
    const refuse: Act = { kind: 'notPerson', faces: ['c', 'elsewhere'], person: 'x' };
    const people = peopleAfter(give('x', 'd', 'e'), refuse);
    expect(people.cannotLink).toEqual([[2, 3]]);
    expect([...people.refusals]).toEqual([[2, new Set([0])]]);
    expect(peopleAfter(give('x', 'elsewhere'), refuse).cannotLink).toEqual([]);
    expect(peopleAfter(give('x', 'd'), refuse, give('y', 'c')).cannotLink).toEqual([]);
  });

  test('passes links on, the last said first, and keeps back what a later word contradicts', () => {
    const people = peopleAfter(
      link('must', ['a', 'b']),
      link('must', ['b', 'c']),
      link('cannot', ['c', 'a']),
      link('unsure', ['e', 'f']),
    );
    expect(people.mustLink).toEqual([[1, 2]]);
    expect(people.cannotLink).toEqual([[0, 2]]);
    expect(people.leftOut).toEqual([[0, 1]]);
    expect(people.unsure).toEqual([[4, 5]]);
    const turned = peopleAfter(
      link('cannot', ['c', 'a']),
      link('must', ['a', 'b']),
      link('must', ['b', 'c']),
    );
    expect(turned.mustLink).toEqual([
      [1, 2],
      [0, 1],
    ]);
    expect(turned.leftOut).toEqual([[0, 2]]);
  });

  test('lets who a face is overrule what was said of pairs, also over faces between', () => {
    const people = peopleAfter(
      give('x', 'a', 'b'),
      give('y', 'f'),
      link('cannot', ['a', 'b']),
      link('must', ['a', 'c']),
      link('must', ['c', 'f']),
    );
    expect(people.mustLink).toEqual([[2, 5]]);
    expect(people.cannotLink).toEqual([]);
    expect(people.leftOut).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });

  test('lets a refusal overrule a must-link', () => {
    const people = peopleAfter(
      give('x', 'a'),
      { kind: 'notPerson', faces: ['b'], person: 'x' },
      link('must', ['b', 'c']),
      link('must', ['c', 'a']),
    );
    expect(people.mustLink).toEqual([[0, 2]]);
    expect(people.leftOut).toEqual([[1, 2]]);
  });

  test('drops the links of what is not a face, and of faces that the collection lacks', () => {
    const people = peopleAfter(link('must', ['a', 'b'], ['c', 'elsewhere']), link('cannot', ['a', 'd']), {
      kind: 'mark',
      faces: ['a'],
      mark: 'notFace',
      on: true,
    });
    expect([people.mustLink, people.cannotLink, people.leftOut]).toEqual([[], [], []]);
  });
});
