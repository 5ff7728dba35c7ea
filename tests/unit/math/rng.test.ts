import { describe, expect, test } from 'vitest';
import { gaussian, mulberry32 } from '../../../src/math/rng.ts';

const draw = (random: () => number, count: number) => Array.from({ length: count }, random);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('mulberry32', () => {
  test('repeats itself for equal seeds and differs for others', () => {
    expect(draw(mulberry32(7), 20)).toEqual(draw(mulberry32(7), 20));
    expect(draw(mulberry32(7), 20)).not.toEqual(draw(mulberry32(8), 20));
  });

  test('takes the seed modulo 2³²', () => {
    expect(mulberry32(-1)()).toBe(mulberry32(2 ** 32 - 1)());
  });

  test('fills [0, 1) evenly', () => {
    const values = draw(mulberry32(1), 20_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const tenths = new Array<number>(10).fill(0);
    for (const value of values) tenths[Math.floor(value * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

describe('gaussian', () => {
  test('has mean 0, deviation 1 and the normal share within one deviation', () => {
    const values = draw(gaussian(mulberry32(3)), 20_000);
    expect(Math.abs(mean(values))).toBeLessThan(0.03);
    expect(mean(values.map((value) => value * value))).toBeCloseTo(1, 1);
    const inside = values.filter((value) => Math.abs(value) < 1).length / values.length;
    expect(Math.abs(inside - 0.6827)).toBeLessThan(0.01);
  });

  test('stays finite when the source gives 0', () => {
    expect(gaussian(() => 0)()).toBeCloseTo(0, 12);
  });
});
