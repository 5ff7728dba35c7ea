import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree, type DensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { landscape, rowAt, valueAt } from '../../../src/cluster/landscape.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

/** What the landscape should say, counted from the cut itself. */
function countsAt(tree: DensityTree, eps: number) {
  const { labels, clusterCount } = dbscan(tree, { eps, minPts: tree.minPts });
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const noise = sizes.get(-1) ?? 0;
  sizes.delete(-1);
  return { eps, clusters: clusterCount, noise, largest: Math.max(0, ...sizes.values()) };
}

/** The largest double below a positive one. */
function below(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) - 1n);
  return bits.getFloat64(0);
}

function expectEqualsCut(tree: DensityTree, eps: number): void {
  const land = landscape(tree);
  const events = [...tree.weights, ...tree.coreDistances, ...tree.distances].filter(Number.isFinite);
  const places = [0, eps, 1e9, Number.POSITIVE_INFINITY, ...land.eps, ...events];
  for (const at of places) {
    const around = at > 0 && at < 1e9 ? [below(at), at, at * (1 + 1e-12)] : [at];
    for (const place of around) {
      const { clusters, noise, largest, shareClustered } = valueAt(land, place);
      expect({ eps: place, clusters, noise, largest }).toEqual(countsAt(tree, place));
      expect(shareClustered).toBe(tree.size > 0 ? 1 - noise / tree.size : 0);
    }
  }
}

describe('landscape', () => {
  test('equals the cut at every eps: anywhere, at each event, and right before and after it', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ points, eps }, minPts) => {
        expectEqualsCut(buildDensityTree(points, minPts), eps);
      }),
      { numRuns: 400 },
    );
  });

  test('equals the cut where faces are weak', () => {
    fc.assert(
      fc.property(
        pointSet,
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.boolean()),
        ({ points, eps }, minPts, mask) => {
          const weak = Array.from({ length: points.rows }, () => Number(mask.next().value));
          expectEqualsCut(densityTree(buildPairIndex(points), minPts, weak), eps);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('starts at 0, ascends, and changes from row to row', () => {
    fc.assert(
      fc.property(pointSet, minPtsOf, ({ points }, minPts) => {
        const { size, eps, clusters, noise, largest } = landscape(buildDensityTree(points, minPts));
        expect(size).toBe(points.rows);
        expect(eps[0]).toBe(0);
        for (let i = 1; i < eps.length; i++) {
          expect(eps[i]).toBeGreaterThan(eps[i - 1]!);
          expect([clusters[i], noise[i], largest[i]]).not.toEqual([
            clusters[i - 1],
            noise[i - 1],
            largest[i - 1],
          ]);
        }
      }),
    );
  });

  test('the largest cluster shrinks where a merge hands its border point on', () => {
    // border point 4 reaches cores 1 and 5, and goes with 1, until 5 joins 0
    const tree: DensityTree = {
      size: 6,
      minPts: 4,
      k: 2,
      neighbors: Int32Array.from([5, 1, 2, 3, 1, 3, 1, 2, 1, 5, 0, 1]),
      distances: Float64Array.from([2, 9, 1, 1, 1, 1, 1, 1, 1, 1, 2, 9]),
      coreDistances: Float64Array.from([1, 1, 1, 1, 9, 1]),
      from: Int32Array.from([1, 2, 0, 1, 4]),
      to: Int32Array.from([2, 3, 5, 4, 5]),
      weights: Float64Array.from([1, 1, 2, 9, 9]),
    };
    const { eps, clusters, largest } = landscape(tree);
    expect([...eps]).toEqual([0, 1, 2, 9]);
    expect([...clusters]).toEqual([0, 3, 2, 1]);
    expect([...largest]).toEqual([0, 4, 3, 6]);
    expectEqualsCut(tree, 1.5);
  });

  test('without points, and with one, has one row for minPts 2', () => {
    for (const rows of [[], [[1]]]) {
      const { size, eps, clusters, noise, largest } = landscape(buildDensityTree(toMatrix(rows, 1), 2));
      expect({ size, eps: [...eps] }).toEqual({ size: rows.length, eps: [0] });
      expect([clusters[0], noise[0], largest[0]]).toEqual([0, rows.length, 0]);
    }
  });
});

describe('valueAt and rowAt', () => {
  const land = landscape(buildDensityTree(toMatrix([[0], [1], [3], [10]]), 2));

  test('a row holds from its eps up to the next', () => {
    expect([...land.eps]).toEqual([0, 1, 2, 7]);
    expect([0, 0.99, 1, 1.99, 2, 6.99, 7, 1e9].map((eps) => rowAt(land, eps))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ]);
    expect(valueAt(land, 2.5)).toEqual({ clusters: 1, noise: 1, largest: 3, shareClustered: 0.75 });
  });

  test('refuse an eps that is negative or NaN', () => {
    expect(() => rowAt(land, -1)).toThrow(new RangeError('eps must be at least 0, got -1'));
    expect(() => valueAt(land, Number.NaN)).toThrow(new RangeError('eps must be at least 0, got NaN'));
  });
});
