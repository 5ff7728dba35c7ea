import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHIP_MESH_POINTS,
  CHIP_PX,
  CHIP_TEMPLATE,
  chipTransform,
  fitSimilarity,
  type Point,
  type Similarity,
} from '../../../src/faces/chip.ts';

const apply = ({ a, b, e, f }: Similarity, [x, y]: Point): Point => [a * x - b * y + e, b * x + a * y + f];

const misfit = (fit: Similarity, from: readonly Point[], to: readonly Point[]) =>
  from.reduce((sum, point, i) => {
    const [x, y] = apply(fit, point);
    return sum + (x - to[i]![0]) ** 2 + (y - to[i]![1]) ** 2;
  }, 0);

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
const points = fc
  .array(point, { minLength: 2, maxLength: 8 })
  .filter((list) => Math.max(...list.map(([x, y]) => Math.hypot(x - list[0]![0], y - list[0]![1]))) > 1);
const similarity = fc
  .record({
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
    e: coordinate,
    f: coordinate,
  })
  .map(({ angle, scale, e, f }) => ({ a: scale * Math.cos(angle), b: scale * Math.sin(angle), e, f }));

describe('fitSimilarity', () => {
  test('finds the transform again that moved the points', () => {
    fc.assert(
      fc.property(points, similarity, (from, known) => {
        const found = fitSimilarity(
          from,
          from.map((p) => apply(known, p)),
        );
        expect(found.a).toBeCloseTo(known.a, 6);
        expect(found.b).toBeCloseTo(known.b, 6);
        expect(found.e).toBeCloseTo(known.e, 4);
        expect(found.f).toBeCloseTo(known.f, 4);
      }),
    );
  });

  test('turns a quarter, doubles and shifts, by hand', () => {
    const from: Point[] = [
      [0, 0],
      [1, 0],
    ];
    const to: Point[] = [
      [5, 7],
      [5, 9],
    ];
    expect(fitSimilarity(from, to)).toEqual({ a: 0, b: 2, e: 5, f: 7 });
  });

  test('is nearer than any transform beside it where none fits', () => {
    const change = fc.double({ min: -3, max: 3, noNaN: true });
    const pairs = fc.array(fc.tuple(point, point), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(pairs, fc.tuple(change, change, change, change), (pair, [a, b, e, f]) => {
        const from = pair.map(([p]) => p);
        const to = pair.map(([, p]) => p);
        fc.pre(from.some(([x, y]) => Math.hypot(x - from[0]![0], y - from[0]![1]) > 1));
        const best = fitSimilarity(from, to);
        const other = { a: best.a + a, b: best.b + b, e: best.e + e, f: best.f + f };
        const least = misfit(best, from, to);
        expect(misfit(other, from, to)).toBeGreaterThanOrEqual(least * (1 - 1e-9) - 1e-6);
      }),
    );
  });

  test('refuses lists of two lengths, and points that all coincide', () => {
    expect(() => fitSimilarity([[0, 0]], [])).toThrow(new RangeError('need as many points, got 1 and 0'));
    const same: Point[] = Array.from({ length: 5 }, () => [3, 4]);
    expect(() => chipTransform(same)).toThrow(new RangeError('points must not all coincide'));
    expect(() => fitSimilarity([], [])).toThrow(RangeError);
    expect(() =>
      fitSimilarity(
        [
          [0, 0],
          [Number.NaN, 1],
        ],
        [
          [0, 0],
          [1, 1],
        ],
      ),
    ).toThrow(RangeError);
  });
});

describe('the chip', () => {
  test('holds the whole template: eyes above the nose, the outer corners outside', () => {
    expect(CHIP_TEMPLATE).toHaveLength(CHIP_MESH_POINTS.length);
    for (const coordinates of CHIP_TEMPLATE.flat()) {
      expect(coordinates).toBeGreaterThan(CHIP_PX * 0.2);
      expect(coordinates).toBeLessThan(CHIP_PX * 0.8);
    }
    const [rightOuter, rightInner, leftOuter, leftInner, nose] = CHIP_TEMPLATE as [
      Point,
      Point,
      Point,
      Point,
      Point,
    ];
    expect([leftOuter[0], leftInner[0], nose[0], rightInner[0], rightOuter[0]]).toEqual(
      [leftOuter[0], leftInner[0], nose[0], rightInner[0], rightOuter[0]].sort((x, y) => x - y),
    );
    for (const corner of [rightOuter, rightInner, leftOuter, leftInner])
      expect(corner[1]).toBeLessThan(nose[1]);
  });

  test('leaves a face that stands like the template where it is, and takes any other there', () => {
    const { a, b, e, f } = chipTransform(CHIP_TEMPLATE);
    expect(a).toBeCloseTo(1, 12);
    expect([b, e, f].map((value) => Math.abs(value) < 1e-9)).toEqual([true, true, true]);
    // upside down, three times as large, somewhere else
    const inPhoto = CHIP_TEMPLATE.map(([x, y]): Point => [900 - 3 * x, 700 - 3 * y]);
    const fit = chipTransform(inPhoto);
    inPhoto.forEach((at, i) => {
      const [x, y] = apply(fit, at);
      expect(x).toBeCloseTo(CHIP_TEMPLATE[i]![0], 9);
      expect(y).toBeCloseTo(CHIP_TEMPLATE[i]![1], 9);
    });
  });
});
