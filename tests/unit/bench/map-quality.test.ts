import { expect, test } from 'vitest';
import { matrix } from '../../../src/math/matrix.ts';
import { mapQuality, trustworthiness } from '../../bench/map-quality.ts';
import { blobs, randomPoints } from '../project/points.ts';

test('a map that is the points themselves is wholly trustworthy', () => {
  const points = randomPoints(60, 2, 1);
  expect(trustworthiness(points, [points.data], 5)).toEqual([1]);
});

test('trustworthiness is that of the definition, by hand on a line of five', () => {
  const line = matrix(Float32Array.of(0, 1, 3, 7, 20), 5, 1);
  // 0 and 20 have changed places: 20, 1, 3, 7, 0
  const swapped = Float32Array.of(20, 0, 1, 0, 3, 0, 7, 0, 0, 0);
  // nearest on the map: 0 has 7 (rank 3), 1 has 20 (rank 4), 3 has 1, 7 has 3, 20 has 1 (rank 3)
  const penalty = 2 + 3 + 0 + 0 + 2;
  expect(trustworthiness(line, [swapped], 1)[0]).toBeCloseTo(1 - (2 * penalty) / (5 * 1 * (10 - 3 - 1)), 12);
});

test('several maps are judged each on its own, a good one above one by chance', () => {
  const { points, labels } = blobs(6, 10, 8, 2);
  const chance = randomPoints(60, 2, 3).data;
  const good = Float32Array.from(labels.flatMap((label, i) => [10 * label + (i % 7) / 10, (i % 5) / 10]));
  const [first, second] = mapQuality(points, Int32Array.from(labels), [good, chance]);
  expect(first!.purity).toBe(1);
  expect(second!.purity).toBeLessThan(0.4);
  expect(first!.trustworthiness).toBeGreaterThan(second!.trustworthiness + 0.1);
});
