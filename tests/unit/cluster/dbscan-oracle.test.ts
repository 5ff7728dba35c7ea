import { describe, expect, test } from 'vitest';
import { buildPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { buildDensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { bestEps, comparePartitions } from '../../../src/cluster/metrics.ts';
import { matrix } from '../../../src/math/matrix.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';
import blobs from '../oracle/dbscan-blobs.json' with { type: 'json' };
import runs from '../oracle/dbscan-faces.json' with { type: 'json' };

test('labels and core flags equal those of scikit-learn in all 120 blob cases', () => {
  expect(blobs).toHaveLength(120);
  blobs.forEach(({ n, dim, points, eps, minPts, labels, core }, i) => {
    const cut = dbscan(buildDensityTree(matrix(Float32Array.from(points), n, dim), minPts), { eps, minPts });
    expect([...cut.labels], `labels of case ${i}`).toEqual(labels);
    expect([...cut.isCore], `core flags of case ${i}`).toEqual(core);
    expect(cut.clusterCount, `clusters of case ${i}`).toBe(Math.max(...labels) + 1);
  });
});

describe.skipIf(!hasLfwDev)('on 2,550 real faces (skipped where ../shared is absent)', () => {
  test('labels, core flags and adjusted Rand equal those of scikit-learn in all 32 runs', () => {
    const { points, people } = loadLfwDev();
    const index = buildPairIndex(points);
    expect(runs).toHaveLength(32);
    for (const minPts of new Set(runs.map((run) => run.minPts))) {
      const tree = densityTree(index, minPts);
      for (const run of runs.filter((one) => one.minPts === minPts)) {
        const cut = dbscan(tree, { eps: run.eps, minPts });
        const name = `eps ${run.eps}, minPts ${minPts}`;
        expect([...cut.labels], `labels at ${name}`).toEqual(run.labels);
        expect([...cut.isCore], `core flags at ${name}`).toEqual(run.core);
        expect(cut.clusterCount, `clusters at ${name}`).toBe(run.clusters);
        expect(comparePartitions(cut.labels, people).adjustedRand, `adjusted Rand at ${name}`).toBeCloseTo(
          run.adjustedRand,
          12,
        );
      }
    }
  });

  test('the best eps lies at 0.307 with a pairwise F1 of 0.953, where 0.30 gives 0.947', () => {
    const { points, people } = loadLfwDev();
    const tree = buildDensityTree(points, 2);
    const best = bestEps(tree, people);
    expect(best.eps).toBeCloseTo(0.307, 3);
    expect(best.f1).toBeCloseTo(0.953, 3);
    const f1At = (eps: number) =>
      comparePartitions(dbscan(tree, { eps, minPts: 2 }).labels, people).pairwise.f1;
    expect(f1At(best.eps)).toBe(best.f1);
    expect(f1At(0.3)).toBeCloseTo(0.947, 3);
  });
});
