import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../src/people/act.ts';
import { applyAct, applyAll } from '../../../src/people/apply-act.ts';
import { type History, NO_HISTORY, perform, turnTo } from '../../../src/people/history.ts';
import {
  bringBack,
  type Log,
  newPersonId,
  nextRedo,
  nextUndo,
  redo,
  replay,
  takeBack,
  undo,
} from '../../../src/people/log.ts';
import { NO_PEOPLE, type PeopleState } from '../../../src/people/people-state.ts';
import { fromPlain, toPlain } from '../../../src/people/plain-state.ts';
import { anyAct, anyActs, HOSTILE_NAMES } from './random-acts.ts';

/** Every bit of a state, the order of its maps included. */
const bits = (state: PeopleState) => JSON.stringify(toPlain(state));

const done = (acts: readonly Act[]) =>
  acts.reduce((history, act, at) => perform(history, act, 1000 + at), NO_HISTORY);

const turn = (history: History, change: (log: Log) => Log) => turnTo(history, change(history.log));

type Step = { readonly act: Act } | { readonly turn: (log: Log) => Log };
const seq = fc.integer({ min: 0, max: 60 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: anyAct.map((act) => ({ act })) },
  fc.constantFrom({ turn: undo }, { turn: redo }),
  seq.map((at) => ({ turn: (log: Log) => takeBack(log, at) })),
  seq.map((at) => ({ turn: (log: Log) => bringBack(log, at) })),
);
const anySteps = fc.array(anyStep, { maxLength: 40 });
const walk = (history: History, step: Step, at = 0) =>
  'act' in step ? perform(history, step.act, at) : turn(history, step.turn);

describe('history', () => {
  test('undo of n acts gives the state before them bit for bit, and redo the state after them', () => {
    fc.assert(
      fc.property(anyActs, anyActs, (before, acts) => {
        let history = done(before);
        const states = [bits(history.state)];
        for (const act of acts) {
          history = perform(history, act, 0);
          states.push(bits(history.state));
        }
        for (let at = acts.length; at >= 0; at--) {
          expect(bits(history.state)).toBe(states[at]);
          if (at > 0) history = turn(history, undo);
        }
        for (let at = 0; at <= acts.length; at++) {
          expect(bits(history.state)).toBe(states[at]);
          if (at < acts.length) history = turn(history, redo);
        }
        expect(nextRedo(history.log)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('replay of the log, also of its JSON, gives the state, whatever was taken and brought back', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let history = NO_HISTORY;
        for (const step of steps) history = walk(history, step);
        expect(bits(replay(history.log))).toBe(bits(history.state));
        const read: Log = JSON.parse(JSON.stringify(history.log));
        expect(read).toEqual(history.log);
        expect(bits(replay(read))).toBe(bits(history.state));
      }),
      { numRuns: 500 },
    );
  });

  test('a step taken back is as if it had never been done, whatever was done since, and can be done again', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 1, maxLength: 30 }), fc.nat(), (acts, pick) => {
        const history = done(acts);
        const at = pick % acts.length;
        const entry = history.log.entries[at]!;
        const without = turn(history, (log) => takeBack(log, entry.seq));
        expect(bits(without.state)).toBe(bits(applyAll(acts.toSpliced(at, 1))));
        const again = turn(without, (log) => bringBack(log, entry.seq));
        expect(bits(again.state)).toBe(bits(history.state));
        expect(again.log.entries).toEqual(history.log.entries);
      }),
      { numRuns: 500 },
    );
  });

  test('one act at a time is the same as all at once, and changes no state that was there before', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const states: PeopleState[] = [NO_PEOPLE];
        const snapshots: string[] = [bits(NO_PEOPLE)];
        for (const act of acts) {
          states.push(applyAct(states.at(-1)!, act));
          snapshots.push(bits(states.at(-1)!));
        }
        expect(bits(applyAll(acts))).toBe(snapshots.at(-1));
        expect(states.map(bits)).toEqual(snapshots);
      }),
      { numRuns: 500 },
    );
  });

  test('redo is offered after undo until something else is done', () => {
    const act = (face: string): Act => ({ kind: 'assign', faces: [face], person: 'p', name: 'Anna' });
    const twice = turn(turn(done([act('a'), act('b'), act('c')]), undo), undo);
    expect(nextUndo(twice.log)?.seq).toBe(1);
    expect(nextRedo(twice.log)?.act).toEqual(act('b'));
    const other = perform(twice, act('d'), 5);
    expect(nextRedo(other.log)).toBeNull();
    expect(turn(other, redo)).toBe(other);
    expect(nextUndo(other.log)?.act).toEqual(act('d'));
    expect([...other.state.faces.keys()]).toEqual(['a', 'd']);
    const nothing = turn(NO_HISTORY, undo);
    expect(nothing).toBe(NO_HISTORY);
  });

  test('never hands out the id of a person twice, whatever is taken back', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const ids: string[] = [];
        let history = NO_HISTORY;
        for (const step of steps) {
          const fresh = [newPersonId(history.log), newPersonId(history.log, 1)];
          history = walk(history, step);
          if ('act' in step) ids.push(...fresh);
        }
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 200 },
    );
  });

  test.each(HOSTILE_NAMES)('keeps the name %j in state, log and JSON', (name) => {
    const history = done([
      { kind: 'assign', faces: [name, 'b'], person: name, name },
      { kind: 'assign', faces: ['c'], person: 'q', name: 'Bea' },
      { kind: 'rename', person: 'q', name },
      { kind: 'notPerson', faces: ['c'], person: name },
      { kind: 'cover', person: name, face: name },
      { kind: 'link', pairs: [[name, 'b']], link: 'must' },
    ]);
    const read: Log = JSON.parse(JSON.stringify(history.log));
    const back = fromPlain(JSON.parse(JSON.stringify(toPlain(history.state))));
    for (const state of [history.state, replay(read), back]) {
      expect(state).toEqual(history.state);
      expect(state.persons.get(name)).toEqual({ name, cover: name, mergedInto: null });
      expect(state.persons.get('q')?.name).toBe(name);
      expect(state.faces.get(name)?.person).toBe(name);
      expect(state.faces.get('c')).toMatchObject({ person: 'q', notPersons: [name] });
      expect([...state.pairs.values()].map(({ faces }) => new Set(faces))).toEqual([new Set([name, 'b'])]);
    }
    expect(Object.hasOwn(Object.prototype, 'name')).toBe(false);
  });

  test('gives the state back from plain JSON', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const { state } = done(acts);
        const back = fromPlain(JSON.parse(JSON.stringify(toPlain(state))));
        expect(bits(back)).toBe(bits(state));
        expect(back).toEqual(state);
      }),
    );
  });
});
