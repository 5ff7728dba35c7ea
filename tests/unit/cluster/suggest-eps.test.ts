import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDensityTree } from '../../../src/cluster/density-tree.ts';
import { calibrationOf } from '../../../src/cluster/distance-calibration.ts';
import { landscape, valueAt } from '../../../src/cluster/landscape.ts';
import { type EpsQuestion, suggestEps } from '../../../src/cluster/suggest-eps.ts';
import { pointSet, toMatrix } from '../../support/point-sets.ts';

const calibration = calibrationOf('dlib-128-aligned-mirror')!;

function ask(rows: readonly (readonly number[])[], more: Partial<EpsQuestion> = {}) {
  const tree = buildDensityTree(toMatrix(rows), 2);
  return suggestEps({ tree, landscape: landscape(tree), defaultEps: 0.33, calibration, ...more });
}

function witness(found: ReturnType<typeof ask>, kind: string) {
  return found.witnesses.find((one) => one.kind === kind);
}

/** Groups of faces on a line, 0.1 apart inside a group, 5 between groups. */
function groups(count: number, size: number): number[][] {
  return Array.from({ length: count * size }, (_, i) => [5 * Math.floor(i / size) + 0.1 * (i % size)]);
}

const farApart = groups(12, 1);

describe('auto', () => {
  test.each([
    ['no face', []],
    ['one face', [[1]]],
    ['two faces', [[0], [0.3]]],
    ['nine faces', groups(3, 3)],
  ])('%s: too few to tell, so the descriptor’s own value', (_, rows) => {
    const { auto } = ask(rows);
    expect(auto.eps).toBe(0.33);
    expect(auto.reason).toEqual({ code: 'tooFew', faces: rows.length, facesNeeded: 10 });
  });

  test('lies in the gap where people are clear', () => {
    const { auto } = ask(groups(10, 4));
    expect(auto.reason.code).toBe('expectedScore');
    expect(auto.eps).toBeGreaterThan(0.1);
    expect(auto.eps).toBeLessThan(0.4);
    expect(auto.outcome).toEqual({ clusters: 10, noise: 0, largest: 4, shareClustered: 1 });
  });

  test('all equal are one cluster, all far apart none', () => {
    const equal = ask(Array.from({ length: 12 }, () => [1]));
    expect(equal.auto.outcome).toMatchObject({ clusters: 1, noise: 0, largest: 12 });
    const apart = ask(farApart);
    expect(apart.auto.reason).toEqual({ code: 'strangerTail', expectedStrangers: 0.05 });
    expect(apart.auto.eps).toBe(witness(apart, 'strangerTail')?.eps);
    expect(apart.auto.outcome).toMatchObject({ clusters: 0, noise: 12 });
  });

  test('goes no farther than strangers of one photo allow', () => {
    const near = new Float64Array(200).fill(0.42);
    const samePhoto = ask(farApart, { samePhotoDistances: near });
    expect(samePhoto.auto.reason).toEqual({ code: 'samePhoto', pairs: 200 });
    expect(samePhoto.auto.eps).toBeLessThan(witness(samePhoto, 'strangerTail')?.eps ?? 0);
    const limited = ask(groups(10, 4), { samePhotoDistances: near }).auto;
    expect(limited.reason.code).toBe('expectedScore');
    expect(limited.eps).toBeLessThan(samePhoto.auto.eps);
  });

  test('without a calibration is the descriptor’s own value, or what same-photo pairs say', () => {
    expect(ask(farApart, { calibration: undefined }).auto).toMatchObject({
      eps: 0.33,
      reason: { code: 'default' },
    });
    // a median of 0.6 and a quantile of 0.5 leave 12 faces at about 0.44
    const distances = Float64Array.from({ length: 1000 }, (_, i) => (i < 300 ? 0.5 : 0.6));
    const { auto } = ask(farApart, { calibration: undefined, samePhotoDistances: distances });
    expect(auto.reason).toEqual({ code: 'samePhoto', pairs: 1000 });
    expect(auto.eps).toBeGreaterThan(0.4);
    expect(auto.eps).toBeLessThan(0.45);
  });

  test('without a calibration stops before two large clusters become one', () => {
    // two rows of six faces 0.1 apart, 0.3 between them
    const rows = Array.from({ length: 12 }, (_, i) => [0.1 * i + (i < 6 ? 0 : 0.2)]);
    const { auto } = ask(rows, { calibration: undefined });
    expect(auto.reason).toMatchObject({ code: 'largeJoin', sizes: [6, 6] });
    expect(auto.eps).toBeCloseTo((0.85 * 0.33 + 0.3) / 2, 5);
    expect(auto.outcome.clusters).toBe(2);
  });

  test('for any faces lies above 0, and its outcome is the landscape’s', () => {
    fc.assert(
      fc.property(pointSet, fc.boolean(), fc.integer({ min: 1, max: 10 }), ({ points }, known, minPts) => {
        const tree = buildDensityTree(points, minPts);
        const land = landscape(tree);
        const { auto } = suggestEps({
          tree,
          landscape: land,
          defaultEps: 0.33,
          calibration: known ? calibration : undefined,
        });
        expect(auto.eps).toBeGreaterThan(0);
        expect(auto.eps).toBeLessThan(0.47);
        expect(auto.outcome).toEqual(valueAt(land, auto.eps));
      }),
    );
  });
});

describe('the witnesses', () => {
  test('the stranger tail and the expected score speak only with a calibration', () => {
    const kinds = (found: ReturnType<typeof ask>) => found.witnesses.map(({ kind }) => kind);
    const others = ['samePhoto', 'knee', 'plateau'];
    expect(kinds(ask(farApart))).toEqual(['expectedScore', 'strangerTail', ...others]);
    expect(kinds(ask(farApart, { calibration: undefined }))).toEqual(others);
  });

  test('the knee brings the curve it was found on', () => {
    const rows = [...groups(5, 4), [100], [120]];
    const knee = witness(ask(rows), 'knee');
    if (knee?.kind !== 'knee') throw new Error('no knee');
    // twenty nearest distances of about 0.1, then two faces on their own
    expect(knee.curve).toHaveLength(22);
    expect(knee.index).toBe(19);
    expect(knee.eps).toBe(knee.curve[19]);
    expect(knee.eps).toBeCloseTo(0.1, 5);
  });

  test('the plateau is the longest with a cluster in it, and its middle counts', () => {
    const found = witness(ask(groups(10, 4)), 'plateau');
    if (found?.kind !== 'plateau' || !found.plateau) throw new Error('no plateau');
    expect(found.plateau.clusters).toBe(10);
    expect(found.eps).toBe((found.plateau.from + found.plateau.to) / 2);
    expect(witness(ask(farApart), 'plateau')).toEqual({ kind: 'plateau', eps: null, plateau: null });
  });

  test('same-photo pairs that are too few are counted and say nothing', () => {
    const few = ask(farApart, { samePhotoDistances: [0.4, 0.5] });
    expect(witness(few, 'samePhoto')).toMatchObject({ eps: null, pairs: 2, pairsNeeded: 100 });
  });

  test('no face, no witness but the one that needs none', () => {
    const said = ask([]).witnesses.filter(({ eps }) => eps !== null);
    expect(said.map(({ kind }) => kind)).toEqual(['strangerTail']);
  });
});

test('refuses a landscape of other faces and a default that is no radius', () => {
  const other = landscape(buildDensityTree(toMatrix([[0]]), 2));
  expect(() => ask([[0], [1]], { landscape: other })).toThrow(
    new RangeError('landscape must be of 2 points, got 1'),
  );
  for (const defaultEps of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => ask([[0]], { defaultEps })).toThrow(
      new RangeError(`defaultEps must be positive and finite, got ${defaultEps}`),
    );
  }
});
