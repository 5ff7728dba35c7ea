import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnionFind } from '../../../src/math/union-find.ts';

describe('UnionFind', () => {
  test('starts with every member alone', () => {
    const sets = new UnionFind(3);
    expect([0, 1, 2].map((i) => sets.find(i))).toEqual([0, 1, 2]);
  });

  test('says whether a union joined anything', () => {
    const sets = new UnionFind(3);
    expect(sets.union(2, 1)).toBe(true);
    expect(sets.union(1, 2)).toBe(false);
    expect(sets.union(0, 0)).toBe(false);
  });

  test('represents each set by its smallest member, as relabelling everything after each union does', () => {
    const size = 20;
    const pair = fc.tuple(fc.nat(size - 1), fc.nat(size - 1));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (unions) => {
        const sets = new UnionFind(size);
        let labels = Array.from({ length: size }, (_, i) => i);
        for (const [a, b] of unions) {
          const [low, high] = [Math.min(labels[a]!, labels[b]!), Math.max(labels[a]!, labels[b]!)];
          expect(sets.union(a, b)).toBe(low !== high);
          labels = labels.map((label) => (label === high ? low : label));
          expect(labels.map((_, i) => sets.find(i))).toEqual(labels);
        }
      }),
    );
  });

  test('walks a long chain without overflowing the stack', () => {
    const size = 100_000;
    const sets = new UnionFind(size);
    for (let i = size - 1; i > 0; i--) sets.union(i - 1, i);
    expect(sets.find(size - 1)).toBe(0);
  });

  test('may be empty, and refuses a size that is no count', () => {
    expect(() => new UnionFind(0)).not.toThrow();
    for (const size of [-1, 0.5, Number.NaN]) {
      expect(() => new UnionFind(size)).toThrow(
        new RangeError(`size must be a whole number, at least 0, got ${size}`),
      );
    }
  });
});
