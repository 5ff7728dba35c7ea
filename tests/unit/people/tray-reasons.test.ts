import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { rowOf } from '../../../src/math/matrix.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { trayRow } from '../../../src/people/tray-reasons.ts';
import { largeSet, toMatrix } from '../../support/point-sets.ts';

describe('trayRow', () => {
  test('says that nobody is near, and who would be first', () => {
    const points = toMatrix([[0], [0.1], [5], [2]]);
    const row = trayRow(3, [], [4, 4, 7, -1], points, buildDensityTree(points, 2));
    expect(row).toEqual({
      face: 3,
      reason: 'nobodyNear',
      faults: [],
      nearest: { group: 4, face: 1, distance: expect.closeTo(1.9, 6), eps: expect.closeTo(1.9, 6) },
    });
  });

  test('says what is wrong with the picture first, but also who is near', () => {
    const points = toMatrix([[0], [1]]);
    const row = trayRow(1, ['blurred', 'turned'], [0, -1], points, buildDensityTree(points, 2));
    expect(row).toMatchObject({
      reason: 'blurred',
      faults: ['blurred', 'turned'],
      nearest: { group: 0, eps: 1 },
    });
  });

  test('finds the face that takes it first, as a look at all faces does', () => {
    fc.assert(
      fc.property(
        largeSet,
        fc.integer({ min: 1, max: 10 }),
        fc.nat(),
        fc.nat(12),
        ({ points }, minPts, pick, few) => {
          fc.pre(points.rows > 0);
          const tree = buildDensityTree(points, minPts);
          const face = pick % points.rows;
          // often so few grouped faces that none is among the stored neighbors
          const groupOf = Int32Array.from({ length: points.rows }, (_, i) =>
            i !== face && (i * 7 + pick) % 13 <= few ? i % 3 : -1,
          );
          const all = [...groupOf.keys()]
            .filter((i) => groupOf[i]! >= 0)
            .map((i) => {
              const distance = euclidean(rowOf(points, face), rowOf(points, i));
              return { distance, eps: Math.max(distance, tree.coreDistances[i]!) };
            })
            .filter(({ eps }) => eps < Number.POSITIVE_INFINITY)
            .sort((a, b) => a.eps - b.eps || a.distance - b.distance);
          const { nearest } = trayRow(face, [], groupOf, points, tree);
          if (all.length === 0) expect(nearest).toBeNull();
          else {
            expect(nearest!.eps).toBeCloseTo(all[0]!.eps, 9);
            expect(nearest!.group).toBe(groupOf[nearest!.face]);
            const distance = euclidean(rowOf(points, face), rowOf(points, nearest!.face));
            expect(nearest!.distance).toBeCloseTo(distance, 9);
            expect(nearest!.eps).toBe(Math.max(nearest!.distance, tree.coreDistances[nearest!.face]!));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
