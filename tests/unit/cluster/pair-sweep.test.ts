import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOISE } from '../../../src/cluster/clustering.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { type PairCounts, sweepPairs } from '../../../src/cluster/pair-sweep.ts';
import { minPtsOf, pointSet } from '../../support/point-sets.ts';

test('the counts of each stop hold at the stop and up to the next one', () => {
  fc.assert(
    fc.property(pointSet, minPtsOf, fc.integer({ min: 1, max: 4 }), ({ points }, minPts, people) => {
      const tree = buildDensityTree(points, minPts);
      // every sixth face is of no known person
      const truth = Array.from({ length: tree.size }, (_, i) => (i % 6 === 5 ? -1 : (i * 7) % people));
      const stops: PairCounts[] = [];
      sweepPairs(tree, truth, (counts) => stops.push(counts));
      expect(stops[0]?.eps).toBe(0);
      stops.forEach(({ eps, together, agreeing }, s) => {
        const end = stops[s + 1]?.eps ?? eps + 2;
        expect(end).toBeGreaterThan(eps);
        for (const at of [eps, eps + (end - eps) / 2]) {
          const { labels } = dbscan(tree, { eps: at, minPts });
          let [pairs, right] = [0, 0];
          for (let i = 0; i < tree.size; i++) {
            for (let j = 0; j < i; j++) {
              if (truth[i]! < 0 || truth[j]! < 0 || labels[i] === NOISE || labels[i] !== labels[j]) continue;
              pairs++;
              right += Number(truth[i] === truth[j]);
            }
          }
          if (at < end) expect({ at, together, agreeing }).toEqual({ at, together: pairs, agreeing: right });
        }
      });
    }),
    { numRuns: 300 },
  );
});
