import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { calibrationOf, distanceWithin } from '../../../src/cluster/distance-calibration.ts';
import { bestExpectedEps, chanceOfOnePerson } from '../../../src/cluster/expected-score.ts';
import { bestEps, f1Curve } from '../../../src/cluster/metrics.ts';
import { strangerTailEps } from '../../../src/cluster/stranger-tail.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';
import { toMatrix } from '../../support/point-sets.ts';

const dlib = calibrationOf('dlib-128-aligned-mirror')!;
const onLine = (...places: number[]) => toMatrix(places.map((place) => [place]));

describe('chanceOfOnePerson', () => {
  const facesOf = fc.integer({ min: 2, max: 20_000 });
  const looksOf = fc.integer({ min: 1, max: 50 });
  const distanceOf = fc.double({ min: 0, max: 2, noNaN: true });

  test('is a chance, and falls with the faces there are and the looks that did not meet before', () => {
    fc.assert(
      fc.property(facesOf, looksOf, distanceOf, (faces, looks, distance) => {
        const chance = chanceOfOnePerson(dlib, faces, looks, distance);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(chanceOfOnePerson(dlib, faces + 1, looks, distance)).toBeLessThanOrEqual(chance);
        expect(chanceOfOnePerson(dlib, faces, looks + 1, distance)).toBeLessThanOrEqual(chance + 1e-12);
      }),
    );
  });

  test('is near 1 for duplicates and near 0 for strangers', () => {
    expect(chanceOfOnePerson(dlib, 1000, 1, 0)).toBeGreaterThan(0.95);
    expect(chanceOfOnePerson(dlib, 1000, 1, 0.5)).toBeLessThan(0.001);
  });

  test('gives the hand-computed figure', () => {
    // both lines straight in odds: share 1/2 at 0.5 with slope 4 and 2, hence densities 1 and 1/2
    const odds = (slope: number) => [-1, 1].map((x) => 1 / (1 + Math.exp(-slope * x * 0.1)));
    const made = {
      strangers: { shares: odds(2), distances: [0.4, 0.6] },
      samePerson: { shares: odds(4), distances: [0.4, 0.6] },
    };
    // one's own: 0.2 · 1 · (1/2)²; strangers: 10 · 1/2 · (0.8 + 0.2 (1/2)³)
    expect(chanceOfOnePerson(made, 10, 3, 0.5)).toBeCloseTo(0.05 / (0.05 + 4.125), 12);
  });
});

describe('bestExpectedEps', () => {
  test('lies in the gap between near and far, cut at the limit', () => {
    const tree = buildDensityTree(onLine(0, 0.2, 1.2, 1.4, 3), 2);
    expect(bestExpectedEps(tree, dlib, 0.4)?.eps).toBeCloseTo(0.3, 6);
    expect(bestExpectedEps(tree, dlib, 2)?.eps).toBeCloseTo(0.6, 6);
  });

  test('has nothing to say where nothing joins', () => {
    expect(bestExpectedEps(buildDensityTree(onLine(0, 1, 2), 2), dlib, 0.4)).toBeNull();
    expect(bestExpectedEps(buildDensityTree(toMatrix([], 1), 2), dlib, 0.4)).toBeNull();
    expect(bestExpectedEps(buildDensityTree(onLine(0), 2), dlib, 0.4)).toBeNull();
  });

  test('expects all to be right where all are equal', () => {
    const score = bestExpectedEps(buildDensityTree(onLine(1, 1, 1), 2), dlib, 0.4);
    expect(score).toMatchObject({ eps: 0.2, recall: 1 });
    expect(score?.precision).toBeGreaterThan(0.95);
  });

  test('stops before two large clusters join late, and not before two single faces do', () => {
    const many = (from: number) => Array.from({ length: 8 }, (_, i) => from + 0.25 * i);
    const end = 0.25 * 7;
    const large = buildDensityTree(onLine(...many(0), ...many(end + 0.34)), 2);
    expect(bestExpectedEps(large, dlib, 0.4)?.eps).toBeCloseTo((0.25 + 0.34) / 2, 6);
    const small = buildDensityTree(onLine(0, 0.34, 5, 10), 2);
    expect(bestExpectedEps(small, dlib, 0.4)?.eps).toBeCloseTo((0.34 + 0.4) / 2, 6);
  });

  test('frames of a burst count as one look: two bursts of one person still join', () => {
    const burst = (from: number) => Array.from({ length: 8 }, (_, i) => from + 0.01 * i);
    const tree = buildDensityTree(onLine(...burst(0), ...burst(0.07 + 0.3)), 2);
    expect(bestExpectedEps(tree, dlib, 0.4)?.eps).toBeCloseTo((0.3 + 0.4) / 2, 6);
  });

  test.skipIf(!hasLfwDev)(
    'comes to 97 % of the best F1 on 2,550 real faces (skipped without ../shared)',
    () => {
      const { points, people } = loadLfwDev();
      const tree = buildDensityTree(points, 2);
      const { eps } = bestExpectedEps(tree, dlib, strangerTailEps(dlib, tree.size))!;
      const curve = f1Curve(tree, people);
      const f1 = curve.f1[curve.eps.findLastIndex((start) => start <= eps)]!;
      expect(f1 / bestEps(tree, people).f1).toBeGreaterThan(0.97);
      expect(eps).toBeLessThan(distanceWithin(dlib.strangers, 0.05 / tree.size));
    },
  );
});
