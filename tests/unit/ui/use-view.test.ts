import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, parseHash, VIEWS } from '../../../src/ui/use-view.ts';

test.each([
  ['', 'sort', []],
  ['#', 'sort', []],
  ['#/', 'sort', []],
  ['#visits', 'visits', []],
  ['#judge', 'judge', []],
  ['#compare', 'compare', []],
  ['#compare/abc-0/def-1', 'compare', ['abc-0', 'def-1']],
  ['#compare/a%2Fb/', 'compare', ['a/b', '']],
  ['#nothing/of/ours', 'sort', []],
  ['#Visits', 'sort', []],
  ['#compare/%', 'compare', ['%']],
  ['#%E0%A4%A', 'sort', []],
  ['#__proto__', 'sort', []],
])('the hash %s is the page %s', (hash, view, rest) => {
  expect(parseHash(hash)).toEqual({ view, rest });
});

test('a page’s own address leads to it, with its words', () => {
  for (const view of VIEWS) expect(parseHash(hashOf(view))).toEqual({ view, rest: [] });
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }), (rest) => {
      expect(parseHash(hashOf('compare', ...rest))).toEqual({ view: 'compare', rest });
    }),
  );
});
