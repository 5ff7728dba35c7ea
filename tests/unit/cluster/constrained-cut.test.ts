import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostsOf } from '../../../src/cluster/border-hosts.ts';
import { chain, prepareChains } from '../../../src/cluster/chain.ts';
import { NOISE } from '../../../src/cluster/clustering.ts';
import { constrainedDbscan } from '../../../src/cluster/constrained-cut.ts';
import type { FacePair } from '../../../src/cluster/constraints.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { UnionFind } from '../../../src/math/union-find.ts';
import { type ConstrainedCase, constrainedCase, NO_CONSTRAINTS } from '../../support/constrained-cases.ts';

function mustSets(size: number, mustLink: readonly FacePair[]): UnionFind {
  const sets = new UnionFind(size);
  for (const [a, b] of mustLink) sets.union(a, b);
  return sets;
}

/** Every pair that may not share a cluster, the lower index first. */
function strangersOf(size: number, { cannotLink, groupsOfStrangers }: ConstrainedCase['constraints']) {
  const pairs = cannotLink.map(([a, b]) => ({ rule: 'cannotLink', faces: [Math.min(a, b), Math.max(a, b)] }));
  const unique = new Map(pairs.map((pair) => [pair.faces.join(), pair]));
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const photo = groupsOfStrangers[a]!;
      if (photo < 0 || photo !== groupsOfStrangers[b]) continue;
      unique.set(`photo ${a} ${b}`, { rule: 'samePhoto', faces: [a, b] });
    }
  }
  return [...unique.values()];
}

const share = (labels: Int32Array, [a, b]: readonly number[]) =>
  labels[a!] !== NOISE && labels[a!] === labels[b!];

describe('constrainedDbscan', () => {
  test('is plain DBSCAN without constraints, label for label', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts }) => {
        const groupsOfStrangers = new Int32Array(tree.size).fill(-1);
        for (const constraints of [NO_CONSTRAINTS, { ...NO_CONSTRAINTS, groupsOfStrangers }]) {
          const plain = dbscan(tree, { eps, minPts });
          const cut = constrainedDbscan(tree, { eps, minPts, constraints });
          expect(cut).toEqual({ ...plain, unhonored: [], cuts: [] });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is plain DBSCAN if the constraints say only what is so already', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints }) => {
        const plain = dbscan(tree, { eps, minPts });
        const core = ([a, b]: FacePair) => plain.isCore[a] === 1 && plain.isCore[b] === 1;
        const cut = constrainedDbscan(tree, {
          eps,
          minPts,
          constraints: {
            mustLink: constraints.mustLink.filter((pair) => core(pair) && share(plain.labels, pair)),
            cannotLink: constraints.cannotLink.filter((pair) => core(pair) && !share(plain.labels, pair)),
          },
        });
        expect(cut).toEqual({ ...plain, unhonored: [], cuts: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('always puts must-linked faces together', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints }) => {
        const { labels } = constrainedDbscan(tree, { eps, minPts, constraints });
        for (const pair of constraints.mustLink) expect(share(labels, pair)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('parts all strangers but those whom must-links join, and names exactly these, with the way', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints }) => {
        const { labels, unhonored } = constrainedDbscan(tree, { eps, minPts, constraints });
        const sets = mustSets(tree.size, constraints.mustLink);
        const strangers = strangersOf(tree.size, constraints);
        const joined = strangers.filter(({ faces }) => sets.find(faces[0]!) === sets.find(faces[1]!));
        for (const pair of strangers) expect(share(labels, pair.faces)).toBe(joined.includes(pair));
        const byKey = (pairs: readonly { rule: string; faces: readonly number[] }[]) =>
          pairs.map(({ rule, faces }) => `${rule} ${faces}`).sort();
        expect(byKey(unhonored)).toEqual(byKey(joined));
        const linked = new Set(constraints.mustLink.flatMap(([a, b]) => [`${a},${b}`, `${b},${a}`]));
        for (const { faces, through } of unhonored) {
          expect([through[0], through.at(-1)]).toEqual(faces);
          through.slice(1).forEach((face, at) => {
            expect(linked).toContain(`${through[at]},${face}`);
          });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves out exactly the hops that would bring strangers together, and says which strangers', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints }) => {
        const { labels, cuts } = constrainedDbscan(tree, { eps, minPts, constraints });
        const { from, to, weights } = tree;
        const parted = [...weights.keys()].filter(
          (e) => weights[e]! <= eps && labels[from[e]!] !== labels[to[e]!],
        );
        expect(cuts.map(({ hop, weight }) => [...hop, weight])).toEqual(
          parted.map((e) => [from[e]!, to[e]!, weights[e]!]),
        );
        const strangers = new Set(
          strangersOf(tree.size, constraints).map(({ rule, faces }) => `${rule} ${faces}`),
        );
        for (const { hop, rule, faces } of cuts) {
          expect(strangers).toContain(`${rule} ${faces}`);
          expect(faces.map((face) => labels[face]!).sort()).toEqual(hop.map((face) => labels[face]!).sort());
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('cuts between two faces the weakest hop of the chain between them, and nothing else', () => {
    const twoCores = constrainedCase.map(({ tree, eps, minPts }) => {
      const { labels, isCore } = dbscan(tree, { eps, minPts });
      const cores = [...labels.keys()].filter((i) => isCore[i] && labels[i] === 0);
      return { tree, eps, minPts, a: cores[0], b: cores.at(-1) };
    });
    fc.assert(
      fc.property(twoCores, ({ tree, eps, minPts, a, b }) => {
        fc.pre(a !== undefined && b !== undefined && a !== b);
        const constraints = { mustLink: [], cannotLink: [[b, a]] as const };
        const { cuts, unhonored } = constrainedDbscan(tree, { eps, minPts, constraints });
        expect(unhonored).toEqual([]);
        expect(cuts).toHaveLength(1);
        // both are core points at this eps, so what they could hang on before does not count
        const between = chain({ ...prepareChains(tree), visitHosts: () => {} }, a, b);
        expect(cuts[0]).toMatchObject({ rule: 'cannotLink', faces: [a, b] });
        expect(cuts[0]!.weight).toBe(between?.weights[between.weakest]);
      }),
      { numRuns: 1000 },
    );
  });

  test('does not depend on the order of the pairs, nor on which face of a pair is named first or how often', () => {
    const shuffled = constrainedCase.chain((one) =>
      fc.record({
        one: fc.constant(one),
        mustLink: fc.shuffledSubarray([...one.constraints.mustLink], {
          minLength: one.constraints.mustLink.length,
        }),
        cannotLink: fc.shuffledSubarray([...one.constraints.cannotLink], {
          minLength: one.constraints.cannotLink.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ one: { tree, eps, minPts, constraints }, mustLink, cannotLink }) => {
        const turned = (pairs: FacePair[]) => [
          ...pairs.map(([a, b]): FacePair => [b, a]),
          ...pairs.slice(0, 2),
        ];
        const other = { ...constraints, mustLink: turned(mustLink), cannotLink: turned(cannotLink) };
        expect(constrainedDbscan(tree, { eps, minPts, constraints: other })).toEqual(
          constrainedDbscan(tree, { eps, minPts, constraints }),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a constraint changes nothing outside the block of hops, reach and must-links that holds both faces', () => {
    fc.assert(
      fc.property(constrainedCase, fc.nat(), ({ tree, eps, minPts, constraints }, pick) => {
        fc.pre(tree.size > 0);
        const blocks = mustSets(tree.size, constraints.mustLink);
        tree.weights.forEach((weight, e) => {
          if (weight <= eps) blocks.union(tree.from[e]!, tree.to[e]!);
        });
        const visitHosts = hostsOf(tree);
        for (let i = 0; i < tree.size; i++) {
          visitHosts(i, (host, weight) => {
            if (weight <= eps) blocks.union(i, host);
          });
        }
        const inBlock = (i: number) => blocks.find(i) === blocks.find(pick % tree.size);
        const both = ([a, b]: FacePair) => inBlock(a) && inBlock(b);
        const own = {
          mustLink: constraints.mustLink.filter(both),
          cannotLink: constraints.cannotLink.filter(both),
          groupsOfStrangers: Array.from(constraints.groupsOfStrangers, (photo, i) =>
            inBlock(i) ? photo : -1,
          ),
        };
        const partition = (labels: Int32Array) => {
          const first = new Map<number, number>();
          return [...labels.keys()].filter(inBlock).map((i) => {
            if (labels[i] === NOISE) return NOISE;
            if (!first.has(labels[i]!)) first.set(labels[i]!, i);
            return first.get(labels[i]!)!;
          });
        };
        const all = constrainedDbscan(tree, { eps, minPts, constraints });
        const alone = constrainedDbscan(tree, { eps, minPts, constraints: own });
        expect(partition(alone.labels)).toEqual(partition(all.labels));
      }),
      { numRuns: 1000 },
    );
  });

  test('numbers clusters by first core face, then those without one by first face', () => {
    fc.assert(
      fc.property(constrainedCase, ({ tree, eps, minPts, constraints }) => {
        const { labels, isCore, clusterCount } = constrainedDbscan(tree, { eps, minPts, constraints });
        const faces = [...labels.keys()].filter((i) => labels[i] !== NOISE);
        const withCore = new Set(faces.filter((i) => isCore[i]).map((i) => labels[i]!));
        const without = new Set(faces.map((i) => labels[i]!).filter((label) => !withCore.has(label)));
        expect([...withCore, ...without]).toEqual([...new Array(clusterCount).keys()]);
      }),
      { numRuns: 500 },
    );
  });
});
