import { expect, test } from 'vitest';
import { fitOwnTsneParams } from '../../../src/project/own-tsne-params.ts';

test('perplexity is 30, or a third of the others where there are few', () => {
  expect([5, 31, 91, 13_000].map((n) => fitOwnTsneParams(n).perplexity)).toEqual([2, 10, 30, 30]);
});

test('the rate grows with the number of points and is above 0 without any', () => {
  expect(fitOwnTsneParams(4800).learningRate).toBe(100);
  expect(fitOwnTsneParams(0).learningRate).toBeGreaterThan(0);
});

test('the seed is passed on', () => {
  expect(fitOwnTsneParams(10, 42).seed).toBe(42);
});
