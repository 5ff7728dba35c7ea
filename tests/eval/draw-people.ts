import { mulberry32 } from '../../src/math/rng.ts';

/**
 * Draw whole people at random until their faces are at least `faces`, or all are drawn.
 *
 * @param people (n) number of each face's person
 * @returns the faces drawn, ascending
 */
export function drawPeople(people: ArrayLike<number>, faces: number, seed: number): number[] {
  const facesOf = new Map<number, number[]>();
  for (let i = 0; i < people.length; i++) {
    const own = facesOf.get(people[i]!) ?? [];
    facesOf.set(people[i]!, own);
    own.push(i);
  }
  const waiting = [...facesOf.values()];
  const random = mulberry32(seed);
  const drawn: number[] = [];
  while (drawn.length < faces && waiting.length > 0) {
    const at = Math.floor(random() * waiting.length);
    drawn.push(...waiting[at]!);
    waiting[at] = waiting.at(-1)!;
    waiting.pop();
  }
  return drawn.sort((a, b) => a - b);
}
