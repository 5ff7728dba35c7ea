import { describe, expect, test } from 'vitest';
import { matrix } from '../../../src/math/matrix.ts';
import { assertGallery, galleryOf, galleryPart, templatesOf } from '../../../src/people/gallery.ts';

const v = (...values: number[]) => Float32Array.from(values);

describe('galleryOf', () => {
  test('lays the exemplars out person by person', () => {
    const gallery = galleryOf([[v(1, 0), v(0, 1)], [v(0.6, 0.8)]], 2);
    expect([...gallery.personOf]).toEqual([0, 0, 1]);
    expect(gallery.people).toBe(2);
    expect([...gallery.exemplars.data]).toEqual([1, 0, 0, 1, Math.fround(0.6), Math.fround(0.8)]);
  });

  test.each([
    ['a person without an exemplar', [[v(1, 0)], []], 'person 1 has none'],
    ['a vector of another length', [[v(1, 0, 0)]], 'must hold 2 numbers, got 3'],
    ['a vector not of length 1', [[v(2, 0)]], 'must have length 1, got 2'],
    ['NaN', [[v(Number.NaN, 0)]], 'must have length 1, got NaN'],
  ])('refuses %s', (_, people, message) => {
    expect(() => galleryOf(people, 2)).toThrow(new RegExp(message));
  });

  test('nobody is a gallery, too', () => {
    expect(galleryOf([], 2)).toMatchObject({ people: 0 });
  });
});

test('assertGallery refuses people out of range', () => {
  const exemplars = matrix(v(1, 0), 1, 2);
  expect(() => assertGallery({ exemplars, personOf: Int32Array.of(1), people: 1 })).toThrow('got 1');
  expect(() => assertGallery({ exemplars, personOf: Int32Array.of(0, 0), people: 1 })).toThrow('1 entries');
});

test('a template is the mean of the exemplars, scaled to length 1', () => {
  const { unit, lengths, counts } = templatesOf(galleryOf([[v(1, 0), v(0, 1)], [v(0.6, 0.8)]], 2));
  expect(unit[0]).toBeCloseTo(Math.SQRT1_2, 6);
  expect(unit[1]).toBeCloseTo(Math.SQRT1_2, 6);
  expect(lengths[0]).toBeCloseTo(Math.SQRT1_2, 6);
  expect([...unit.subarray(2)]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  expect([...counts]).toEqual([2, 1]);
});

test('opposite exemplars have no direction and do no harm', () => {
  expect([...templatesOf(galleryOf([[v(1, 0), v(-1, 0)]], 2)).unit]).toEqual([0, 0]);
});

test('a part of a gallery has the named people in the order named', () => {
  const gallery = galleryOf([[v(1, 0)], [v(0, 1), v(0.6, 0.8)], [v(-1, 0)]], 2);
  const part = galleryPart(gallery, [2, 1]);
  expect(part.people).toBe(2);
  expect([...part.personOf]).toEqual([1, 1, 0]);
  expect([...part.exemplars.data.subarray(4)]).toEqual([-1, 0]);
});
