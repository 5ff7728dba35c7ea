import { expect, test } from 'vitest';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { firstLargeJoin } from '../../../src/cluster/first-large-join.ts';
import { toMatrix } from '../../support/point-sets.ts';

// joins: 0-1 and 10-11 at 1, 3 to 0-1 at 2, 14 to 10-11 at 3, both at 7, 27 at 13
const tree = buildDensityTree(toMatrix([[0], [1], [3], [10], [11], [14], [27]]), 2);
const joinIn = (from: number, to: number, least: number) => firstLargeJoin(tree, { from, to, least });

test('finds where both sides are large, and since when nothing joined', () => {
  expect(joinIn(0, 20, 3)).toEqual({ eps: 7, quietFrom: 3, sizes: [3, 3] });
  expect(joinIn(5, 20, 3)).toEqual({ eps: 7, quietFrom: 5, sizes: [3, 3] });
  expect(joinIn(0, 20, 1)).toEqual({ eps: 1, quietFrom: 0, sizes: [1, 1] });
});

test('looks only inside the range, its upper end included', () => {
  expect(joinIn(0, 6.9, 3)).toBeNull();
  expect(joinIn(0, 7, 3)?.eps).toBe(7);
  expect(joinIn(7, 20, 3)).toBeNull();
});

test('a large cluster that takes in a small one is no mark', () => {
  expect(joinIn(7, 20, 2)).toBeNull();
  expect(joinIn(0, 20, 4)).toBeNull();
});
