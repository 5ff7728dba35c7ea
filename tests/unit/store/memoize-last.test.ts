import { expect, test, vi } from 'vitest';
import { memoizeLast } from '../../../src/store/memoize-last.ts';

test('the same arguments give the same value without work, others a new one', () => {
  const compute = vi.fn((list: readonly number[], factor: number) => list.map((x) => x * factor));
  const scaled = memoizeLast(compute);
  const list = [1, 2];
  const first = scaled(list, 3);
  expect(first).toEqual([3, 6]);
  expect(scaled(list, 3)).toBe(first);
  expect(compute).toHaveBeenCalledTimes(1);
  // equal is not the same
  expect(scaled([1, 2], 3)).not.toBe(first);
  expect(scaled(list, 4)).toEqual([4, 8]);
  expect(compute).toHaveBeenCalledTimes(3);
});

test('only the last outcome is kept, NaN is itself, and null is remembered, too', () => {
  const compute = vi.fn((x: number | null) => x);
  const same = memoizeLast(compute);
  for (const x of [null, null, Number.NaN, Number.NaN, null]) same(x);
  expect(compute.mock.calls.flat()).toEqual([null, Number.NaN, null]);
});

test('a call that throws is not remembered', () => {
  let broken = true;
  const value = memoizeLast((x: number) => {
    if (broken) throw new RangeError('not yet');
    return x;
  });
  expect(() => value(1)).toThrow('not yet');
  broken = false;
  expect(value(1)).toBe(1);
});
