import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex, growPairIndex } from '../../../src/cluster/build-pair-index.ts';
import type { PairIndex } from '../../../src/cluster/pair-index.ts';
import { squaredDistance } from '../../../src/cluster/squared-distance.ts';
import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { plainKernelMaker } from '../../../src/math/plain-kernel.ts';
import { largeSet, toMatrix } from '../../support/point-sets.ts';
import { syntheticFaces } from '../../support/synthetic-faces.ts';

/** The close pairs of an index in one order. */
function closePairs({ close: { count, from, to, squares } }: PairIndex) {
  return Array.from({ length: count }, (_, p) => [from[p]!, to[p]!, squares[p]!]).sort(
    (a, b) => a[0]! - b[0]! || a[1]! - b[1]!,
  );
}

const linksOf = ({ links: { length, from, to, squares } }: PairIndex) =>
  Array.from({ length }, (_, e) => [from[e]!, to[e]!, squares[e]!]);

function pairsWithin({ data, rows, cols }: Matrix, limit: number) {
  const found: number[][] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; j < rows; j++) {
      const squared = squaredDistance(data, i * cols, j * cols, cols);
      if (squared <= limit) found.push([i, j, squared]);
    }
  }
  return found;
}

const part = ({ data, cols }: Matrix, from: number, to: number) =>
  matrix(data.slice(from * cols, to * cols), to - from, cols);

describe('buildPairIndex', () => {
  test('lists every pair up to its limit and none beyond, in the room it is given', () => {
    fc.assert(
      fc.property(largeSet, fc.integer({ min: 0, max: 8 }), ({ points }, room) => {
        const index = buildPairIndex(points, { neighbors: 3, closePairs: room });
        expect(index.close.count).toBeLessThanOrEqual(room * points.rows);
        expect(closePairs(index)).toEqual(pairsWithin(points, index.close.limit));
      }),
      { numRuns: 500 },
    );
  });

  test('lists all pairs where there is room for them', () => {
    const index = buildPairIndex(toMatrix([[0], [1], [3]]));
    expect(index.close.limit).toBe(Number.POSITIVE_INFINITY);
    expect(closePairs(index)).toEqual([
      [0, 1, 1],
      [0, 2, 9],
      [1, 2, 4],
    ]);
  });

  test('uses most of the room on faces, and finds the same with and without vector instructions', () => {
    const { points } = syntheticFaces(600, 3);
    const index = buildPairIndex(points);
    expect(index.close.count).toBeGreaterThan(0.5 * 64 * 600);
    expect(closePairs(index)).toEqual(pairsWithin(points, index.close.limit));
    expect(buildPairIndex(points, undefined, { kernel: plainKernelMaker })).toEqual(index);
  });

  test('reports progress up to 1, and ends when the listener throws', () => {
    const { points } = syntheticFaces(100, 1);
    const shares: number[] = [];
    buildPairIndex(points, undefined, { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const stop = () => {
      throw new Error('stop');
    };
    expect(() => buildPairIndex(points, undefined, { onProgress: stop })).toThrow('stop');
  });
});

describe('growPairIndex', () => {
  test('gives the neighbours and links of a build from scratch, and all pairs up to its own limit', () => {
    fc.assert(
      fc.property(largeSet, fc.nat(74), fc.integer({ min: 0, max: 6 }), ({ points }, at, room) => {
        const limits = { neighbors: 5, closePairs: room };
        const cut = Math.min(at, points.rows);
        const first = buildPairIndex(part(points, 0, cut), limits);
        const before = structuredClone(first);
        const grown = growPairIndex(first, part(points, cut, points.rows));
        const whole = buildPairIndex(points, limits);
        const { k, neighbors, squares } = whole;
        expect(grown).toMatchObject({ points, k, neighbors, squares });
        expect(linksOf(grown)).toEqual(linksOf(whole));
        expect(closePairs(grown)).toEqual(pairsWithin(points, grown.close.limit));
        expect(first).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test('works on faces in many portions', () => {
    const { points } = syntheticFaces(500, 5);
    let index = buildPairIndex(part(points, 0, 77));
    for (let at = 77; at < 500; at += 141) index = growPairIndex(index, part(points, at, at + 141));
    const { neighbors, squares } = buildPairIndex(points);
    expect(index).toMatchObject({ points, neighbors, squares });
    expect(closePairs(index)).toEqual(pairsWithin(points, index.close.limit));
  });

  test('refuses points of another dimension and values that are not finite', () => {
    const index = buildPairIndex(toMatrix([[0, 1]]));
    expect(() => growPairIndex(index, toMatrix([[1]]))).toThrow(
      new RangeError('added points must have 2 columns, got 1'),
    );
    expect(() => growPairIndex(index, toMatrix([[1, Number.NaN]]))).toThrow(
      new RangeError('every value must be finite, got NaN in row 1'),
    );
  });
});
