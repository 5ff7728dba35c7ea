import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterTrees, JOINT, partsAt, placesBetween, weakestOf } from '../../../src/cluster/cluster-tree.ts';
import { constrainedDbscan } from '../../../src/cluster/constrained-cut.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { constrainedCase } from '../../support/constrained-cases.ts';
import { toMatrix } from '../../support/point-sets.ts';

describe('clusterTrees', () => {
  test('holds each face of each cluster once, after the one that it hangs on, on hops up to eps', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints }) => {
        const cut = constrainedDbscan(tree, { eps, minPts, constraints });
        const trees = clusterTrees(tree, cut, eps);
        expect(trees).toHaveLength(cut.clusterCount);
        trees.forEach(({ cluster, faces, parents, hops }, label) => {
          expect(cluster).toBe(label);
          const members = [...cut.labels.keys()].filter((i) => cut.labels[i] === label);
          expect([...faces].sort((a, b) => a - b)).toEqual(members);
          parents.forEach((parent, at) => {
            expect(parent).toBeLessThan(at);
            expect(hops[at]).toBeLessThanOrEqual(eps);
          });
        });
      }),
      { numRuns: 500 },
    );
  });

  test('needs no joint in a plain cluster', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts }) => {
        for (const { hops } of clusterTrees(tree, dbscan(tree, { eps, minPts }), eps)) {
          expect([...hops.subarray(1)]).not.toContain(JOINT);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('cut at the weakest hop between two faces, leaves them on two sides', () => {
    fc.assert(
      fc.property(constrainedCase, fc.nat(), fc.nat(), ({ tree, eps, minPts }, a, b) => {
        for (const cluster of clusterTrees(tree, dbscan(tree, { eps, minPts }), eps)) {
          const [from, to] = [a % cluster.faces.length, b % cluster.faces.length];
          if (from === to) continue;
          const [one, other] = partsAt(cluster, weakestOf(cluster, placesBetween(cluster, from, to)));
          expect(one).toContain(Math.min(...cluster.faces));
          expect(one.length + other.length).toBe(cluster.faces.length);
          expect(one.includes(cluster.faces[from]!)).not.toBe(one.includes(cluster.faces[to]!));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('finds the weakest hop on a line', () => {
    const tree = buildDensityTree(toMatrix([[0], [1], [3], [6], [8]]), 2);
    const [line] = clusterTrees(tree, dbscan(tree, { eps: 3, minPts: 2 }), 3);
    const place = (face: number) => line!.faces.indexOf(face);
    const parts = (a: number, b: number) =>
      partsAt(line!, weakestOf(line!, placesBetween(line!, place(a), place(b))));
    expect(parts(0, 4)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(parts(2, 0)).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });
});
