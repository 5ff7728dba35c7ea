import { describe, expect, test } from 'vitest';
import { type HashMembers, RefineCache } from '../../../src/cluster/refine-cache.ts';

const i32 = (...values: number[]) => Int32Array.from(values);
const collide: HashMembers = () => 7;

describe('RefineCache', () => {
  test('finds what was set by members and distance alike', () => {
    const cache = new RefineCache();
    cache.set(i32(1, 4, 5), 0.36, i32(0, 1, 0));
    expect([...cache.get(i32(1, 4, 5), 0.36)!]).toEqual([0, 1, 0]);
    expect(cache.get(i32(1, 4, 5), 0.37)).toBeUndefined();
    expect(cache.get(i32(1, 4, 6), 0.36)).toBeUndefined();
    expect(cache.get(i32(1, 4), 0.36)).toBeUndefined();
  });

  test('tells entries apart that share a hash, and forgets one of them without the others', () => {
    const cache = new RefineCache(6, collide);
    cache.set(i32(1, 2), 0.3, i32(0, 0));
    cache.set(i32(1, 3), 0.3, i32(0, 1));
    cache.set(i32(1, 3), 0.4, i32(0, 0));
    expect([...cache.get(i32(1, 3), 0.3)!]).toEqual([0, 1]);
    expect([...cache.get(i32(1, 3), 0.4)!]).toEqual([0, 0]);
    cache.set(i32(8, 9), 0.3, i32(0, 1));
    expect(cache.get(i32(1, 2), 0.3)).toBeUndefined();
    expect([...cache.get(i32(1, 3), 0.3)!]).toEqual([0, 1]);
    expect([...cache.get(i32(8, 9), 0.3)!]).toEqual([0, 1]);
  });

  test('forgets what was used longest ago once it holds more members than it may', () => {
    const cache = new RefineCache(5);
    cache.set(i32(1, 2), 0.3, i32(0, 0));
    cache.set(i32(3, 4), 0.3, i32(0, 0));
    cache.get(i32(1, 2), 0.3);
    cache.set(i32(5, 6), 0.3, i32(0, 0));
    expect(cache.held).toBe(4);
    expect(cache.get(i32(3, 4), 0.3)).toBeUndefined();
    expect(cache.get(i32(1, 2), 0.3)).toEqual(i32(0, 0));
  });

  test('keeps the newest entry, however large, and drops it for the next', () => {
    const cache = new RefineCache(2);
    cache.set(i32(1, 2, 3, 4), 0.3, i32(0, 0, 0, 0));
    expect(cache.get(i32(1, 2, 3, 4), 0.3)).toEqual(i32(0, 0, 0, 0));
    cache.set(i32(1, 2), 0.3, i32(0, 0));
    expect(cache.held).toBe(2);
    expect(cache.get(i32(1, 2, 3, 4), 0.3)).toBeUndefined();
  });

  test('setting again replaces, and counts once', () => {
    const cache = new RefineCache();
    cache.set(i32(1, 2), 0.3, i32(0, 0));
    cache.set(i32(1, 2), 0.3, i32(0, 1));
    expect(cache.held).toBe(2);
    expect(cache.get(i32(1, 2), 0.3)).toEqual(i32(0, 1));
  });

  test('does not notice when the arrays it was given change', () => {
    const cache = new RefineCache();
    const members = i32(1, 2);
    const parts = i32(0, 1);
    cache.set(members, 0.3, parts);
    members.fill(9);
    parts.fill(9);
    expect(cache.get(i32(1, 2), 0.3)).toEqual(i32(0, 1));
  });

  test('holds nothing after clear', () => {
    const cache = new RefineCache();
    cache.set(i32(1, 2), 0.3, i32(0, 0));
    cache.clear();
    expect(cache.held).toBe(0);
    expect(cache.get(i32(1, 2), 0.3)).toBeUndefined();
  });

  test('refuses parts of another length, and a capacity below 0 or not a number', () => {
    expect(() => new RefineCache().set(i32(1, 2), 0.3, i32(0))).toThrow(
      new RangeError('parts must hold 2 numbers, got 1'),
    );
    expect(() => new RefineCache(-1)).toThrow(new RangeError('capacity must be at least 0, got -1'));
    expect(() => new RefineCache(Number.NaN)).toThrow(RangeError);
  });
});
