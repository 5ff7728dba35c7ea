import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Matrix, matrix, matrixFromRows, rowOf } from '../../../src/math/matrix.ts';
import { mulberry32 } from '../../../src/math/rng.ts';
import { reduce } from '../../../src/project/project-service.ts';
import type { TsneEngine, TsneFrame, TsneParams } from '../../../src/project/tsne-engine.ts';
import { fitTsneParams } from '../../../src/project/tsne-params.ts';
import { hasLfwDev, loadLfwDev } from '../../support/lfw-dev.ts';
import { blobs, purity, randomPoints } from './points.ts';

let tsneJsEngine: TsneEngine;

beforeAll(async () => {
  // the library looks for a global object under the names that browsers have for it
  vi.stubGlobal('self', globalThis);
  ({ tsneJsEngine } = await import('../../../src/project/tsne-js-engine.ts'));
});

afterEach(() => {
  vi.restoreAllMocks();
});

function run(points: Matrix, params: Partial<TsneParams> = {}): { frames: TsneFrame[]; last: TsneFrame } {
  const frames: TsneFrame[] = [];
  const { scores, map } = reduce(points);
  const fitted = { ...fitTsneParams(points.rows), iterations: 200, ...params };
  const last = tsneJsEngine(scores, map, fitted, (frame) => frames.push(frame));
  return { frames, last };
}

function extent(positions: Float32Array): number {
  return Math.max(...positions) - Math.min(...positions);
}

describe('tsneJsEngine', () => {
  it('keeps blobs together: more than 95 % of the 5 nearest on the map are of the same blob', () => {
    const { points, labels } = blobs(8, 10, 20, 1);
    const { last } = run(points, { iterations: 500 });
    expect(purity(last.positions, labels)).toBeGreaterThan(0.95);
  });

  it.skipIf(!hasLfwDev)('keeps real faces of a person together (skipped without ../shared)', () => {
    const { points, people } = loadLfwDev();
    // 12 people with at least 6 photos, 6 of each
    const byPerson = new Map<number, number[]>();
    people.forEach((person, i) => {
      byPerson.set(person, [...(byPerson.get(person) ?? []), i]);
    });
    const chosen = [...byPerson.values()].filter((rows) => rows.length >= 6).slice(0, 12);
    const rows = chosen.flatMap((all) => all.slice(0, 6));
    const faces = matrixFromRows(
      rows.map((i) => rowOf(points, i)),
      128,
    );
    const { last } = run(faces, { iterations: 500 });
    expect(
      purity(
        last.positions,
        rows.map((i) => people[i]!),
      ),
    ).toBeGreaterThan(0.95);
  });

  it('lowers the cost from the start to the end', () => {
    const { frames, last } = run(randomPoints(40, 10, 2));
    expect(last.cost).toBeLessThan(0.8 * frames[0]!.cost);
    expect(last.cost).toBeGreaterThan(0);
    expect(last.cost).toBeLessThan(frames.find(({ iteration }) => iteration === 110)!.cost + 1e-3);
  });

  it('reports the cost of the true affinities also while they are exaggerated', () => {
    const { points } = blobs(4, 8, 10, 3);
    const [mild, strong] = [2, 8].map((earlyExaggeration) => run(points, { earlyExaggeration }));
    // the same start and affinities, so the same divergence
    expect(strong!.frames[0]!.cost).toBeCloseTo(mild!.frames[0]!.cost, 9);
  });

  it('counts its iterations without a gap and ends with the frame that it returns', () => {
    const { frames, last } = run(randomPoints(30, 6, 4), { iterations: 150 });
    expect(frames.map(({ iteration }) => iteration)).toEqual(Array.from({ length: 151 }, (_, i) => i));
    expect(frames.at(-1)).toBe(last);
    expect(new Set(frames.map(({ positions }) => positions.buffer)).size).toBe(frames.length);
  });

  it('gives equal bits for equal input, whatever Math.random does', () => {
    const { points } = blobs(5, 6, 12, 5);
    const results = [1, 2].map((seed) => {
      vi.spyOn(Math, 'random').mockImplementation(mulberry32(seed));
      return run(points).last;
    });
    expect(results[0]).toEqual(results[1]);
  });

  it('gives another map for another seed', () => {
    const { points } = blobs(5, 6, 12, 5);
    expect(run(points, { seed: 1 }).last.positions).not.toEqual(run(points, { seed: 2 }).last.positions);
  });

  it('starts from the given positions, at its own scale, the same for both axes', () => {
    const { points } = blobs(4, 8, 10, 6);
    const { scores, map } = reduce(points);
    const starts: Float32Array[] = [];
    for (const factor of [1, 1000]) {
      const scaled = map.map((x) => x * factor + factor);
      const collect = ({ positions, iteration }: TsneFrame) => {
        if (iteration === 0) starts.push(positions);
      };
      tsneJsEngine(scores, scaled, { ...fitTsneParams(32), iterations: 100 }, collect);
    }
    const ratio = 1e-4 / Math.sqrt(map.filter((_, k) => k % 2 === 0).reduce((sum, x) => sum + x * x, 0) / 32);
    for (const start of starts) {
      // up to the noise of 1e-6 that sets equal points apart
      start.forEach((x, k) => {
        expect(Math.abs(x - map[k]! * ratio)).toBeLessThan(6e-6);
      });
    }
  });

  it('leaves fewer than 4 points where they start', () => {
    for (const n of [0, 1, 2, 3]) {
      const points = randomPoints(n, 5, 7);
      const { frames, last } = run(points);
      expect(last.positions).toEqual(reduce(points).map);
      expect(frames).toEqual([last]);
      expect([last.iteration, last.cost]).toEqual([last.iterations, 0]);
    }
  });

  it('lays out 4 to 8 points', () => {
    for (const n of [4, 5, 6, 7, 8]) {
      const { last } = run(randomPoints(n, 5, 8));
      expect(last.positions.every(Number.isFinite)).toBe(true);
      expect(extent(last.positions)).toBeGreaterThan(0.1);
    }
  });

  it('spreads all-equal points, so that each can be seen', () => {
    const { last } = run(matrix(new Float32Array(20 * 6).fill(0.3), 20, 6));
    expect(last.positions.every(Number.isFinite)).toBe(true);
    const places = new Set(
      Array.from({ length: 20 }, (_, i) => last.positions.slice(2 * i, 2 * i + 2).join()),
    );
    expect(places.size).toBe(20);
  });

  it('puts duplicates beside each other, not in one place', () => {
    const { points } = blobs(5, 6, 12, 9);
    const twice = matrix(Float32Array.of(...points.data, ...points.data), 60, 12);
    const { positions } = run(twice, { iterations: 500 }).last;
    const gap = (i: number, j: number) =>
      Math.hypot(positions[2 * i]! - positions[2 * j]!, positions[2 * i + 1]! - positions[2 * j + 1]!);
    for (let i = 0; i < 30; i++) {
      expect(gap(i, i + 30)).toBeGreaterThan(0);
      expect(gap(i, i + 30)).toBeLessThan(extent(positions) / 4);
    }
  });

  it('clamps a perplexity that is too large for the points', () => {
    const points = randomPoints(20, 6, 10);
    expect(run(points, { perplexity: 500 }).last).toEqual(run(points, { perplexity: 6 }).last);
  });

  it('refuses NaN in points and start, a start of the wrong length and impossible parameters', () => {
    const points = randomPoints(6, 3, 11);
    const start = new Float32Array(12);
    const params = fitTsneParams(6);
    const ignore = () => {};
    const withNaN = matrix(
      points.data.map((x, at) => (at === 4 ? Number.NaN : x)),
      6,
      3,
    );
    expect(() => tsneJsEngine(withNaN, start, params, ignore)).toThrow('got NaN in row 1');
    expect(() =>
      tsneJsEngine(
        points,
        start.map((_, at) => (at === 5 ? Number.NaN : 0)),
        params,
        ignore,
      ),
    ).toThrow('got NaN in row 2');
    expect(() => tsneJsEngine(points, new Float32Array(6), params, ignore)).toThrow('2 × 6 numbers, got 6');
    for (const bad of [
      { iterations: 50 },
      { perplexity: 0 },
      { learningRate: Number.NaN },
      { earlyExaggeration: -4 },
    ]) {
      expect(() => tsneJsEngine(points, start, { ...params, ...bad }, ignore)).toThrow(RangeError);
    }
  });
});
