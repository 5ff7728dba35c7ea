import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { gaussian, mulberry32 } from '../../../src/math/rng.ts';
import { fitOwnTsneParams } from '../../../src/project/own-tsne-params.ts';
import { placeNew } from '../../../src/project/place-new.ts';
import { reduce } from '../../../src/project/project-service.ts';
import { createTsne, type TsneOptions } from '../../../src/project/tsne.ts';
import type { TsneParams } from '../../../src/project/tsne-engine.ts';
import { blobs, purity, randomPoints } from './points.ts';

function start(points: Matrix, params: Partial<TsneParams> = {}, options?: TsneOptions) {
  const { scores, map } = reduce(points);
  return createTsne(scores, map, { ...fitOwnTsneParams(points.rows), ...params }, options);
}

function run(points: Matrix, iterations: number, params: Partial<TsneParams> = {}) {
  const tsne = start(points, { iterations, ...params });
  while (tsne.iteration < iterations) tsne.step();
  return tsne;
}

function spread(positions: Float32Array): number {
  return Math.sqrt(positions.reduce((sum, value) => sum + value * value, 0) / positions.length);
}

/** Mean distance between the places of each point on two maps. */
function displacement(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 2) sum += Math.hypot(a[k]! - b[k]!, a[k + 1]! - b[k + 1]!);
  return (2 * sum) / a.length;
}

describe('createTsne', () => {
  it('moves points down the slope of its own cost, by finite differences on 20 points', () => {
    const points = randomPoints(20, 5, 1);
    const normal = gaussian(mulberry32(2));
    const place = Float32Array.from({ length: 40 }, () => normal());
    const params = { ...fitOwnTsneParams(20), perplexity: 5, learningRate: 10 };
    const at = (positions: Float32Array) => createTsne(points, positions, params, { settled: true });

    const tsne = at(place);
    tsne.step();
    const moved = tsne.positions();
    // the first step has no momentum, and gains of 0.8
    const slopes = Array.from(moved, (x, k) => (place[k]! - x) / (10 * 0.8));

    const width = 2 ** -7;
    slopes.forEach((slope, k) => {
      const [before, after] = [-width, width].map((by) => at(place.with(k, place[k]! + by)).cost());
      expect(slope).toBeCloseTo((after! - before!) / (2 * width), 5);
    });
  });

  it('lowers the cost, in the exaggeration and well below it afterwards', () => {
    const tsne = start(blobs(10, 20, 20, 1).points, { iterations: 600 });
    const atStart = tsne.cost();
    for (let k = 0; k < 200; k++) tsne.step();
    const exaggerated = tsne.cost();
    for (let k = 0; k < 400; k++) tsne.step();
    expect(exaggerated).toBeLessThan(atStart);
    expect(tsne.cost()).toBeLessThan(0.7 * exaggerated);
    expect(tsne.cost()).toBeGreaterThan(0);
  });

  it('keeps blobs together: more than 95 % of the 5 nearest on the map are of the same blob', () => {
    const { points, labels } = blobs(12, 15, 20, 2);
    expect(purity(run(points, 500).positions(), labels)).toBeGreaterThan(0.95);
  });

  it('keeps them together where it goes by way of the grid', () => {
    const { points, labels } = blobs(90, 30, 20, 3);
    const tsne = run(points, 300);
    const found = tsne.positions();
    const sample = Array.from({ length: 200 }, (_, k) => 13 * k);
    const nearest = sample.filter((i) => {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let j = 0; j < labels.length; j++) {
        const gap = Math.hypot(found[2 * i]! - found[2 * j]!, found[2 * i + 1]! - found[2 * j + 1]!);
        if (j !== i && gap < least) [best, least] = [j, gap];
      }
      return labels[best] === labels[i];
    });
    expect(nearest.length / sample.length).toBeGreaterThan(0.95);
  });

  for (const n of [9, 21, 42, 60]) {
    it(`unfolds a map of ${n} points, which exaggeration presses together at so large a perplexity`, () => {
      const tsne = run(blobs(3, n / 3, 20, n).points, 1000);
      expect(spread(tsne.positions())).toBeGreaterThan(0.5);
      expect(spread(tsne.positions())).toBeLessThan(300);
    });
  }

  it('gives equal bits for equal seeds, and others for others', () => {
    const { points } = blobs(5, 10, 10, 4);
    const first = run(points, 100, { seed: 7 });
    const second = run(points, 100, { seed: 7 });
    expect(first.positions()).toEqual(second.positions());
    expect(first.cost()).toBe(second.cost());
    expect(run(points, 100, { seed: 8 }).positions()).not.toEqual(first.positions());
  });

  it('goes the same way whether or not it is asked for the cost', () => {
    const { points } = blobs(5, 10, 10, 5);
    const asked = start(points);
    const silent = start(points);
    for (let k = 0; k < 60; k++) {
      asked.step();
      asked.cost();
      silent.step();
    }
    expect(asked.positions()).toEqual(silent.positions());
  });

  it('makes an equally good map of turned points', () => {
    const { points, labels } = blobs(10, 20, 12, 6);
    const turned = points.data.slice();
    // by a different angle in each of six planes
    for (let k = 0; k < turned.length; k += 2) {
      const angle = 0.3 + (k % 12);
      const [x, y] = [turned[k]!, turned[k + 1]!];
      turned[k] = Math.cos(angle) * x - Math.sin(angle) * y;
      turned[k + 1] = Math.sin(angle) * x + Math.cos(angle) * y;
    }
    const [one, other] = [points, matrix(turned, points.rows, 12)].map((of) => run(of, 600));
    expect(Math.abs(one!.cost() - other!.cost())).toBeLessThan(0.05 * one!.cost());
    expect(purity(other!.positions(), labels)).toBeGreaterThan(0.95);
  });

  it('lets a settled map stay where it is', () => {
    const { points } = blobs(10, 20, 20, 7);
    const before = run(points, 1000).positions();
    const resumed = createTsne(reduce(points).scores, before, fitOwnTsneParams(200), { settled: true });
    expect(displacement(resumed.positions(), before)).toBe(0);
    for (let k = 0; k < 50; k++) resumed.step();
    expect(displacement(resumed.positions(), before)).toBeLessThan(0.05 * spread(before));
  });

  it('takes new points in without a jump of the old ones, off the middle of the map or not', () => {
    const { points } = blobs(10, 20, 20, 7);
    const scores = reduce(points).scores;
    const settle = { settled: true };
    const old = run(points, 600)
      .positions()
      .map((x) => x + 100);
    // all of one blob are new
    const known = old.map((x, k) => ((k >> 1) % 10 === 3 ? Number.NaN : x));
    const placed = placeNew(scores, known, 1);
    const tsne = createTsne(scores, placed, fitOwnTsneParams(200), settle);
    const stays = (after: Float32Array) =>
      displacement(
        after.filter((_, k) => (k >> 1) % 10 !== 3),
        placed.filter((_, k) => (k >> 1) % 10 !== 3),
      );
    tsne.step();
    expect(stays(tsne.positions())).toBeLessThan(0.02 * spread(old.map((x) => x - 100)));
    for (let k = 0; k < 30; k++) tsne.step();
    expect(stays(tsne.positions())).toBeLessThan(0.2 * spread(old.map((x) => x - 100)));
  });

  it('gives a copy of the positions', () => {
    const tsne = start(randomPoints(10, 3, 8));
    tsne.positions().fill(9);
    expect(Math.max(...tsne.positions())).toBeLessThan(1);
  });
});

describe('createTsne, of sets that are not what it is made for', () => {
  for (const n of [0, 1, 2, 3, 4, 5, 7]) {
    it(`lays out ${n} points, and sets them apart`, () => {
      const found = run(randomPoints(n, 6, 9), 300).positions();
      expect(found).toHaveLength(2 * n);
      expect(found.every(Number.isFinite)).toBe(true);
      expect(new Set(Array.from({ length: n }, (_, i) => found.slice(2 * i, 2 * i + 2).join())).size).toBe(n);
      expect(found.every((x) => Math.abs(x) < 1000)).toBe(true);
    });
  }

  it('sets a few equal points apart by about 1', () => {
    const found = run(matrix(new Float32Array(6).fill(1), 3, 2), 10).positions();
    expect(spread(found)).toBeGreaterThan(0.1);
    expect(spread(found)).toBeLessThan(10);
  });

  it('leaves a settled map of few points as it is', () => {
    const place = Float32Array.of(3, 4, 5, 6);
    const tsne = createTsne(randomPoints(2, 3, 1), place, fitOwnTsneParams(2), { settled: true });
    tsne.step();
    expect(tsne.positions()).toEqual(place);
    expect([tsne.iteration, tsne.size, tsne.cost()]).toEqual([1, 2, 0]);
  });

  it('finishes when all points are equal', () => {
    const tsne = run(matrix(new Float32Array(200).fill(1), 50, 4), 400);
    expect(tsne.positions().every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(tsne.cost())).toBe(true);
  });

  it('takes a perplexity that is too large as the largest there can be', () => {
    const points = randomPoints(20, 4, 10);
    expect(run(points, 50, { perplexity: 500 }).positions()).toEqual(
      run(points, 50, { perplexity: 6 }).positions(),
    );
  });

  it('keeps the map together when one point is far off', () => {
    const { points, labels } = blobs(6, 15, 10, 11);
    points.data.fill(1e4, 0, 10);
    const found = run(points, 500).positions();
    expect(found.every((x) => Math.abs(x) < 1000)).toBe(true);
    expect(purity(found, labels)).toBeGreaterThan(0.9);
  });

  it('refuses numbers that are not finite, shapes that differ and parameters out of range', () => {
    const points = randomPoints(6, 2, 12);
    const params = fitOwnTsneParams(6);
    const create = (place: number[], changed: Partial<TsneParams> = {}) =>
      createTsne(points, Float32Array.from(place), { ...params, ...changed });
    const place = new Array<number>(12).fill(0);
    expect(() => create(place.slice(2))).toThrow('start must hold 2 × 6 numbers, got 10');
    expect(() => create(place.with(5, Number.NaN))).toThrow('every value must be finite, got NaN in row 2');
    expect(() => create(place, { perplexity: 0 })).toThrow('perplexity must be finite and above 0, got 0');
    expect(() => create(place, { learningRate: Number.NaN })).toThrow(RangeError);
    expect(() => create(place, { iterations: 1.5 })).toThrow('iterations must be an integer');
    points.data[0] = Number.POSITIVE_INFINITY;
    expect(() => create(place)).toThrow('every value must be finite, got Infinity in row 0');
  });
});
