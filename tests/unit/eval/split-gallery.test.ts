import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GallerySplit, splitByFraction, splitThree } from '../../eval/split-gallery.ts';

const all = ({ gallery, known, strangers }: GallerySplit) => [
  ...gallery.flat(),
  ...known.map(({ face }) => face),
  ...strangers,
];

describe('splitThree', () => {
  const people = [0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3];

  test('enrolls the first three of who has four, and leaves out who has two or three', () => {
    expect(splitThree(people)).toEqual({
      gallery: [
        [1, 2, 3],
        [8, 9, 10],
      ],
      known: [
        { face: 4, person: 0 },
        { face: 5, person: 0 },
        { face: 11, person: 1 },
      ],
      strangers: [0],
    });
  });

  test('draws three by a seed', () => {
    const drawn = splitThree(people, 3);
    expect(drawn).toEqual(splitThree(people, 3));
    expect(drawn.gallery.map(({ length }) => length)).toEqual([3, 3]);
    expect(all(drawn).sort((a, b) => a - b)).toEqual(all(splitThree(people)).sort((a, b) => a - b));
  });
});

describe('splitByFraction', () => {
  test('uses every face once, and strangers share nobody with the gallery', () => {
    const people = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    const fraction = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(people, fraction, fc.nat(), (of, share, seed) => {
        const split = splitByFraction(of, share, seed);
        expect(all(split).sort((a, b) => a - b)).toEqual(of.map((_, i) => i));
        const enrolled = new Set(split.gallery.flat().map((face) => of[face]));
        expect(split.strangers.some((face) => enrolled.has(of[face]!))).toBe(false);
        for (const { face, person } of split.known) {
          expect(split.gallery[person]!.map((own) => of[own])).toContain(of[face]);
        }
        expect(split).toEqual(splitByFraction(of, share, seed));
      }),
    );
  });

  test('keeps a quarter of the people with several faces unseen', () => {
    const people = Array.from({ length: 80 }, (_, i) => i >> 2);
    const { gallery, known, strangers } = splitByFraction(people, 0.5, 1);
    expect(gallery).toHaveLength(15);
    expect(known).toHaveLength(30);
    expect(strangers).toHaveLength(20);
  });

  test.each([[0], [1], [Number.NaN]])('refuses a fraction of %d', (fraction) => {
    expect(() => splitByFraction([0, 0], fraction, 1)).toThrow(RangeError);
  });
});
