import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../src/math/matrix.ts';
import { euclidean } from '../../../src/math/vector.ts';
import { medoidOf } from '../../../src/people/medoid.ts';
import { type MergeInput, suggestMerges } from '../../../src/people/suggest-merges.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';
import { pointSet, toMatrix } from '../../support/point-sets.ts';

// groups of two, at 0, 1, 3 and 9 on a line, the last of four
const points = toMatrix([[0], [0.1], [1], [1.1], [3], [3.1], [9], [9], [9.1], [9.1]]);
const nameless = (...groups: number[][]) => groups.map((faces) => ({ faces, name: '' }));
const groups = nameless([0, 1], [2, 3], [4, 5], [6, 7, 8, 9]);
const ask = (input: Partial<MergeInput>) =>
  suggestMerges({ points, groups, upTo: 2.5, decided: [], ...input }).map(({ groups: [g, h] }) => `${g}${h}`);

describe('suggestMerges', () => {
  test('asks about the pairs of groups up to the distance, the nearer first', () => {
    expect(ask({})).toEqual(['01', '12']);
    expect(ask({ upTo: 0.9 })).toEqual([]);
    expect(ask({ upTo: 20 })).toEqual(['01', '12', '02', '23', '13', '03']);
  });

  test('asks about larger groups first, the smaller of the two counting', () => {
    const sizes = nameless([0], [2, 3], [4, 5], [6, 7, 8, 9]);
    expect(ask({ groups: sizes })).toEqual(['12', '01']);
    expect(ask({ groups: nameless([0, 1], [6, 7, 8, 9], [4]), upTo: 20 })).toEqual(['01', '02', '12']);
  });

  test('shows the medoids, and tells the median of all distances between the two', () => {
    const [first] = suggestMerges({ points, groups: nameless([0, 1, 2], [4, 5, 6]), upTo: 20, decided: [] });
    // 3, 3.1, 9 less 0, 0.1, 1
    expect(first).toEqual({ groups: [0, 1], faces: [1, 5], distance: expect.closeTo(3, 6) });
    const [two] = suggestMerges({ points, groups: nameless([0, 1], [2]), upTo: 20, decided: [] });
    expect(two?.distance).toBeCloseTo(0.95, 6);
  });

  test('does not ask where both are in one photo, where it was decided, and of two names', () => {
    const photoOf = [1, 2, 3, 2, 4, 5, 6, 7, 8, 9];
    expect(ask({ photoOf })).toEqual(['12']);
    expect(ask({ photoOf: photoOf.fill(-1) })).toEqual(['01', '12']);
    expect(ask({ decided: [[3, 0]] })).toEqual(['12']);
    expect(ask({ decided: [[0, 1]] })).toEqual(['01', '12']);
    const named = (...names: string[]) => groups.map(({ faces }, g) => ({ faces, name: names[g] ?? '' }));
    expect(ask({ groups: named('Anna', 'Bea') })).toEqual(['12']);
    expect(ask({ groups: named('Anna', 'Anna', 'Bea') })).toEqual(['01']);
    expect(ask({ groups: named('Anna', '', 'Bea') })).toEqual(['01', '12']);
  });

  test('finds, where groups are few, exactly the pairs that are near by medoid and by median', () => {
    const grouped = pointSet.chain((set) =>
      fc
        .array(fc.integer({ min: -1, max: 6 }), { minLength: set.rows.length, maxLength: set.rows.length })
        .map((labels) => ({ ...set, labels })),
    );
    fc.assert(
      fc.property(grouped, ({ points, labels, eps }) => {
        const faces = [...new Set(labels)]
          .filter((label) => label >= 0)
          .map((label) => [...labels.keys()].filter((i) => labels[i] === label));
        const found = suggestMerges({ points, groups: nameless(...faces), upTo: eps, decided: [] });
        const medianOf = (a: number[], b: number[]) => {
          const all = a.flatMap((i) => b.map((j) => euclidean(rowOf(points, i), rowOf(points, j))));
          all.sort((x, y) => x - y);
          return (all[(all.length - 1) >> 1]! + all[all.length >> 1]!) / 2;
        };
        for (const {
          groups: [g, h],
          faces: [a, b],
          distance,
        } of found) {
          expect(distance).toBeCloseTo(medianOf(faces[g]!, faces[h]!), 9);
          expect(distance).toBeLessThanOrEqual(eps);
          expect(faces[g]).toContain(a);
          expect(faces[h]).toContain(b);
        }
        const keys = new Set(found.map(({ groups }) => groups.join()));
        expect(keys.size).toBe(found.length);
        const between = (i: number, j: number) => euclidean(rowOf(points, i), rowOf(points, j));
        const medoids = faces.map((rows) => medoidOf(points, rows));
        for (let g = 0; g < faces.length; g++) {
          for (let h = g + 1; h < faces.length; h++) {
            const farthest = Math.max(between(medoids[g]!, medoids[h]!), medianOf(faces[g]!, faces[h]!));
            // what lies on the limit may be rounded to either side
            if (Math.abs(farthest - eps) < 1e-9) continue;
            expect(keys.has(`${g},${h}`)).toBe(farthest <= eps);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a group without a face, and a distance that is none', () => {
    expect(() => ask({ groups: nameless([1], []) })).toThrow(
      new RangeError('each group must have a face, got none in group 1'),
    );
    expect(() => ask({ upTo: Number.NaN })).toThrow(new RangeError('upTo must be at least 0, got NaN'));
  });

  test.skipIf(!hasLfwDev)(
    `finds the people who are in two halves, and asks about them first${hasLfwDev ? '' : ' (skipped: no ../shared)'}`,
    () => {
      const { points: faces, people } = loadLfwDev();
      // every person with four faces or more, halved
      const byPerson = new Map<number, number[]>();
      people.forEach((person, i) => {
        byPerson.set(person, [...(byPerson.get(person) ?? []), i]);
      });
      const halves = [...byPerson.values()]
        .filter((rows) => rows.length >= 4)
        .flatMap((rows) => [rows.filter((_, at) => at % 2 === 0), rows.filter((_, at) => at % 2 === 1)]);
      const start = performance.now();
      const found = suggestMerges({ points: faces, groups: nameless(...halves), upTo: 0.415, decided: [] });
      const elapsed = performance.now() - start;
      const isRight = found.map(({ groups: [g, h] }) => g >> 1 === h >> 1);
      const halved = halves.length / 2;
      const right = isRight.filter(Boolean).length;
      const rightFirst = isRight.slice(0, halved).filter(Boolean).length;
      console.log(
        `${halved} people halved: ${found.length} questions, ${right} right, ${rightFirst} of the first ` +
          `${halved}; ${elapsed.toFixed(0)} ms`,
      );
      expect(right).toBeGreaterThan(0.97 * halved);
      expect(rightFirst).toBeGreaterThan(0.95 * halved);
    },
  );
});
