import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePaths } from '../../../src/ingest/compare-paths.ts';
import { listFiles } from '../../../src/ingest/list-files.ts';

/** Short paths out of few characters, so that near collisions are common. */
const paths = fc.string({
  unit: fc.constantFrom('0', '1', '9', 'a', 'B', ' ', '/', '.', '顔'),
  maxLength: 8,
});
const sorted = (list: readonly string[]) => [...list].sort(comparePaths);

describe('the order of paths', () => {
  it('counts numbers by value, however long', () => {
    const list = ['p2', 'p10', 'p010', 'p1', `p${'9'.repeat(40)}`, `p1${'0'.repeat(40)}`];
    expect(sorted(list)).toEqual(['p1', 'p2', 'p010', 'p10', `p${'9'.repeat(40)}`, `p1${'0'.repeat(40)}`]);
  });

  it('keeps a folder together', () => {
    expect(sorted(['a b/1', 'a/2', 'a01/x', 'a1/x', 'a01/y', 'a/1'])).toEqual([
      'a/1',
      'a/2',
      'a b/1',
      'a01/x',
      'a01/y',
      'a1/x',
    ]);
  });

  it('is a total order: the same list whatever the order before', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(paths)
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        ([list, shuffled]) => {
          expect(sorted(shuffled)).toEqual(sorted(list));
        },
      ),
    );
  });

  it('is antisymmetric, transitive, and 0 for equal paths only', () => {
    fc.assert(
      fc.property(paths, paths, paths, (a, b, c) => {
        expect(Math.sign(comparePaths(a, b)) + Math.sign(comparePaths(b, a))).toBe(0);
        expect(comparePaths(a, b) === 0).toBe(a === b);
        if (comparePaths(a, b) < 0 && comparePaths(b, c) < 0) expect(comparePaths(a, c)).toBeLessThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('listing the files of an input', () => {
  const withPath = (path: string) =>
    Object.defineProperty(new File(['x'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', {
      value: path,
    });

  it('uses the path inside the chosen folder', () => {
    const files = ['trip/10.jpg', 'trip/2.jpg', 'trip/a/1.jpg'].map(withPath);
    expect(listFiles(files).map((entry) => entry.path)).toEqual([
      'trip/2.jpg',
      'trip/10.jpg',
      'trip/a/1.jpg',
    ]);
  });

  it('uses the name where there is no folder', () => {
    const file = new File(['x'], 'b.jpg');
    expect(listFiles([file])).toEqual([{ path: 'b.jpg', file }]);
  });
});
