import { describe, expect, test } from 'vitest';
import type { Act } from '../../../src/people/act.ts';
import { constraintsOf } from '../../../src/people/constraints-of.ts';
import { groupPeople } from '../../../src/people/group-people.ts';
import { type History, NO_HISTORY, perform, turnTo } from '../../../src/people/history.ts';
import { redo, replay, takeBack, undo } from '../../../src/people/log.ts';
import { outlierOrder } from '../../../src/people/medoid.ts';
import { scopeOf } from '../../../src/people/scope.ts';
import { suggestMerges } from '../../../src/people/suggest-merges.ts';
import { syntheticFaces } from '../../support/synthetic-faces.ts';

const FACES = 13_000;
const PEOPLE = 2_000;
/** Bar of the issue for one act in the browser, other work included; here it only catches what is far off. */
const BAR_MS = 100;

/** Least processor time of some runs in ms, which other programs hardly disturb; also prints it. */
function timed(name: string, run: () => void, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  console.log(`${name}: ${times[0]!.toFixed(2)} ms (most ${times.at(-1)!.toFixed(2)})`);
  return times[0]!;
}

describe(`${FACES} faces and ${PEOPLE} people`, () => {
  const ids = Array.from({ length: FACES }, (_, i) => `${i.toString(16).padStart(40, '0')}-${i % 5}`);
  const facesOf = (person: number) => ids.filter((_, i) => i % PEOPLE === person);
  const naming = Array.from(
    { length: PEOPLE },
    (_, p): Act => ({ kind: 'assign', faces: facesOf(p), person: `p${p}`, name: `Person ${p}` }),
  );
  const named = naming.reduce((history, act, at) => perform(history, act, at), NO_HISTORY);

  test(`each act, its scope, undo, redo and a step taken back stay far below ${BAR_MS} ms`, () => {
    const acts: readonly [string, Act][] = [
      ['name 7 faces', { kind: 'assign', faces: facesOf(3), person: 'new', name: 'Anna' }],
      ['name all faces', { kind: 'assign', faces: ids, person: 'new', name: 'Anna' }],
      ['merge two people', { kind: 'merge', from: ['p1'], into: 'p2' }],
      ['merge all people', { kind: 'merge', from: naming.map((_, p) => `p${p}`), into: 'p0' }],
      ['rename', { kind: 'rename', person: 'p1', name: 'Anna' }],
      ['split', { kind: 'split', faces: facesOf(4).slice(0, 3), stay: facesOf(4), person: 'new' }],
      ['cut', { kind: 'link', pairs: [[ids[0]!, ids[1]!]], link: 'cannot' }],
    ];
    for (const [name, act] of acts) {
      let after: History = named;
      const times = [
        timed(name, () => {
          after = perform(named, act, 0);
        }),
        timed(`  its scope`, () => void scopeOf(named.state, act)),
        timed(`  undo`, () => {
          expect(turnTo(after, undo(after.log)).state.faces.size).toBe(FACES);
        }),
      ];
      expect(Math.max(...times)).toBeLessThan(BAR_MS);
    }
    const undone = turnTo(named, undo(named.log));
    const others = [
      timed('redo', () => void turnTo(undone, redo(undone.log))),
      timed('take the first step back', () => void turnTo(named, takeBack(named.log, 1))),
      timed('replay of the whole log', () => void replay(named.log)),
    ];
    expect(Math.max(...others)).toBeLessThan(BAR_MS);
    const bytes = JSON.stringify(named.log).length;
    console.log(`log: ${(bytes / 1e6).toFixed(2)} MB of JSON, ${named.log.entries.length} entries`);
  });

  test('a tick of the slider lays people over clusters in a few ms', () => {
    const labels = Int32Array.from(ids, (_, i) => (i % 7 === 0 ? -1 : i % 1800));
    const people = constraintsOf(named.state, ids);
    timed('constraints, after an act', () => void constraintsOf(named.state, ids));
    const time = timed('groups, in every tick', () => {
      expect(groupPeople(people, labels, labels).groups).toHaveLength(PEOPLE);
    });
    expect(time).toBeLessThan(BAR_MS);
  });

  test('a person is in order of outliers, and all groups compared, before anyone waits', () => {
    const { points, people } = syntheticFaces(FACES, 1);
    const byPerson = new Map<number, number[]>();
    people.forEach((person, i) => {
      byPerson.set(person, [...(byPerson.get(person) ?? []), i]);
    });
    const groups = [...byPerson.values()].sort((a, b) => b.length - a.length).slice(0, PEOPLE);
    const largest = groups[0]!;
    const order = timed(`outliers of ${largest.length} faces`, () => {
      expect(outlierOrder(points, largest).rows).toHaveLength(largest.length);
    });
    expect(order).toBeLessThan(BAR_MS * 5);
    const named = groups.map((faces) => ({ faces, name: '' }));
    let found = 0;
    const suggesting = timed(
      `suggestions among ${groups.length} groups of ${groups.flat().length} faces`,
      () => {
        found = suggestMerges({ points, groups: named, upTo: 0.415, decided: [] }).length;
      },
      2,
    );
    console.log(`${found} suggestions`);
    // in a worker, or while nothing moves
    expect(suggesting).toBeLessThan(50 * BAR_MS);
  });
});
