import { describe, expect, test } from 'vitest';
import { DEFAULT_DESCRIPTOR } from '../../../src/faces/descriptor-spec.ts';
import { rowOf } from '../../../src/math/matrix.ts';
import { DEFAULT_JUDGE } from '../../../src/people/judge.ts';
import { measureGallery } from '../../eval/measure-gallery.ts';
import { type GallerySplit, splitThree } from '../../eval/split-gallery.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';

describe.skipIf(!hasLfwDev)('on real faces (skipped where ../shared is absent)', () => {
  const measure = () => {
    const { points, people } = loadLfwDev();
    return measureGallery(splitThree(people), (face) => rowOf(points, face), DEFAULT_DESCRIPTOR);
  };

  test('at 1 % strangers 95 % of the known are accepted, and 99.5 % of those are right', () => {
    const rates = measure();
    expect(rates[0]).toMatchObject({ method: 'nearest', people: 120, known: 753, strangers: 911 });
    expect(rates[0]!.atOnePercent!.accepted).toBeCloseTo(0.932, 3);
    for (const { method, atOnePercent, own, det } of rates.slice(1)) {
      expect(atOnePercent!.accepted, method).toBeGreaterThan(0.95);
      expect(atOnePercent!.right, method).toBeGreaterThanOrEqual(0.995);
      // the thresholds that never saw a stranger hold the same bars
      expect(own.strangers!.known, method).toBeLessThanOrEqual(0.01);
      expect(own.known!.right, method).toBeGreaterThan(0.95);
      expect(own.known!.wrong, method).toBeLessThan(0.005);
      expect(det.at(0)!.falseAccept, method).toBe(1);
      expect(det.at(-1)!.falseAccept, method).toBe(0);
    }
    // the default is what is better here
    const accepted = (name: string) => rates.find(({ method }) => method === name)!.atOnePercent!.accepted;
    expect(accepted(DEFAULT_JUDGE)).toBe(Math.max(accepted('exemplars'), accepted('svm')));
  });

  test('people listed twice do not make the judge timid', () => {
    const { points, people } = loadLfwDev();
    const split = splitThree(people, 1);
    // half of the people are in the gallery as one with two faces and one with the third
    const halves = split.gallery.map((faces, i) =>
      i % 2 === 0 ? [faces] : [faces.slice(0, 2), faces.slice(2)],
    );
    const first = halves.map((_, i) => halves.slice(0, i).flat().length);
    const twice: GallerySplit = {
      gallery: halves.flat(),
      known: split.known.map(({ face, person }) => ({ face, person: first[person]! })),
      strangers: split.strangers,
    };
    const [, { own }] = measureGallery(twice, (face) => rowOf(points, face), DEFAULT_DESCRIPTOR) as [
      unknown,
      ReturnType<typeof measureGallery>[number],
    ];
    expect(own.known!.new).toBeLessThan(0.05);
    expect(own.strangers!.known).toBeLessThan(0.02);
  });
});
