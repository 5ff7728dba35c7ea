import { expect, test } from 'vitest';
import type { Judge, VerdictKind } from '../../../src/people/judge.ts';
import { judgeRates } from '../../eval/judge-rates.ts';

/** Says of a face what the face holds: person, score, kind. */
const KINDS: VerdictKind[] = ['known', 'unsure', 'new'];
const judge: Judge = {
  method: 'exemplars',
  thresholds: { acceptAt: 0, newAt: 0 },
  judge: ([person, score, kind]) => ({
    ...{ kind: KINDS[kind!]!, person: person!, score: score! },
    ...{ distance: 0, second: -1, margin: 0, exemplar: 0 },
  }),
};
const faces = [
  [0, 0.9, 0],
  [0, 0.8, 0],
  [1, 0.7, 0],
  [1, 0.2, 2],
  [0, 0.5, 1],
  [0, 0.1, 2],
].map((values) => Float32Array.from(values));
const split = {
  gallery: [[10], [11]],
  known: [
    { face: 0, person: 0 },
    { face: 1, person: 1 },
    { face: 2, person: 1 },
    { face: 3, person: 1 },
  ],
  strangers: [4, 5],
};

test('rates count who is right, wrong, in doubt and turned away', () => {
  const rates = judgeRates(judge, split, (face) => faces[face]!);
  expect(rates).toMatchObject({ people: 2, known: 4, strangers: 2, rank1: 0.75 });
  expect(rates.own).toEqual({
    known: { right: 0.5, wrong: 0.25, unsure: 0, new: 0.25 },
    strangers: { known: 0, unsure: 0.5, new: 0.5 },
  });
});

test('at 1 % of two strangers the best of them stays outside', () => {
  const { atOnePercent } = judgeRates(judge, split, (face) => faces[face]!);
  expect(atOnePercent).toEqual({ threshold: 0.5, accepted: 0.75, right: 2 / 3 });
});

test('the curve falls in false accepts and rises in false rejects', () => {
  const { det } = judgeRates(judge, split, (face) => faces[face]!);
  expect(det.map(({ falseAccept }) => falseAccept)).toEqual([1, 0.5, 0.5, 0, 0, 0]);
  expect(det.map(({ falseReject }) => falseReject)).toEqual([0.25, 0.25, 0.5, 0.5, 0.75, 0.75]);
});

test('rates of nobody are null', () => {
  const none = judgeRates(judge, { gallery: [[0]], known: [], strangers: [] }, (face) => faces[face]!);
  expect(none).toMatchObject({
    rank1: null,
    own: { known: null, strangers: null },
    atOnePercent: null,
    det: [],
  });
});
