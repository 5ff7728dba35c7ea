import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPeople } from '../../eval/draw-people.ts';

const people = [0, 0, 1, 2, 2, 2, 3, 4, 4, 5];

test('draws whole people, no more of them than it takes, in the order of the faces', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.nat(), (faces, seed) => {
      const drawn = drawPeople(people, faces, seed);
      expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
      const persons = new Set(drawn.map((i) => people[i]!));
      expect(drawn).toEqual([...people.keys()].filter((i) => persons.has(people[i]!)));
      expect(drawn.length).toBeGreaterThanOrEqual(Math.min(faces, people.length));
      // nobody has more than three faces
      expect(drawn.length).toBeLessThan(faces + 3);
    }),
  );
});

test('one seed gives one draw, and seeds differ', () => {
  expect(drawPeople(people, 4, 7)).toEqual(drawPeople(people, 4, 7));
  const draws = [1, 2, 3, 4, 5].map((seed) => drawPeople(people, 4, seed).join());
  expect(new Set(draws).size).toBeGreaterThan(1);
});
