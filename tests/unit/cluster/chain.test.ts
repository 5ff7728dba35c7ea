import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { type Chain, chain, prepareChains } from '../../../src/cluster/chain.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { UnionFind } from '../../../src/math/union-find.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';
import { minPtsOf, pointSet, toMatrix } from '../../support/point-sets.ts';

type Rows = readonly (readonly number[])[];

/** Which pairs are density-connected at eps, by the definition, over all pairs. */
function densityConnected(rows: Rows, eps: number, minPts: number): (a: number, b: number) => boolean {
  const near = rows.map((p) => rows.flatMap((q, j) => (euclidean(p, q) <= eps ? [j] : [])));
  const isCore = near.map((around) => around.length >= minPts);
  const sets = new UnionFind(rows.length);
  near.forEach((around, i) => {
    for (const j of around) if (isCore[i] && isCore[j]) sets.union(i, j);
  });
  const reachedFrom = near.map((around) => new Set(around.filter((j) => isCore[j]).map((j) => sets.find(j))));
  return (a, b) => [...reachedFrom[a]!].some((set) => reachedFrom[b]!.has(set));
}

function checkHops(found: Chain, rows: Rows, cores: Float64Array): void {
  const { faces, distances, weights, weakest } = found;
  expect(new Set(faces).size).toBe(faces.length);
  expect(distances).toHaveLength(faces.length - 1);
  expect(weights).toHaveLength(faces.length - 1);
  weights.forEach((weight, h) => {
    const [i, j] = [faces[h]!, faces[h + 1]!];
    expect(distances[h]).toBe(euclidean(rows[i]!, rows[j]!));
    // an end may hang on its neighbor before it is a core point itself
    const counted = (face: number, at: number) =>
      at === 0 || at === faces.length - 1 ? [0, cores[face]!] : [cores[face]!];
    const allowed = counted(i, h).flatMap((a) => counted(j, h + 1).map((b) => Math.max(distances[h]!, a, b)));
    expect(allowed).toContain(weight);
    expect(weight).toBeLessThanOrEqual(weights[weakest]!);
    if (weight === weights[weakest]) expect(distances[h]).toBeLessThanOrEqual(distances[weakest]!);
  });
}

const twoFaces = fc
  .tuple(
    pointSet.filter(({ rows }) => rows.length > 1),
    fc.nat(),
    fc.nat(),
  )
  .map(([set, a, b]) => ({ ...set, a: a % set.rows.length, b: b % set.rows.length }))
  .filter(({ a, b }) => a !== b);

describe('chain', () => {
  test('exists from the smallest eps at which the two are density-connected, which is its largest weight', () => {
    fc.assert(
      fc.property(twoFaces, minPtsOf, ({ rows, points, a, b }, minPts) => {
        const found = chain(prepareChains(buildDensityTree(points, minPts)), a, b);
        const from = found === null ? Number.POSITIVE_INFINITY : found.weights[found.weakest]!;
        // between two distances that occur nothing changes, and a larger eps never parts the two
        const shorter = rows
          .flatMap((p, i) => rows.slice(0, i).map((q) => euclidean(p, q)))
          .filter((distance) => distance < from);
        for (const eps of shorter.length > 0 && from > 0 ? [Math.max(...shorter)] : []) {
          expect(densityConnected(rows, eps, minPts)(a, b)).toBe(false);
        }
        if (found) expect(densityConnected(rows, from, minPts)(a, b)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('leads from one face to the other over hops whose distances and weights are true', () => {
    fc.assert(
      fc.property(twoFaces, minPtsOf, ({ rows, points, a, b }, minPts) => {
        const tree = buildDensityTree(points, minPts);
        const found = chain(prepareChains(tree), a, b);
        fc.pre(found !== null);
        expect([found.faces[0], found.faces.at(-1)]).toEqual([a, b]);
        checkHops(found, rows, tree.coreDistances);
        const largest = found.weights[found.weakest]!;
        for (const face of found.faces.slice(1, -1)) {
          expect(tree.coreDistances[face]).toBeLessThanOrEqual(largest);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('is the same at every eps that allows it, and null below', () => {
    fc.assert(
      fc.property(twoFaces, minPtsOf, ({ points, eps, a, b }, minPts) => {
        const forest = prepareChains(buildDensityTree(points, minPts));
        const found = chain(forest, a, b);
        const holds = found !== null && found.weights[found.weakest]! <= eps;
        expect(chain(forest, a, b, eps)).toEqual(holds ? found : null);
        if (found) expect(chain(forest, a, b, found.weights[found.weakest])).toEqual(found);
      }),
    );
  });

  test('exists at eps for any two faces that share a cluster there', () => {
    fc.assert(
      fc.property(twoFaces, minPtsOf, ({ points, eps, a, b }, minPts) => {
        const tree = buildDensityTree(points, minPts);
        const { labels } = dbscan(tree, { eps, minPts });
        fc.pre(labels[a]! >= 0 && labels[a] === labels[b]);
        expect(chain(prepareChains(tree), a, b, eps)).not.toBeNull();
      }),
    );
  });

  test('joins weak and core faces at eps exactly if they share a cluster there, and never leads over a weak one', () => {
    fc.assert(
      fc.property(twoFaces, minPtsOf, ({ rows, points, eps, a, b }, minPts) => {
        const weak = rows.map((_, i) => Number(i % 3 === 1));
        const tree = densityTree(buildPairIndex(points), minPts, weak);
        const { labels, isCore } = dbscan(tree, { eps, minPts });
        fc.pre([a, b].every((face) => weak[face] || isCore[face]));
        const found = chain(prepareChains(tree), a, b, eps);
        expect(found !== null).toBe(labels[a]! >= 0 && labels[a] === labels[b]);
        if (found) checkHops(found, rows, tree.coreDistances);
        for (const face of found?.faces.slice(1, -1) ?? []) expect(weak[face]).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('has weights as large both ways round', () => {
    fc.assert(
      fc.property(twoFaces, minPtsOf, ({ points, a, b }, minPts) => {
        const forest = prepareChains(buildDensityTree(points, minPts));
        const [there, back] = [chain(forest, a, b), chain(forest, b, a)];
        expect(there?.weights[there.weakest]).toBe(back?.weights[back.weakest]);
      }),
    );
  });

  test('marks the weakest hop', () => {
    const forest = prepareChains(buildDensityTree(toMatrix([[0], [1], [3], [10], [12], [13]]), 2));
    expect(chain(forest, 5, 0)).toEqual({
      faces: [5, 4, 3, 2, 1, 0],
      distances: [1, 2, 7, 2, 1],
      weights: [1, 2, 7, 2, 1],
      weakest: 2,
    });
  });

  test('gives both distance and weight where a core distance weighs', () => {
    const forest = prepareChains(buildDensityTree(toMatrix([[-3], [0], [1], [4]]), 3));
    expect(chain(forest, 1, 2)).toEqual({ faces: [1, 2], distances: [1], weights: [3], weakest: 0 });
  });

  test('hangs an end that is no core point on a stored neighbor', () => {
    const forest = prepareChains(buildDensityTree(toMatrix([[0], [1], [2], [4], [20]]), 3));
    // face 3 is a core point from 3 on, and in reach of face 2 from 2 on
    expect(chain(forest, 2, 3, 2)).toMatchObject({ faces: [2, 3], weights: [2] });
  });

  test('has no hop from a face to itself, even one that is noise', () => {
    const forest = prepareChains(buildDensityTree(toMatrix([[0], [9]]), 3));
    expect(chain(forest, 1, 1, 0)).toEqual({ faces: [1], distances: [], weights: [], weakest: -1 });
    expect(chain(forest, 0, 1)).toBeNull();
  });

  test('joins equal faces by hops of length 0', () => {
    const forest = prepareChains(buildDensityTree(toMatrix([[5], [5], [5]]), 2));
    expect(chain(forest, 0, 2, 0)).toMatchObject({ weakest: 0 });
    expect(chain(forest, 0, 2)?.distances.every((d) => d === 0)).toBe(true);
  });

  test('can be prepared of no face and of one', () => {
    expect(prepareChains(buildDensityTree(toMatrix([], 2), 2)).parents).toHaveLength(0);
    expect(chain(prepareChains(buildDensityTree(toMatrix([[1]]), 1)), 0, 0)?.faces).toEqual([0]);
  });

  test('refuses faces that are not there and an eps that is NaN or negative', () => {
    const forest = prepareChains(buildDensityTree(toMatrix([[0], [1]]), 1));
    for (const face of [-1, 2, 0.5, Number.NaN]) {
      const refused = new RangeError(`face must be a whole number from 0 to 1, got ${face}`);
      expect(() => chain(forest, face, 0)).toThrow(refused);
      expect(() => chain(forest, 0, face)).toThrow(refused);
    }
    for (const eps of [-1, Number.NaN]) {
      expect(() => chain(forest, 0, 1, eps)).toThrow(new RangeError(`eps must be at least 0, got ${eps}`));
    }
  });
});

describe.skipIf(!hasLfwDev)('chain on real faces (skipped without ../shared)', () => {
  test('every hop of a long chain through 2,550 faces is as long as the descriptors say', () => {
    const { points } = loadLfwDev();
    const tree = buildDensityTree(points, 4);
    const forest = prepareChains(tree);
    const rows = Array.from({ length: tree.size }, (_, i) => [
      ...points.data.subarray(i * 128, i * 128 + 128),
    ]);
    let longest = 0;
    for (let a = 0; a < tree.size; a += 97) {
      const found = chain(forest, a, tree.size - 1 - a);
      if (found === null) throw new Error(`no chain from ${a}`);
      checkHops(found, rows, tree.coreDistances);
      longest = Math.max(longest, found.faces.length);
    }
    expect(longest).toBeGreaterThan(10);
  });
});
