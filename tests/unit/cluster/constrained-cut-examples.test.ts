import { describe, expect, test } from 'vitest';
import { NOISE } from '../../../src/cluster/clustering.ts';
import { constrainedDbscan } from '../../../src/cluster/constrained-cut.ts';
import type { Constraints, FacePair } from '../../../src/cluster/constraints.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { NO_CONSTRAINTS } from '../../support/constrained-cases.ts';
import { toMatrix } from '../../support/point-sets.ts';

describe('constrainedDbscan by example', () => {
  const line = buildDensityTree(toMatrix([[0], [1], [2], [4], [5], [6], [20]]), 2);
  const cutLine = (constraints: Constraints, eps = 2) =>
    constrainedDbscan(line, { eps, minPts: 2, constraints });

  test('cuts the longest hop between two strangers, and only that', () => {
    const { labels, cuts } = cutLine({ ...NO_CONSTRAINTS, cannotLink: [[0, 5]] });
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, NOISE]);
    expect(cuts).toEqual([{ rule: 'cannotLink', faces: [0, 5], hop: [2, 3], weight: 2 }]);
  });

  test('parts faces of one photo', () => {
    const { labels, cuts } = cutLine({ ...NO_CONSTRAINTS, groupsOfStrangers: [-1, 7, -1, -1, 7, 3, 3] });
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, NOISE]);
    expect(cuts).toEqual([{ rule: 'samePhoto', faces: [1, 4], hop: [2, 3], weight: 2 }]);
  });

  test('takes a noise face in by a must-link, without making it core', () => {
    const { labels, isCore } = cutLine({ ...NO_CONSTRAINTS, mustLink: [[6, 0]] }, 1);
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, 0]);
    expect(isCore[6]).toBe(0);
  });

  test('makes two must-linked noise faces a cluster, numbered last', () => {
    const tree = buildDensityTree(toMatrix([[50], [90], [0], [1]]), 2);
    const { labels, clusterCount } = constrainedDbscan(tree, {
      eps: 1,
      minPts: 2,
      constraints: { ...NO_CONSTRAINTS, mustLink: [[0, 1]] },
    });
    expect([...labels]).toEqual([1, 1, 0, 0]);
    expect(clusterCount).toBe(2);
  });

  test('lets a must-link overrule a cannot-link, and reports it with the links between', () => {
    const { labels, unhonored } = cutLine(
      {
        mustLink: [
          [0, 6],
          [6, 5],
        ],
        cannotLink: [[5, 0]],
      },
      1,
    );
    expect([...labels]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(unhonored).toEqual([{ rule: 'cannotLink', faces: [0, 5], through: [0, 6, 5] }]);
  });

  test('gives a border point to the next cluster in reach if the lowest holds a stranger, else to none', () => {
    const tree = buildDensityTree(toMatrix([[-3], [-2], [-1.5], [-1], [0], [1], [1.5], [2], [3]]), 4);
    const labelOfBorder = (cannotLink: FacePair[]) =>
      constrainedDbscan(tree, { eps: 1, minPts: 4, constraints: { mustLink: [], cannotLink } }).labels[4];
    expect(labelOfBorder([])).toBe(0);
    expect(labelOfBorder([[0, 4]])).toBe(1);
    expect(
      labelOfBorder([
        [0, 4],
        [4, 7],
      ]),
    ).toBe(NOISE);
  });

  test('gives a border point to the lowest cluster in reach, although another is nearer', () => {
    const tree = buildDensityTree(toMatrix([[-3], [-2], [-1.5], [-1], [0], [0.75], [1.25], [1.75], [3]]), 4);
    const constraints = { ...NO_CONSTRAINTS, cannotLink: [[4, 8]] as const };
    const { labels } = constrainedDbscan(tree, { eps: 1, minPts: 4, constraints });
    expect([...labels]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, NOISE]);
  });

  test('does not let a must-linked border point bridge two clusters', () => {
    const tree = buildDensityTree(toMatrix([[-3], [-2], [-1.5], [-1], [0], [1], [1.5], [2], [3]]), 4);
    const constraints = { ...NO_CONSTRAINTS, mustLink: [[4, 7]] as const };
    const { labels } = constrainedDbscan(tree, { eps: 1, minPts: 4, constraints });
    expect([...labels]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });

  test('honors constraints among equal faces, and accepts none of one face and of no face', () => {
    const equal = buildDensityTree(toMatrix([[1], [1], [1]]), 2);
    const { labels, cuts } = constrainedDbscan(equal, {
      eps: 0,
      minPts: 2,
      constraints: { ...NO_CONSTRAINTS, groupsOfStrangers: [0, 0, 0] },
    });
    expect(new Set(labels).size).toBe(3);
    expect(cuts).toHaveLength(2);
    for (const rows of [[], [[4]]]) {
      const tree = buildDensityTree(toMatrix(rows, 1), 1);
      const cut = constrainedDbscan(tree, { eps: 0, minPts: 1, constraints: NO_CONSTRAINTS });
      expect([...cut.labels]).toEqual(rows.map(() => 0));
    }
  });

  test('refuses pairs that are not two different faces, photos of another number, and what dbscan refuses', () => {
    for (const [a, b] of [
      [0, 7],
      [-1, 2],
      [0.5, 1],
      [3, 3],
    ] as const) {
      for (const name of ['mustLink', 'cannotLink']) {
        expect(() => cutLine({ ...NO_CONSTRAINTS, [name]: [[a, b]] })).toThrow(
          new RangeError(
            `each pair of ${name} must be two different whole numbers from 0 to 6, got ${a} and ${b}`,
          ),
        );
      }
    }
    expect(() => cutLine({ ...NO_CONSTRAINTS, groupsOfStrangers: [1] })).toThrow(
      new RangeError('groupsOfStrangers must hold 7 numbers, got 1'),
    );
    expect(() => cutLine({ ...NO_CONSTRAINTS, groupsOfStrangers: [0, 0, 0, 0.5, 0, 0, 0] })).toThrow(
      new RangeError('each of groupsOfStrangers must be a whole number, got 0.5 for face 3'),
    );
    expect(() => cutLine(NO_CONSTRAINTS, -1)).toThrow(new RangeError('eps must be at least 0, got -1'));
    expect(() => constrainedDbscan(line, { eps: 1, minPts: 3, constraints: NO_CONSTRAINTS })).toThrow(
      new RangeError('minPts must be 2, which the tree was built for, got 3'),
    );
  });
});
