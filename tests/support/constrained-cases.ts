import fc from 'fast-check';
import { buildPairIndex } from '../../src/cluster/build-pair-index.ts';
import type { Constraints, FacePair } from '../../src/cluster/constraints.ts';
import { buildDensityTree, type DensityTree, densityTree } from '../../src/cluster/density-tree.ts';
import { minPtsOf, pointSet } from './point-sets.ts';

export const NO_CONSTRAINTS: Constraints = { mustLink: [], cannotLink: [] };

export interface ConstrainedCase {
  readonly tree: DensityTree;
  readonly eps: number;
  readonly minPts: number;
  readonly constraints: Required<Omit<Constraints, 'personOf'>>;
}

/** A tree, a quarter of them with weak faces, and constraints as they come, contradictions and all. */
export const constrainedCase: fc.Arbitrary<ConstrainedCase> = fc
  .tuple(pointSet, minPtsOf, fc.constantFrom(false, false, false, true))
  .chain(([{ points, rows, eps }, minPts, hasWeak]) => {
    const n = rows.length;
    const pair = fc
      .tuple(fc.nat(Math.max(1, n - 1)), fc.nat(Math.max(1, n - 1)))
      .filter(([a, b]) => a !== b) as fc.Arbitrary<FacePair>;
    const pairs = (max: number) => fc.array(pair, { maxLength: n > 1 ? max : 0 });
    return fc
      .record({
        weak: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
        mustLink: pairs(5),
        cannotLink: pairs(8),
        groupsOfStrangers: fc.array(fc.integer({ min: -1, max: 6 }), { minLength: n, maxLength: n }),
      })
      .map(({ weak, ...constraints }) => ({
        tree: hasWeak
          ? densityTree(buildPairIndex(points), minPts, weak.map(Number))
          : buildDensityTree(points, minPts),
        eps,
        minPts,
        constraints,
      }));
  });
