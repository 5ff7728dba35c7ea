import { expect, test } from 'vitest';
import type { Alarm } from '../../../src/cluster/alarm-kinds.ts';
import type { Stray } from '../../../src/people/find-strays.ts';
import { type RepairInput, repairOrder } from '../../../src/people/repair-order.ts';
import type { MergeSuggestion } from '../../../src/people/suggest-merges.ts';

const alarmOf = (cluster: number, sureness: number, left: number[], right: number[]): Alarm => ({
  kind: 'weakHop',
  cluster,
  sureness,
  faces: [left[0]!, right[0]!],
  parts: [left, right],
  figures: { hop: 1, meanHop: 0.5, between: null, within: null },
});
const strayOf = (group: number, face: number, distance: number): Stray => ({
  group,
  face,
  medoid: face - 1,
  distance,
});
const mergeOf = (g: number, h: number, distance: number): MergeSuggestion => ({
  groups: [g, h],
  faces: [g, h],
  distance,
});
// faces 0 to 5 are group 0, 6 and 7 group 1, 8 group 2, 9 group 3
const input: RepairInput = {
  alarms: [],
  strays: [],
  suggestions: [],
  samePersonThreshold: 0.5,
  groupOf: [0, 0, 0, 0, 0, 0, 1, 1, 2, 3],
  sizes: [6, 2, 1, 1],
  reviewed: new Uint8Array(10),
};
const order = (change: Partial<RepairInput>) =>
  repairOrder({ ...input, ...change }).map((repair) => {
    if (repair.kind === 'split') return `split ${repair.alarm.cluster}`;
    return repair.kind === 'stray'
      ? `stray ${repair.stray.face}`
      : `merge ${repair.suggestion.groups.join()}`;
  });

test('puts first what sets most pairs of faces right, weighed by how likely it is', () => {
  const alarms = [alarmOf(1, 0.9, [6], [7]), alarmOf(0, 0.6, [0, 1, 2], [3, 4, 5])];
  expect(order({ alarms })).toEqual(['split 0', 'split 1']);
  const suggestions = [mergeOf(2, 3, 0.3), mergeOf(1, 2, 0.5), mergeOf(1, 3, 0.3)];
  expect(order({ suggestions })).toEqual(['merge 1,3', 'merge 2,3', 'merge 1,2']);
  const strays = [strayOf(1, 7, 0.5), strayOf(0, 5, 0.5), strayOf(0, 4, 0.3)];
  expect(order({ strays })).toEqual(['stray 5', 'stray 7', 'stray 4']);
  expect(order({ suggestions: [mergeOf(1, 3, 0.42)], strays })[0]).toBe('stray 5');
});

test('counts pairs times likeliness: half at 0.84 of the threshold for a merge, a fifth there for a stray', () => {
  const gains = repairOrder({ ...input, suggestions: [mergeOf(0, 1, 0.42)], strays: [strayOf(0, 5, 0.42)] });
  expect(gains.map(({ gain }) => gain)).toEqual([expect.closeTo(0.5 * 12, 9), expect.closeTo(0.2 * 5, 9)]);
});

test('leaves what else there is about a group that looks mixed to the end', () => {
  const alarms = [alarmOf(0, 0.5, [0], [1, 2, 3, 4, 5])];
  const suggestions = [mergeOf(0, 1, 0.1), mergeOf(2, 3, 0.5)];
  const strays = [strayOf(0, 5, 0.5)];
  const expected = ['split 0', 'merge 2,3', 'merge 0,1', 'stray 5'];
  expect(order({ alarms, suggestions, strays })).toEqual(expected);
});

test('does not ask again about faces that are all confirmed', () => {
  const alarms = [alarmOf(1, 0.9, [6], [7])];
  const reviewed = new Uint8Array(10);
  reviewed[6] = 1;
  expect(order({ alarms, reviewed })).toEqual(['split 1']);
  reviewed[7] = 1;
  expect(order({ alarms, reviewed })).toEqual([]);
});
