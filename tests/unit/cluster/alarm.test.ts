import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarm } from '../../../src/cluster/alarm.ts';
import type { Alarm } from '../../../src/cluster/alarm-kinds.ts';
import { constrainedDbscan } from '../../../src/cluster/constrained-cut.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { matrix } from '../../../src/math/matrix.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { constrainedCase } from '../../support/constrained-cases.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

function alarmsOf(rows: readonly (readonly number[])[], eps: number, photoOf?: readonly number[]) {
  const points = toMatrix(rows);
  const tree = buildDensityTree(points, 2);
  const cut = dbscan(tree, { eps, minPts: 2 });
  return alarm(tree, cut, photoOf ? { eps, points, photoOf } : { eps, points });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const rms = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value * value)));

/** Three faces near 0, three near 4, and one hop of 3 between. */
const twoPeople = [[0], [0.25], [0.5], [3.5], [3.75], [4]];

describe('alarm', () => {
  test('finds two parts that one weak hop joins, with figures and split', () => {
    const between = twoPeople.slice(0, 3).flatMap(([x]) => twoPeople.slice(3).map(([y]) => y! - x!));
    const [found, ...others] = alarmsOf(twoPeople, 3);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      kind: 'weakHop',
      cluster: 0,
      faces: [2, 3],
      parts: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    });
    const figures = (found as Alarm & { kind: 'weakHop' }).figures;
    expect(figures.hop).toBeCloseTo(3, 6);
    expect(figures.meanHop).toBeCloseTo(0.25, 6);
    expect(figures.between).toBeCloseTo(rms(between), 6);
    expect(figures.within).toBeCloseTo(rms([0.25, 0.25, 0.5]), 6);
  });

  test('finds them without descriptors too', () => {
    const tree = buildDensityTree(toMatrix(twoPeople), 2);
    const cut = dbscan(tree, { eps: 3, minPts: 2 });
    expect(alarm(tree, cut, { eps: 3 })).toMatchObject([
      { kind: 'weakHop', faces: [2, 3], figures: { between: null, within: null } },
    ]);
  });

  test('weighs distances by another scale than eps where it is told to', () => {
    const points = toMatrix(twoPeople);
    const tree = buildDensityTree(points, 2);
    const cut = dbscan(tree, { eps: 4, minPts: 2 });
    const found = alarm(tree, cut, { eps: 4, scale: 3, points });
    expect(found).toEqual(alarmsOf(twoPeople, 3));
    expect(found).toHaveLength(1);
    expect(() => alarm(tree, cut, { eps: 4, scale: -1, points })).toThrow(RangeError);
  });

  test('is silent about evenly spread faces, and about two bursts that are near for this eps', () => {
    expect(alarmsOf([[0], [1], [2], [3], [4]], 4)).toEqual([]);
    expect(alarmsOf(twoPeople, 4)).toEqual([]);
    const tree = buildDensityTree(toMatrix(twoPeople), 2);
    expect(alarm(tree, dbscan(tree, { eps: 4, minPts: 2 }), { eps: 4 })).toEqual([]);
  });

  test('finds faces of one photo, counts the pairs, and cuts the weakest hop between any two', () => {
    const rows = [[0], [1], [2.5], [3.5], [9]];
    const tree = buildDensityTree(toMatrix(rows), 2);
    const found = (photoOf: number[]) =>
      alarm(tree, dbscan(tree, { eps: 2, minPts: 2 }), { eps: 2, photoOf });
    expect(found([7, 7, 8, 7, 7])).toEqual([
      {
        kind: 'samePhoto',
        cluster: 0,
        sureness: 1,
        faces: [1, 3],
        figures: { photo: 7, pairs: 3, hop: 1.5 },
        parts: [
          [0, 1],
          [2, 3],
        ],
      },
    ]);
    expect(found([-1, -1, 1, 2, -1])).toEqual([]);
  });

  test('does not cut what only a must-link joins', () => {
    const points = toMatrix([[0], [1], [50], [51]]);
    const tree = buildDensityTree(points, 2);
    const constraints = { mustLink: [[0, 2]] as const, cannotLink: [] };
    const cut = constrainedDbscan(tree, { eps: 1, minPts: 2, constraints });
    expect(alarm(tree, cut, { eps: 1, points, photoOf: [3, 4, 3, 5] })).toEqual([]);
  });

  test('does not count what only a must-link joins among the hops', () => {
    const tree = buildDensityTree(toMatrix([...twoPeople, [50], [52.5]]), 2);
    const constraints = { mustLink: [[0, 6]] as const, cannotLink: [] };
    const cut = constrainedDbscan(tree, { eps: 3, minPts: 2, constraints });
    expect(alarm(tree, cut, { eps: 3 })).toMatchObject([
      { kind: 'weakHop', faces: [2, 3], figures: { hop: 3, meanHop: 1 } },
    ]);
  });

  test('finds a cluster far wider than eps, and cuts the weakest hop between its ends', () => {
    const line = [[0], [0.9], [1.8], [2.8], [3.7], [4.6]];
    const wide = alarmsOf(line, 1).find(({ kind }) => kind === 'wide');
    expect(wide).toMatchObject({
      faces: [5, 0],
      parts: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    });
    const figures = (wide as Alarm & { kind: 'wide' }).figures;
    expect(figures.diameter).toBeCloseTo(4.6, 6);
    expect(figures.hop).toBeCloseTo(1, 6);
    expect(alarmsOf([[0], [0.7], [1.4]], 1)).toEqual([]);
  });

  test('puts the surest first: faces of one photo, then the clearer of the others', () => {
    const far = (at: number, gap: number) => [0, 0.2, gap, gap + 0.2].map((x) => [at + x]);
    const rows = [...far(0, 1.2), ...far(100, 1.29), ...far(200, 0.2)];
    const found = alarmsOf(rows, 1.1, [...new Array(8).fill(-1), 0, 0, 1, 2]);
    expect(found.map(({ kind, cluster }) => [kind, cluster])).toEqual([
      ['samePhoto', 2],
      ['weakHop', 1],
      ['weakHop', 0],
    ]);
  });

  test('gives for every alarm a split of its cluster in two, and figures that hold', () => {
    fc.assert(
      fc.property(
        pointSet,
        minPtsOf,
        fc.infiniteStream(fc.integer({ min: -1, max: 9 })),
        (set, minPts, photos) => {
          const { rows, points, eps } = set;
          const photoOf = [...photos.take(rows.length)];
          const tree = buildDensityTree(points, minPts);
          const cut = dbscan(tree, { eps, minPts });
          const distance = (i: number, j: number) => euclidean(rows[i]!, rows[j]!);
          for (const { cluster, parts, faces, sureness, ...rest } of alarm(tree, cut, {
            eps,
            points,
            photoOf,
          })) {
            const [one, other] = parts;
            const members = [...cut.labels.keys()].filter((i) => cut.labels[i] === cluster);
            expect([...one, ...other].sort((a, b) => a - b)).toEqual(members);
            expect(one.includes(faces[0])).not.toBe(one.includes(faces[1]));
            expect(sureness).toBeGreaterThanOrEqual(0.5);
            expect(sureness).toBeLessThanOrEqual(1);
            if (rest.kind === 'samePhoto') expect(photoOf[faces[0]]).toBe(photoOf[faces[1]]);
            if (rest.kind === 'wide') {
              expect(rest.figures.diameter).toBe(distance(faces[0], faces[1]));
              expect(rest.figures.diameter).toBeGreaterThanOrEqual(1.5 * eps);
            }
            if (rest.kind === 'weakHop') {
              const inside = [one, other].map((part) =>
                rms(part.flatMap((i, at) => part.slice(0, at).map((j) => distance(i, j)))),
              );
              expect(rest.figures.within).toBeCloseTo(Math.max(...inside), 6);
              expect(rest.figures.between).toBeCloseTo(
                rms(one.flatMap((i) => other.map((j) => distance(i, j)))),
                6,
              );
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('names faces of one photo exactly where a hop stands between two in one cluster', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints: { groupsOfStrangers: photoOf } }) => {
        const { labels, ...cut } = dbscan(tree, { eps, minPts });
        const found = alarm(tree, { labels, ...cut }, { eps, photoOf }).filter(
          ({ kind }) => kind === 'samePhoto',
        );
        const mixed = new Set<number>();
        labels.forEach((label, i) => {
          for (let j = 0; j < i; j++) {
            if (label >= 0 && label === labels[j] && photoOf[i]! >= 0 && photoOf[i] === photoOf[j])
              mixed.add(label);
          }
        });
        expect(found.map(({ cluster }) => cluster)).toEqual([...mixed].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  test('has nothing to say of no face, of one, of two and of equal faces', () => {
    for (const rows of [[], [[1]], [[1], [2]], [[5], [5], [5], [5], [5]]]) {
      for (const eps of [0, 1, Number.POSITIVE_INFINITY]) {
        const points = toMatrix(rows, 1);
        const tree = buildDensityTree(points, 1);
        const cut = dbscan(tree, { eps, minPts: 1 });
        expect(alarm(tree, cut, { eps, points })).toEqual([]);
        expect(alarm(tree, cut, { eps })).toEqual([]);
      }
    }
  });

  test('refuses input of other faces, values that are not finite, and an eps that is NaN or negative', () => {
    const points = toMatrix([[0], [1]]);
    const tree = buildDensityTree(points, 1);
    const cut = dbscan(tree, { eps: 1, minPts: 1 });
    const one = buildDensityTree(toMatrix([[0]]), 1);
    const other = dbscan(one, { eps: 1, minPts: 1 });
    const refuses = (run: () => unknown, message: string) => expect(run).toThrow(new RangeError(message));
    refuses(() => alarm(tree, other, { eps: 1 }), 'clustering must be of 2 faces, got 1');
    refuses(() => alarm(tree, cut, { eps: 1, photoOf: [1, 2, 3] }), 'photoOf must be of 2 faces, got 3');
    refuses(() => alarm(tree, cut, { eps: 1, points: toMatrix([[1]]) }), 'points must be of 2 faces, got 1');
    refuses(() => alarm(tree, cut, { eps: -1 }), 'eps must be at least 0, got -1');
    refuses(() => alarm(tree, cut, { eps: Number.NaN }), 'eps must be at least 0, got NaN');
    refuses(
      () => alarm(tree, cut, { eps: 1, points: matrix(Float32Array.of(0, Number.NaN), 2, 1) }),
      'every value must be finite, got NaN in row 1',
    );
  });
});
