import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTsneParams } from '../../../src/project/tsne-params.ts';

describe('fitTsneParams', () => {
  it('keeps the perplexity within a third of the neighbors, at least 2 and at most 30', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 20_000 }), (n) => {
        const { perplexity } = fitTsneParams(n);
        expect(perplexity).toBeGreaterThanOrEqual(2);
        expect(perplexity).toBeLessThanOrEqual(30);
        expect(3 * perplexity).toBeLessThan(n);
      }),
    );
    expect([0, 1, 4, 7, 60, 91, 5000].map((n) => fitTsneParams(n).perplexity)).toEqual([
      2, 2, 2, 2, 19, 30, 30,
    ]);
  });

  it('raises the learning rate with the number of points, from at least 1', () => {
    expect([0, 3, 30, 300].map((n) => fitTsneParams(n).learningRate)).toEqual([1, 1, 10, 100]);
  });

  it('passes the seed on', () => {
    expect(fitTsneParams(10, 7).seed).toBe(7);
  });
});
