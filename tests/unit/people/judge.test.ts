import { expect, test } from 'vitest';
import { type Evidence, NO_EVIDENCE, verdictOf } from '../../../src/people/judge.ts';

const thresholds = { acceptAt: -0.3, newAt: -0.35 };
const clear: Evidence = { ...NO_EVIDENCE, person: 2, second: 1, distance: 0.3, margin: 0.2, exemplar: 5 };
const kindOf = (evidence: Partial<Evidence>) => verdictOf({ ...clear, ...evidence }, thresholds).kind;

test('a score decides between known, unsure and new; each threshold belongs to the better side', () => {
  expect(kindOf({ score: -0.3, scoreAlone: -0.3 })).toBe('known');
  expect(kindOf({ score: -0.301, scoreAlone: -0.3 })).toBe('unsure');
  expect(kindOf({ score: -0.35, scoreAlone: -0.35 })).toBe('unsure');
  expect(kindOf({ score: -0.351, scoreAlone: -0.351 })).toBe('new');
});

test('between two people equally near nobody can tell', () => {
  expect(kindOf({ score: -0.2, scoreAlone: -0.2, margin: 0.014 })).toBe('unsure');
  expect(kindOf({ score: -0.2, scoreAlone: -0.2, margin: 0.016 })).toBe('known');
});

test('a person listed twice is a question, not a stranger', () => {
  expect(kindOf({ score: -0.4, scoreAlone: -0.25, margin: 0.001 })).toBe('unsure');
  expect(kindOf({ score: -0.4, scoreAlone: -0.35, margin: 0.001 })).toBe('new');
  expect(kindOf({ score: -0.4, scoreAlone: -0.25, margin: 0.1 })).toBe('new');
});

test('a verdict says who, how far and by which exemplar', () => {
  expect(verdictOf({ ...clear, score: 0, scoreAlone: 0 }, thresholds)).toEqual({
    ...{ kind: 'known', person: 2, second: 1, distance: 0.3, margin: 0.2, exemplar: 5, score: 0 },
  });
});

test('without anybody to compare with a face is new', () => {
  expect(verdictOf(NO_EVIDENCE, thresholds)).toMatchObject({ kind: 'new', person: -1, second: -1 });
});
