import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constrainedDbscan } from '../../../src/cluster/constrained-cut.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { mulberry32 } from '../../../src/math/rng.ts';
import { applyAll } from '../../../src/people/apply-act.ts';
import { constraintsOf } from '../../../src/people/constraints-of.ts';
import { groupPeople } from '../../../src/people/group-people.ts';
import { NO_HISTORY, perform, turnTo } from '../../../src/people/history.ts';
import { bringBack, replay, takeBack, undo } from '../../../src/people/log.ts';
import { pointSet } from '../../support/point-sets.ts';
import { PeopleModel } from './people-model.ts';
import { anyAct, anyActs, FACE_IDS } from './random-acts.ts';

/** What a user does: an act, a move of the slider, more photos, a step back. */
const anyEvent = fc.oneof(
  { weight: 4, arbitrary: anyAct.map((act) => ({ act })) },
  { weight: 3, arbitrary: fc.nat().map((slide) => ({ slide })) },
  fc.integer({ min: 1, max: 4 }).map((add) => ({ add })),
  fc.constant({ back: true as const }),
);

function randomLabels(size: number, seed: number): Int32Array {
  const random = mulberry32(seed);
  return Int32Array.from({ length: size }, () => Math.floor(random() * 5) - 1);
}

describe('names', () => {
  test('stay on every face they were given to, whatever the slider does and whichever photos are added', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.boolean(), (events, isSaved) => {
        let history = NO_HISTORY;
        let acts: Parameters<PeopleModel['do']>[0][] = [];
        let size = 3;
        let seed = 0;
        for (const event of events) {
          if ('act' in event) {
            history = perform(history, event.act, 0);
            acts.push(event.act);
          } else if ('slide' in event) seed = event.slide;
          else if ('add' in event) size = Math.min(FACE_IDS.length, size + event.add);
          else {
            history = turnTo(history, undo(history.log));
            acts = acts.slice(0, -1);
          }

          const model = new PeopleModel();
          for (const act of acts) model.do(act);
          const ids = FACE_IDS.slice(0, size);
          const state = isSaved ? replay(JSON.parse(JSON.stringify(history.log))) : history.state;
          const groups = groupPeople(
            constraintsOf(state, ids),
            randomLabels(size, seed),
            randomLabels(size, seed + 1),
          );
          ids.forEach((id, face) => {
            const owner = model.owners.get(id);
            const group = groups.groups[groups.groupOf[face]!];
            if (model.isAway(id)) expect(group).toBeUndefined();
            else if (owner) {
              expect(state.persons.get(group!.person!)?.name).toBe(owner.name);
              expect(group!.said).toContain(face);
              ids.forEach((other, at) => {
                if (!model.owners.has(other) || model.isAway(other)) return;
                expect(groups.groupOf[at] === groups.groupOf[face]).toBe(model.owners.get(other) === owner);
              });
            } else for (const { said } of groups.groups) expect(said).not.toContain(face);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('stay through the cut itself: what the user said contradicts nothing and is heeded at every eps', () => {
    const several = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        pointSet,
        fc.integer({ min: 1, max: 4 }),
        several,
        anyActs,
        ({ points }, minPts, radii, acts) => {
          const tree = buildDensityTree(points, minPts);
          const ids = Array.from({ length: tree.size }, (_, i) => FACE_IDS[i] ?? `more ${i}`);
          const people = constraintsOf(applyAll(acts), ids);
          for (const eps of radii) {
            const cut = constrainedDbscan(tree, { eps, minPts, constraints: people });
            expect(cut.unhonored).toEqual([]);
            expect(cut.leftOut).toBeUndefined();
            const plain = constrainedDbscan(tree, {
              eps,
              minPts,
              constraints: { mustLink: [], cannotLink: [] },
            });
            const { groups, groupOf } = groupPeople(people, cut.labels, plain.labels);
            for (const [face, refused] of people.refusals) {
              const person = groups[groupOf[face]!]?.person;
              for (const number of refused) expect(person).not.toBe(people.persons[number]);
            }
            for (const group of groups) {
              const numbers = new Set(group.said.map((face) => people.personOf[face]));
              expect(numbers.size).toBeLessThanOrEqual(1);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('replay sensibly when an earlier step is taken back: later steps stand, nothing throws', () => {
    fc.assert(
      fc.property(anyActs, fc.array(fc.nat(40)), (acts, taken) => {
        let history = acts.reduce((each, act) => perform(each, act, 0), NO_HISTORY);
        for (const seq of taken) history = turnTo(history, takeBack(history.log, seq));
        const model = new PeopleModel();
        for (const { act, undone } of history.log.entries) if (undone === undefined) model.do(act);
        const { persons, personOf } = constraintsOf(history.state, FACE_IDS);
        FACE_IDS.forEach((id, face) => {
          if (model.isAway(id)) return;
          const person = persons[personOf[face]!];
          const name = person === undefined ? undefined : history.state.persons.get(person)?.name;
          expect(name).toBe(model.owners.get(id)?.name);
        });
        for (const seq of taken) history = turnTo(history, bringBack(history.log, seq));
        expect(history.state).toEqual(applyAll(acts));
      }),
      { numRuns: 500 },
    );
  });

  test('survive that the step which made the person is taken back: the faces given later stay one person', () => {
    let history = perform(NO_HISTORY, { kind: 'assign', faces: ['a'], person: 'p1', name: 'Anna' }, 0);
    history = perform(history, { kind: 'assign', faces: ['b', 'c'], person: 'p1' }, 0);
    history = turnTo(history, takeBack(history.log, 1));
    expect(history.state.persons.get('p1')).toEqual({ name: '', cover: null, mergedInto: null });
    expect([...history.state.faces.keys()]).toEqual(['b', 'c']);
    history = perform(history, { kind: 'rename', person: 'p1', name: 'Ann' }, 0);
    history = turnTo(history, bringBack(history.log, 1));
    expect(history.state.persons.get('p1')?.name).toBe('Ann');
  });
});
