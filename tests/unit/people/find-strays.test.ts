import { describe, expect, test } from 'vitest';
import { findStrays } from '../../../src/people/find-strays.ts';
import { toMatrix } from '../../support/point-sets.ts';

const points = toMatrix([[0], [0.1], [0.2], [1], [5], [5.8], [7], [7], [7]]);
const nobody = new Uint8Array(9);
const groups = [[0, 1, 2, 3], [4, 5], [6, 7], [8]];

describe('findStrays', () => {
  test('names the faces far from most of their group, the farthest first, with the medoid beside', () => {
    expect(findStrays({ points, groups, from: 0.5, reviewed: nobody })).toEqual([
      { group: 0, face: 3, medoid: 1, distance: expect.closeTo(0.9, 6) },
      { group: 1, face: 5, medoid: 4, distance: expect.closeTo(0.8, 6) },
    ]);
    expect(findStrays({ points, groups, from: 0.85, reviewed: nobody })).toHaveLength(1);
  });

  test('does not ask about a face that is confirmed', () => {
    const reviewed = nobody.slice();
    reviewed[3] = 1;
    expect(findStrays({ points, groups, from: 0.5, reviewed }).map(({ face }) => face)).toEqual([5]);
  });

  test('does not ask in a large group, where somebody is always far from most', () => {
    const line = toMatrix([...Array.from({ length: 10 }, () => [0]), [3]]);
    const faces = [...Array(11).keys()];
    const found = (members: readonly number[]) =>
      findStrays({ points: line, groups: [members], from: 1, reviewed: nobody }).map(({ face }) => face);
    expect(found(faces.slice(1))).toEqual([10]);
    expect(found(faces)).toEqual([]);
  });
});
