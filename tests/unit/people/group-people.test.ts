import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../src/people/act.ts';
import { applyAll } from '../../../src/people/apply-act.ts';
import { constraintsOf } from '../../../src/people/constraints-of.ts';
import { groupPeople } from '../../../src/people/group-people.ts';
import { anyActs, FACE_IDS } from './random-acts.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const anna = (...faces: string[]): Act => ({ kind: 'assign', faces, person: 'anna' });
const bea = (...faces: string[]): Act => ({ kind: 'assign', faces, person: 'bea' });
const groupAfter = (labels: number[], ...acts: Act[]) =>
  groupPeople(constraintsOf(applyAll(acts), ids), labels, labels);
const labelsOf = fc.array(fc.integer({ min: -1, max: 3 }), {
  minLength: FACE_IDS.length,
  maxLength: FACE_IDS.length,
});

describe('groupPeople', () => {
  test('lists persons first, with the rest of their clusters as suggestions, then clusters of nobody', () => {
    const { groups, groupOf, noise } = groupAfter([2, 1, 1, 2, 3, -1], anna('d'), bea('f'));
    expect(groups).toEqual([
      { person: 'anna', label: -1, said: [3], suggested: [0] },
      { person: 'bea', label: -1, said: [5], suggested: [] },
      { person: null, label: 1, said: [], suggested: [1, 2] },
      { person: null, label: 3, said: [], suggested: [4] },
    ]);
    expect([...groupOf]).toEqual([0, 2, 2, 0, 3, 1]);
    expect(noise).toEqual([]);
  });

  test('makes one group of a person whose faces the machine has in several clusters', () => {
    const { groups } = groupAfter([0, 0, 1, 1, -1, 2], anna('a', 'c', 'e'));
    expect(groups[0]).toEqual({ person: 'anna', label: -1, said: [0, 2, 4], suggested: [1, 3] });
  });

  test('suggests nobody in a cluster with two persons; what is left of it stays a cluster', () => {
    const { groups, groupOf } = groupAfter([0, 0, 0, 0, -1, -1], anna('a'), bea('b'));
    expect(groups.at(-1)).toEqual({ person: null, label: 0, said: [], suggested: [2, 3] });
    expect([...groupOf]).toEqual([0, 1, 2, 2, -1, -1]);
  });

  test('never suggests a person to whom the face was refused: alone it is noise, with others a cluster', () => {
    const refuse = (...faces: string[]): Act => ({ kind: 'notPerson', faces, person: 'anna' });
    const one = groupAfter([0, 0, 0, 0, -1, -1], anna('a'), refuse('b'));
    expect(one.groups).toEqual([{ person: 'anna', label: -1, said: [0], suggested: [2, 3] }]);
    expect(one.noise).toEqual([1, 4, 5]);
    const two = groupAfter([0, 0, 0, 0, -1, -1], anna('a'), refuse('b', 'c'));
    expect(two.groups[1]).toEqual({ person: null, label: 0, said: [], suggested: [1, 2] });
  });

  test('keeps hidden faces and what is no face in lists of their own; a hidden face still tells whose cluster it is in', () => {
    const { groups, hidden, notFaces, noise } = groupAfter(
      [0, 0, 1, 1, -1, -1],
      anna('a'),
      bea('c'),
      { kind: 'mark', faces: ['a', 'e'], mark: 'hidden', on: true },
      { kind: 'mark', faces: ['c', 'f'], mark: 'notFace', on: true },
    );
    expect(groups).toEqual([
      { person: 'anna', label: -1, said: [], suggested: [1] },
      { person: null, label: 1, said: [], suggested: [3] },
    ]);
    expect([hidden, notFaces, noise]).toEqual([[0, 4], [2, 5], []]);
  });

  test('tells where the machine would have it otherwise: another person, or near nobody', () => {
    const people = constraintsOf(applyAll([anna('a', 'b', 'd', 'e'), bea('c', 'f')]), ids);
    const labels = [0, 0, 1, 0, 0, 1];
    const { disagreements } = groupPeople(people, labels, [0, 0, 0, 1, -1, 0]);
    expect(disagreements).toEqual([{ face: 4, person: 'anna', machine: null }]);
    expect(groupPeople(people, labels, [0, 0, 0, 1, 1, 1]).disagreements).toEqual([
      { face: 2, person: 'bea', machine: 'anna' },
      { face: 5, person: 'bea', machine: 'anna' },
    ]);
  });

  test('agrees that a person of one face is near nobody', () => {
    expect(groupAfter([-1, -1, -1, -1, -1, -1], anna('a')).disagreements).toEqual([]);
  });

  test('puts each face in exactly one place, and its group in groupOf', () => {
    fc.assert(
      fc.property(anyActs, labelsOf, labelsOf, (acts, labels, machineLabels) => {
        const people = constraintsOf(applyAll(acts), FACE_IDS);
        const { groups, groupOf, noise, hidden, notFaces } = groupPeople(people, labels, machineLabels);
        const grouped = groups.flatMap(({ said, suggested }, at) => {
          for (const face of [...said, ...suggested]) expect(groupOf[face]).toBe(at);
          return [...said, ...suggested];
        });
        for (const face of [...noise, ...hidden, ...notFaces]) expect(groupOf[face]).toBe(-1);
        const all = [...grouped, ...noise, ...hidden, ...notFaces].sort((a, b) => a - b);
        expect(all).toEqual([...FACE_IDS.keys()]);
        for (const { said, suggested } of groups) expect(said.length + suggested.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('is the machine clusters as they are where the user has said nothing', () => {
    fc.assert(
      fc.property(labelsOf, (labels) => {
        const { groups, noise, disagreements } = groupPeople(
          constraintsOf(applyAll([]), FACE_IDS),
          labels,
          labels,
        );
        const clusters = [...new Set(labels)].filter((label) => label >= 0).sort((a, b) => a - b);
        expect(groups.map(({ label }) => label)).toEqual(clusters);
        for (const { label, suggested } of groups) {
          expect(suggested).toEqual([...labels.keys()].filter((face) => labels[face] === label));
        }
        expect(noise).toEqual([...labels.keys()].filter((face) => labels[face] === -1));
        expect(disagreements).toEqual([]);
      }),
    );
  });

  test('refuses labels of another number', () => {
    expect(() => groupPeople(constraintsOf(applyAll([]), ids), [0], [0])).toThrow(
      new RangeError('labels must hold 6 numbers, got 1'),
    );
  });
});
