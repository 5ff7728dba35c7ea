import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cosine, euclidean, norm, normalize } from '../../../src/math/vector.ts';

const component = fc.double({ min: -1000, max: 1000, noNaN: true });
const vectors = (count: number) =>
  fc.array(fc.array(component, { minLength: 4, maxLength: 4 }), { minLength: count, maxLength: count });

describe('norm', () => {
  test('is the length of the vector', () => {
    expect(norm([3, 4])).toBe(5);
    expect(norm([])).toBe(0);
    expect(norm(Float32Array.of(-2))).toBe(2);
  });
});

describe('euclidean', () => {
  test('is the length of the difference', () => {
    expect(euclidean([1, 2], [4, 6])).toBe(5);
    expect(euclidean([], [])).toBe(0);
  });

  test('is a metric', () => {
    fc.assert(
      fc.property(vectors(3), ([a, b, c]) => {
        expect(euclidean(a!, a!)).toBe(0);
        expect(euclidean(a!, b!)).toBe(euclidean(b!, a!));
        expect(euclidean(a!, c!)).toBeLessThanOrEqual((euclidean(a!, b!) + euclidean(b!, c!)) * (1 + 1e-12));
      }),
    );
  });

  test('refuses vectors of unequal length', () => {
    expect(() => euclidean([1, 2], [1])).toThrow(
      new RangeError('vectors must be of one length, got 2 and 1'),
    );
  });
});

describe('normalize', () => {
  test('gives length 1 and keeps the direction', () => {
    expect([...normalize([3, 0, -4])]).toEqual([...Float32Array.of(0.6, 0, -0.8)]);
    fc.assert(
      fc.property(vectors(1), ([v]) => {
        fc.pre(norm(v!) > 1e-3);
        expect(norm(normalize(v!))).toBeCloseTo(1, 6);
        expect(cosine(normalize(v!), v!)).toBeCloseTo(1, 6);
      }),
    );
  });

  test('leaves a vector of zeros, and its argument, as they are', () => {
    expect([...normalize([0, 0])]).toEqual([0, 0]);
    const v = Float32Array.of(2, 0);
    normalize(v);
    expect([...v]).toEqual([2, 0]);
  });
});

describe('cosine', () => {
  test('is 1 for one direction, 0 for a right angle, -1 for opposites', () => {
    expect(cosine([1, 0], [5, 0])).toBe(1);
    expect(cosine([1, 0], [0, 2])).toBe(0);
    expect(cosine([1, 0], [-3, 0])).toBe(-1);
    expect(cosine([1, 0], [1, 1])).toBeCloseTo(Math.SQRT1_2, 15);
  });

  test('is 0 beside a vector of zeros', () => {
    expect(cosine([0, 0], [1, 2])).toBe(0);
  });
});
