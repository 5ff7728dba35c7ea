import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrationOf, shareWithin } from '../../../src/cluster/distance-calibration.ts';
import { matrixFromRows } from '../../../src/math/matrix.ts';
import { mulberry32 } from '../../../src/math/rng.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { boxOverlap } from '../../../src/store/box-overlap.ts';
import { faceDistance, otherDescriptor, standingOf, thresholdOf } from '../../../src/store/compare.ts';
import { samplePairs, shareBelow } from '../../../src/store/pair-sample.ts';
import { makeDetected, makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';

const DLIB = 'dlib-128-aligned-mirror';
const FACERES = 'faceres-1024';

describe('the distance of two faces', () => {
  test('is Euclidean, and nothing for faces described in two ways', () => {
    expect(faceDistance(makeDetected({ angle: 0 }), makeDetected({ angle: Math.PI / 3 }))).toBeCloseTo(1, 6);
    const longer = { descriptor: new Float32Array(1024) };
    expect(() => faceDistance(makeDetected(), longer)).toThrow(RangeError);
  });

  test('is judged at the descriptor’s own threshold, and there is one other descriptor', () => {
    expect([thresholdOf(DLIB), thresholdOf(FACERES)]).toEqual([0.415, 0.97]);
    expect([otherDescriptor(DLIB), otherDescriptor(FACERES)]).toEqual([FACERES, DLIB]);
  });
});

describe('where a distance lies', () => {
  const faces = makePeople([6, 5, 1]);
  const state = makeState(faces);

  test('is counted among all pairs of the collection’s groups, the face on its own left out', () => {
    const distance = 0.025;
    const grouped = faces.slice(0, 11);
    const pairs = grouped.flatMap((a, i) =>
      grouped.slice(i + 1).map((b, k) => ({
        isSame: i < 6 === i + 1 + k < 6,
        distance: euclidean(a.descriptor, b.descriptor),
      })),
    );
    const share = (isSame: boolean) => {
      const own = pairs.filter((pair) => pair.isSame === isSame);
      return own.filter((pair) => pair.distance < distance).length / own.length;
    };
    expect(standingOf(state, DLIB, distance)).toEqual({
      ...{ same: share(true), different: share(false), among: 'collection' },
      ...{ samePairs: 25, differentPairs: 30 },
    });
    expect(share(true)).toBeGreaterThan(0);
    expect(share(true)).toBeLessThan(1);
  });

  test('is told from what was measured where the collection has too few pairs of one person', () => {
    const calibration = calibrationOf(DLIB)!;
    for (const few of [makeState([]), makeState(makePeople([4, 1]))]) {
      expect(standingOf(few, DLIB, 0.4)).toEqual({
        ...{
          same: shareWithin(calibration.samePerson, 0.4),
          different: shareWithin(calibration.strangers, 0.4),
        },
        ...{ among: 'measured', samePairs: 0, differentPairs: 0 },
      });
    }
  });

  test('is not known of a descriptor that the collection is not described by and nobody measured', () => {
    expect(standingOf(state, FACERES, 0.9)).toBeNull();
  });
});

describe('pairs drawn from a collection', () => {
  const random = mulberry32(7);
  const rows = Array.from({ length: 60 }, () => Float32Array.from({ length: 3 }, () => random()));
  const points = matrixFromRows(rows, 3);

  test('are all of them where there are few: a slow twin counts the same', () => {
    const labelsOf = fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 25 });
    fc.assert(
      fc.property(labelsOf, (given) => {
        const labels = Int32Array.from(given);
        const expected = { same: [] as number[], different: [] as number[] };
        for (let i = 0; i < labels.length; i++) {
          for (let k = i + 1; k < labels.length; k++) {
            if (labels[i]! < 0 || labels[k]! < 0) continue;
            expected[labels[i] === labels[k] ? 'same' : 'different'].push(euclidean(rows[i]!, rows[k]!));
          }
        }
        const found = samplePairs(points, labels, { most: 1000, seed: 1 });
        const sorted = (values: number[]) => values.sort((a, b) => a - b);
        expect([...found.same]).toEqual(sorted(expected.same));
        expect([...found.different]).toEqual(sorted(expected.different));
      }),
    );
  });

  test('are bounded where there are many, the same for the same seed, and as likely as in all', () => {
    const labels = Int32Array.from({ length: 60 }, (_, i) => (i < 40 ? 0 : 1));
    const few = samplePairs(points, labels, { most: 300, seed: 5 });
    expect([few.same.length, few.different.length]).toEqual([300, 300]);
    expect(samplePairs(points, labels, { most: 300, seed: 5 })).toEqual(few);
    expect(samplePairs(points, labels, { most: 300, seed: 6 })).not.toEqual(few);
    const all = samplePairs(points, labels, { most: 5000, seed: 5 });
    const middle = all.same[all.same.length >> 1]!;
    expect(shareBelow(few.same, middle)).toBeCloseTo(0.5, 1);
  });

  test('end also where nearly all faces are in one group', () => {
    const labels = new Int32Array(60);
    labels[59] = 1;
    const found = samplePairs(points, labels, { most: 50, seed: 1 });
    expect(found.same.length).toBe(50);
    expect(found.different.length).toBeGreaterThan(0);
    expect(samplePairs(points, new Int32Array(60), { most: 50, seed: 1 }).different.length).toBe(0);
  });

  test.each([[0], [1.5], [Number.NaN]])('are refused at a size of %d', (most) => {
    expect(() => samplePairs(points, new Int32Array(2), { most, seed: 1 })).toThrow(RangeError);
  });

  test('a share counts what lies below, equals not among it', () => {
    const sample = Float64Array.of(1, 2, 2, 3);
    expect([0, 1, 2, 2.5, 3, 9].map((value) => shareBelow(sample, value))).toEqual([
      0, 0, 0.25, 0.75, 0.75, 1,
    ]);
    expect(shareBelow(new Float64Array(), 1)).toBeNull();
  });
});

test('two boxes overlap by what they share of what they cover', () => {
  const box = { x: 0, y: 0, width: 0.2, height: 0.2 };
  expect(boxOverlap(box, box)).toBe(1);
  expect(boxOverlap(box, { ...box, x: 0.1 })).toBeCloseTo(1 / 3, 10);
  expect(boxOverlap(box, { ...box, x: 0.2 })).toBe(0);
  expect(boxOverlap(box, { ...box, y: 0.5 })).toBe(0);
  expect(boxOverlap(box, { x: 0.05, y: 0.05, width: 0.1, height: 0.1 })).toBeCloseTo(0.25, 10);
});
