import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { nearestTo, selectedNeighborsOf } from '../../../src/store/face-neighbors.ts';
import { makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';
import { pointSet } from '../../support/point-sets.ts';

describe('the nearest faces of one face', () => {
  test('are those, at those distances, that a pass over all pairs gives', () => {
    fc.assert(
      fc.property(pointSet, fc.integer({ min: 0, max: 12 }), ({ points }, count) => {
        const { k, neighbors, squares } = buildPairIndex(points, { neighbors: count, closePairs: 0 });
        for (let i = 0; i < points.rows; i++) {
          const expected = Array.from({ length: k }, (_, s) => ({
            face: neighbors[i * k + s],
            distance: Math.sqrt(squares[i * k + s] ?? Number.NaN),
          }));
          expect(nearestTo(points, i, count)).toEqual(expected);
        }
      }),
    );
  });

  test('are refused for a row that is not there', () => {
    const points = { data: new Float32Array(4), rows: 2, cols: 2 };
    expect(() => nearestTo(points, 2, 1)).toThrow(/a row of 2, got 2/);
    expect(() => nearestTo(points, -1, 1)).toThrow(RangeError);
  });

  test('are told while exactly one face is selected', () => {
    const state = makeState(makePeople([3, 2]));
    expect(selectedNeighborsOf(state)).toEqual([]);
    expect(selectedNeighborsOf({ ...state, selected: [0, 1] })).toEqual([]);
    const near = selectedNeighborsOf({ ...state, selected: [4] });
    expect(near.map(({ face }) => face)).toEqual([3, 2, 1, 0]);
    // angles of 1 and 1.01 radians on the unit circle
    expect(near[0]?.distance).toBeCloseTo(2 * Math.sin(0.005), 6);
    expect(selectedNeighborsOf({ ...state, selected: [9] })).toEqual([]);
  });
});
