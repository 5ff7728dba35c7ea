import { expect, test } from 'vitest';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { groupingOf, refineCacheOf, refineDistanceOf } from '../../../src/store/grouping.ts';
import { makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';

const FACES = makePeople([2, 3, 1]);

test('with both rules off the groups are plain DBSCAN, bit for bit', () => {
  for (const eps of [0.001, 0.2, 1.5]) {
    const state = makeState(FACES, { eps, partPhotos: false, refine: false });
    const grouping = groupingOf(state);
    expect(grouping?.shown).toBe(grouping?.plain);
    expect(grouping?.plain).toEqual(state.tree && dbscan(state.tree, { eps, minPts: 2 }));
  }
});

test('the refinement parts people that only a chain holds together, and says from where', () => {
  const grouping = groupingOf(makeState(FACES, { eps: 1.5, refine: true }));
  expect([...(grouping?.plain.labels ?? [])]).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...(grouping?.shown.labels ?? [])]).toEqual([0, 0, 1, 1, 1, -1]);
  expect([...(grouping?.refined?.split ?? [])]).toEqual([0]);
  expect([...(grouping?.refined?.splitOf ?? [])]).toEqual([0, 0]);
});

test('two faces of one photo are kept apart, unless that is switched off', () => {
  const [a, b, ...others] = FACES;
  const twins = [a, { ...b, photoId: a?.photoId ?? '' }, ...others] as typeof FACES;
  const kept = groupingOf(makeState(twins));
  expect(kept?.constrained?.cuts.length).toBe(1);
  expect(kept?.plain.labels[0]).toBe(kept?.plain.labels[1]);
  expect(kept?.shown.labels[0]).not.toBe(kept?.shown.labels[1]);
  const off = groupingOf(makeState(twins, { partPhotos: false }));
  expect(off?.constrained).toBeNull();
  expect(off?.shown.labels[0]).toBe(off?.shown.labels[1]);
});

test('where no group shows a photo twice the rule costs no second cut', () => {
  expect(groupingOf(makeState(FACES))?.constrained).toBeNull();
});

test('the same state gives the same object, and a map view changes nothing', () => {
  const state = makeState(FACES, { refine: true });
  const grouping = groupingOf(state);
  expect(groupingOf({ ...state, settings: { ...state.settings, mapView: 'pca' } })).toBe(grouping);
  expect(groupingOf({ ...state, refinements: 1 })).not.toBe(grouping);
});

test('a collection keeps its refinements while faces are added, another or another distance starts anew', () => {
  const cache = refineCacheOf(FACES, 0.5);
  expect(refineCacheOf(FACES.slice(0, 2), 0.5)).toBe(cache);
  expect(refineCacheOf(FACES.slice(1), 0.5)).not.toBe(cache);
  expect(refineCacheOf(FACES, 0.4)).not.toBe(cache);
});

test('the second distance follows the size, and a descriptor without calibration has one, too', () => {
  expect(refineDistanceOf('dlib-128-aligned-mirror', 40)).toBeGreaterThan(
    refineDistanceOf('dlib-128-aligned-mirror', 2550),
  );
  expect(refineDistanceOf('faceres-1024', 40)).toBeCloseTo(0.873, 3);
});
