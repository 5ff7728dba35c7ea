import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterRows } from '../../../../src/ui/groups/cluster-rows.ts';

const NOBODY = { person: null, name: '', said: 0 };
const LIST = {
  clusters: [
    { label: 1, faces: [0, 1, 2, 3, 4, 5], cover: 2, anchor: 0, ...NOBODY },
    { label: 0, faces: [6, 7], cover: 6, anchor: 6, ...NOBODY },
  ],
  noise: [8, 9, 10, 11],
};

describe('the lines of the list of groups', () => {
  test('show as many faces as fit and count the rest', () => {
    const rows = clusterRows(LIST, new Set(), 3);
    expect(rows.map(({ cover, strip, hidden }) => ({ cover, strip, hidden }))).toEqual([
      { cover: 2, strip: [0, 1, 3], hidden: 2 },
      { cover: 6, strip: [7], hidden: 0 },
      { cover: -1, strip: [8, 9, 10], hidden: 1 },
    ]);
  });

  test('grow by lines below an expanded group', () => {
    const rows = clusterRows(LIST, new Set([0]), 2);
    expect(rows.slice(0, 4).map(({ kind, strip, isLast }) => ({ kind, strip, isLast }))).toEqual([
      { kind: 'head', strip: [0, 1], isLast: false },
      { kind: 'line', strip: [3, 4], isLast: false },
      { kind: 'line', strip: [5], isLast: true },
      { kind: 'head', strip: [7], isLast: true },
    ]);
  });

  test('of a fully expanded list show every face once, whatever the width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (perLine) => {
        const rows = clusterRows(LIST, new Set([0, 6, -1]), perLine);
        const shown = rows.flatMap(({ cover, strip }) => (cover < 0 ? strip : [cover, ...strip]));
        expect(shown.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
        expect(rows.every(({ strip }) => strip.length <= perLine)).toBe(true);
      }),
    );
  });
});
