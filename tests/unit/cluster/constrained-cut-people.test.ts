import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOISE } from '../../../src/cluster/clustering.ts';
import { constrainedDbscan } from '../../../src/cluster/constrained-cut.ts';
import { type FacePair, sortPairs } from '../../../src/cluster/constraints.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { UnionFind } from '../../../src/math/union-find.ts';
import { constrainedCase, NO_CONSTRAINTS } from '../../support/constrained-cases.ts';
import { toMatrix } from '../../support/point-sets.ts';

const peopledCase = constrainedCase.chain((one) => {
  const length = one.tree.size;
  return fc
    .array(fc.integer({ min: -1, max: 4 }), { minLength: length, maxLength: length })
    .map((personOf) => ({ ...one, constraints: { ...one.constraints, personOf } }));
});

/** Pairs of faces that have a person each: the same one, or two. */
function pairsOfPeople(personOf: readonly number[]): { same: FacePair[]; different: FacePair[] } {
  const [same, different]: [FacePair[], FacePair[]] = [[], []];
  for (let a = 0; a < personOf.length; a++) {
    for (let b = a + 1; b < personOf.length; b++) {
      if (personOf[a]! >= 0 && personOf[b]! >= 0) {
        (personOf[a] === personOf[b] ? same : different).push([a, b]);
      }
    }
  }
  return { same, different };
}

/** The must-links, in order, that never bring two people together: each looks at every pair again. */
function keptSlowly(size: number, mustLink: readonly FacePair[], personOf: readonly number[]): FacePair[] {
  const { same, different } = pairsOfPeople(personOf);
  const kept: FacePair[] = [];
  for (const pair of sortPairs(mustLink, size, 'mustLink')) {
    const sets = new UnionFind(size);
    for (const [a, b] of [...same, ...kept, pair]) sets.union(a, b);
    if (different.every(([a, b]) => sets.find(a) !== sets.find(b))) kept.push(pair);
  }
  return kept;
}

describe('constrainedDbscan with people', () => {
  test('is as if every pair of people were said: one person must-linked, two people cannot-linked', () => {
    fc.assert(
      fc.property(peopledCase, ({ tree, eps, minPts, constraints }) => {
        const { personOf, mustLink, cannotLink, groupsOfStrangers } = constraints;
        const { same, different } = pairsOfPeople(personOf);
        const kept = keptSlowly(tree.size, mustLink, personOf);
        const slow = constrainedDbscan(tree, {
          eps,
          minPts,
          constraints: {
            mustLink: [...same, ...kept],
            cannotLink: [...cannotLink, ...different],
            groupsOfStrangers,
          },
        });
        const fast = constrainedDbscan(tree, { eps, minPts, constraints });
        expect(fast.labels).toEqual(slow.labels);
        expect(fast.isCore).toEqual(slow.isCore);
        expect(fast.clusterCount).toBe(slow.clusterCount);
        const hops = ({ cuts }: typeof slow) => cuts.map(({ hop, weight }) => [...hop, weight]);
        expect(hops(fast)).toEqual(hops(slow));
        const pairs = ({ unhonored }: typeof slow) => unhonored.map(({ rule, faces }) => [rule, ...faces]);
        expect(pairs(fast)).toEqual(pairs(slow));
        const leftOut = sortPairs(mustLink, tree.size, 'mustLink').filter(
          ([a, b]) => !kept.some(([c, d]) => a === c && b === d),
        );
        expect(fast.leftOut ?? []).toEqual(leftOut);
      }),
      { numRuns: 1000 },
    );
  });

  test('always keeps a person together and two people apart, whatever else is said', () => {
    fc.assert(
      fc.property(peopledCase, ({ tree, eps, minPts, constraints }) => {
        const { labels } = constrainedDbscan(tree, { eps, minPts, constraints });
        const { same, different } = pairsOfPeople(constraints.personOf);
        const share = ([a, b]: FacePair) => labels[a] !== NOISE && labels[a] === labels[b];
        for (const pair of same) expect(share(pair)).toBe(true);
        for (const pair of different) expect(share(pair)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('explains what it could not honor by must-links that were kept and by people', () => {
    fc.assert(
      fc.property(peopledCase, ({ tree, eps, minPts, constraints }) => {
        const { mustLink, personOf } = constraints;
        const { unhonored } = constrainedDbscan(tree, { eps, minPts, constraints });
        const { same } = pairsOfPeople(personOf);
        const steps = new Set(
          [...keptSlowly(tree.size, mustLink, personOf), ...same].flatMap(([a, b]) => [
            `${a},${b}`,
            `${b},${a}`,
          ]),
        );
        for (const { faces, through } of unhonored) {
          expect([through[0], through.at(-1)]).toEqual(faces);
          through.slice(1).forEach((face, at) => {
            expect(steps).toContain(`${through[at]},${face}`);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is the same without people as with a list that names nobody', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints }) => {
        const nobody = { ...constraints, personOf: new Int32Array(tree.size).fill(-1) };
        expect(constrainedDbscan(tree, { eps, minPts, constraints: nobody })).toEqual(
          constrainedDbscan(tree, { eps, minPts, constraints }),
        );
      }),
      { numRuns: 500 },
    );
  });

  const line = buildDensityTree(toMatrix([[0], [1], [2], [4], [5], [6], [20]]), 2);
  const cutLine = (personOf: readonly number[], mustLink: readonly FacePair[] = []) =>
    constrainedDbscan(line, { eps: 2, minPts: 2, constraints: { ...NO_CONSTRAINTS, mustLink, personOf } });

  test('cuts the weakest hop between two people and says whose faces would have met', () => {
    const { labels, cuts } = cutLine([9, -1, -1, -1, -1, 4, 4]);
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, 1]);
    expect(cuts).toEqual([{ rule: 'otherPerson', faces: [0, 5], hop: [2, 3], weight: 2 }]);
  });

  test('leaves out the must-link that would join two people, here over a face that is nobody', () => {
    const { labels, leftOut } = cutLine(
      [7, -1, -1, -1, -1, 8, -1],
      [
        [5, 6],
        [0, 6],
      ],
    );
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, 0]);
    expect(leftOut).toEqual([[5, 6]]);
  });

  test('refuses people of another number, and numbers that are not whole', () => {
    expect(() => cutLine([1])).toThrow(new RangeError('personOf must hold 7 numbers, got 1'));
    expect(() => cutLine([0, 0, 0, 0.5, 0, 0, 0])).toThrow(
      new RangeError('each of personOf must be a whole number, got 0.5 for face 3'),
    );
  });
});
