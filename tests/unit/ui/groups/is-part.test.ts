import { describe, expect, test } from 'vitest';
import type { Refined } from '../../../../src/cluster/refine.ts';
import type { PeopleGroups } from '../../../../src/people/group-people.ts';
import { isPart } from '../../../../src/ui/groups/is-part.ts';

const cut = (...splitOf: number[]) => ({
  refined: { splitOf: Int32Array.from(splitOf) } as Refined,
  people: null,
});

describe('a group', () => {
  test('is part of a larger chain if another came from the same one', () => {
    const grouping = cut(0, 1, 1, 2, 4, 4, 4);
    const parts = [0, 1, 2, 3, 4, 5, 6].filter((label) => isPart(grouping, label));
    expect(parts).toEqual([1, 2, 4, 5, 6]);
  });

  test('that is none is part of nothing, nor is any where nothing was refined', () => {
    expect(isPart(cut(0, 0), -1)).toBe(false);
    expect(isPart(cut(), 0)).toBe(false);
    expect(isPart({ refined: null, people: null }, 0)).toBe(false);
  });

  test('of a person is no part, whatever the machine calls its faces', () => {
    const group = { said: [], suggested: [] };
    const groups = [
      { ...group, person: 'p1', label: -1 },
      { ...group, person: null, label: 1 },
      { ...group, person: null, label: 2 },
    ];
    const grouping = { ...cut(0, 1, 1), people: { groups } as unknown as PeopleGroups };
    expect([0, 1, 2].map((label) => isPart(grouping, label))).toEqual([false, true, true]);
  });
});
