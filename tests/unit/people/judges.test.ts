import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../src/people/create-judge.ts';
import { type Gallery, galleryOf } from '../../../src/people/gallery.ts';
import type { JudgeMethod } from '../../../src/people/judge.ts';
import { priorFromThreshold } from '../../../src/people/stranger-prior.ts';
import { faceMaker, randomGallery } from './random-gallery.ts';

const prior = priorFromThreshold(0.415);
const DIMS = 128;

describe.each<[JudgeMethod]>([['exemplars'], ['svm']])('a judge by %s', (method) => {
  const { rows, centers, face, person } = randomGallery(1, 30);
  const gallery = galleryOf(rows, DIMS);
  const judge = createJudge(method, gallery, { prior });

  test('knows the people of the gallery by faces it has not seen', () => {
    const verdicts = centers.map((center) => judge.judge(face(center)));
    expect(verdicts.map(({ person }) => person)).toEqual(centers.map((_, i) => i));
    expect(verdicts.filter(({ kind }) => kind === 'known').length).toBeGreaterThan(27);
    for (const { exemplar, person, second, margin } of verdicts) {
      expect(gallery.personOf[exemplar]).toBe(person);
      expect(second).not.toBe(person);
      expect(margin).toBeGreaterThan(0);
    }
  });

  test('calls most strangers new and hardly any known', () => {
    const kinds = Array.from({ length: 300 }, () => judge.judge(face(person())).kind);
    expect(kinds.filter((kind) => kind === 'known').length).toBeLessThan(15);
    expect(kinds.filter((kind) => kind === 'new').length).toBeGreaterThan(255);
  });

  test('the distance is to the mean of the exemplars', () => {
    const probe = face(centers[4]!);
    const sum = rows[4]!.reduce((total, row) => total.map((x, k) => x + row[k]!), new Float32Array(DIMS));
    const length = Math.hypot(...sum);
    const distance = Math.hypot(...sum.map((x, k) => x / length - probe[k]!));
    expect(judge.judge(probe).distance).toBeCloseTo(distance, 5);
  });

  test('equal galleries give equal verdicts', () => {
    const again = createJudge(method, galleryOf(rows, DIMS), { prior });
    const probe = face(person());
    expect(again.judge(probe)).toEqual(judge.judge(probe));
    expect(again.thresholds).toEqual(judge.thresholds);
  });

  test('nobody enrolled: everybody is new', () => {
    const verdict = createJudge(method, galleryOf([], DIMS), { prior }).judge(person());
    expect(verdict).toMatchObject({ kind: 'new', person: -1, distance: Number.POSITIVE_INFINITY });
  });

  test('one person with one exemplar is known again, and strangers are not', () => {
    const alone = createJudge(method, galleryOf([[centers[0]!]], DIMS), { prior });
    expect(alone.judge(face(centers[0]!))).toMatchObject({ kind: 'known', person: 0, second: -1 });
    const kinds = Array.from({ length: 50 }, () => alone.judge(face(person())).kind);
    expect(kinds.filter((kind) => kind === 'new').length).toBeGreaterThan(44);
  });

  test('a person enrolled twice is a question', () => {
    const maker = faceMaker(9);
    const twice = maker.person();
    const others = Array.from({ length: 20 }, maker.person);
    const people = [twice, twice, ...others].map((center) => [center, center]);
    const verdict = createJudge(method, galleryOf(people, DIMS), { prior }).judge(maker.face(twice));
    expect(verdict.kind).toBe('unsure');
    expect([verdict.person, verdict.second].sort()).toEqual([0, 1]);
  });

  test('takes the thresholds of a saved gallery as they are', () => {
    const thresholds = { acceptAt: 10, newAt: -10 };
    const strict = createJudge(method, gallery, { prior, thresholds });
    expect(strict.thresholds).toEqual(thresholds);
    expect(strict.judge(face(centers[0]!)).kind).toBe('unsure');
  });

  test('a laxer judge accepts at a lower score', () => {
    const lax = createJudge(method, gallery, { prior, strangersKnown: 0.04 });
    expect(lax.thresholds.acceptAt).toBeLessThan(judge.thresholds.acceptAt);
  });

  test('refuses a descriptor of another length, or not of length 1', () => {
    expect(() => judge.judge(new Float32Array(DIMS))).toThrow('must have length 1, got 0');
    expect(() => judge.judge(Float32Array.of(1))).toThrow('must hold 128 numbers, got 1');
    expect(() => judge.judge(centers[0]!.map(() => Number.NaN))).toThrow(RangeError);
  });

  test('refuses a gallery that is none', () => {
    const broken: Gallery = { ...gallery, people: 31 };
    expect(() => createJudge(method, broken, { prior })).toThrow('person 30 has none');
  });
});
