import { mulberry32 } from '../../src/math/rng.ts';

/** Who is enrolled and who is judged; faces by their number, people of the gallery numbered from 0. */
export interface GallerySplit {
  /** (people) faces enrolled of each. */
  readonly gallery: readonly (readonly number[])[];
  readonly known: readonly { readonly face: number; readonly person: number }[];
  /** Faces of people of whom nothing is enrolled. */
  readonly strangers: readonly number[];
}

/** Part of the people with several faces that a split by fraction keeps out of the gallery. */
const UNSEEN = 0.25;

/**
 * Enroll three faces of everybody who has four or more, and judge the rest of theirs; strangers are the people
 * with one face. Who has two or three takes no part.
 *
 * @param people (n) number of each face's person
 * @param seed of the draw of the three; undefined: the first three
 */
export function splitThree(people: ArrayLike<number>, seed?: number): GallerySplit {
  const groups = facesByPerson(people);
  const random = mulberry32(seed ?? 0);
  const gallery: number[][] = [];
  const known: { face: number; person: number }[] = [];
  for (const faces of groups.filter(({ length }) => length >= 4)) {
    const order = seed === undefined ? faces : shuffled(faces, random);
    for (const face of order.slice(3)) known.push({ face, person: gallery.length });
    gallery.push(order.slice(0, 3));
  }
  return { gallery, known, strangers: groups.filter(({ length }) => length === 1).flat() };
}

/**
 * Enroll a fraction of everybody's faces, rounded, at least one and not all, and judge the rest. Wholly unseen
 * are the people with one face and, drawn by the seed, a quarter of the others, at least one of two.
 *
 * @param people (n) number of each face's person
 * @throws RangeError unless 0 < fraction < 1
 */
export function splitByFraction(people: ArrayLike<number>, fraction: number, seed: number): GallerySplit {
  if (!(fraction > 0 && fraction < 1)) {
    throw new RangeError(`fraction must lie between 0 and 1, got ${fraction}`);
  }
  const groups = facesByPerson(people);
  const random = mulberry32(seed);
  const several = shuffled(
    groups.filter(({ length }) => length > 1),
    random,
  );
  const unseen = several.length < 2 ? 0 : Math.max(1, Math.round(UNSEEN * several.length));
  const gallery: number[][] = [];
  const known: { face: number; person: number }[] = [];
  for (const faces of several.slice(unseen)) {
    const count = Math.min(faces.length - 1, Math.max(1, Math.round(fraction * faces.length)));
    const order = shuffled(faces, random);
    for (const face of order.slice(count)) known.push({ face, person: gallery.length });
    gallery.push(order.slice(0, count));
  }
  const alone = groups.filter(({ length }) => length === 1);
  return { gallery, known, strangers: [...several.slice(0, unseen), ...alone].flat() };
}

function facesByPerson(people: ArrayLike<number>): number[][] {
  const groups = new Map<number, number[]>();
  for (let face = 0; face < people.length; face++) {
    const own = groups.get(people[face]!) ?? [];
    groups.set(people[face]!, own);
    own.push(face);
  }
  return [...groups.values()];
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
