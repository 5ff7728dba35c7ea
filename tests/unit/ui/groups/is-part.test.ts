import { describe, expect, test } from 'vitest';
import { isPart } from '../../../../src/ui/groups/is-part.ts';

describe('a group', () => {
  test('is part of a larger chain if another came from the same one', () => {
    const splitOf = Int32Array.of(0, 1, 1, 2, 4, 4, 4);
    expect([0, 1, 2, 3, 4, 5, 6].map((label) => isPart({ splitOf }, label))).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  test('that is none is part of nothing', () => {
    expect(isPart({ splitOf: Int32Array.of(0, 0) }, -1)).toBe(false);
    expect(isPart({ splitOf: new Int32Array(0) }, 0)).toBe(false);
  });
});
