import { describe, expect, test } from 'vitest';
import { calibrationOf, distanceWithin } from '../../../src/cluster/distance-calibration.ts';
import { priorFromThreshold, spreadOf, strangerScores } from '../../../src/people/stranger-prior.ts';

const nearest = (first: number) => -first;

describe('strangerScores', () => {
  const uniform = { distanceWithin: (share: number) => share };

  test('the nearest of P uniform distances is 1 / (P + 1) on average, the second twice that', () => {
    expect(strangerScores(uniform, 9, 1, (first) => first).mean).toBeCloseTo(0.1, 1);
    expect(strangerScores(uniform, 9, 1, (_, second) => second).mean).toBeCloseTo(0.2, 1);
  });

  test('one person alone has a second at the median', () => {
    expect(strangerScores(uniform, 1, 1, (_, second) => second)).toEqual({ mean: 0.5, sd: 0 });
  });

  test('more people come nearer to a stranger, and so do means of several exemplars', () => {
    const prior = priorFromThreshold(0.415);
    const few = strangerScores(prior, 5, 1, nearest).mean;
    expect(strangerScores(prior, 500, 1, nearest).mean).toBeGreaterThan(few + 0.05);
    expect(strangerScores(prior, 5, 0.98, nearest).mean).toBeGreaterThan(few);
  });

  test('the same twice is the same', () => {
    const prior = priorFromThreshold(0.97);
    expect(strangerScores(prior, 7, 0.99, nearest)).toEqual(strangerScores(prior, 7, 0.99, nearest));
  });
});

test('a prior made of a threshold alone is near the one that was measured', () => {
  const { strangers } = calibrationOf('dlib-128-aligned-mirror')!;
  const guessed = priorFromThreshold(0.415);
  for (const share of [1e-4, 0.001, 0.01, 0.05]) {
    expect(Math.abs(guessed.distanceWithin(share) - distanceWithin(strangers, share))).toBeLessThan(0.015);
  }
});

test('the spread of numbers is their mean and deviation', () => {
  expect(spreadOf([1, 3])).toEqual({ mean: 2, sd: 1 });
  expect(spreadOf([])).toEqual({ mean: 0, sd: 0 });
});
