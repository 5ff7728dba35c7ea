import { describe, expect, test } from 'vitest';
import { parseResultFile, serializeResult } from '../../../src/export/result-file.ts';
import type { AppState, MapState } from '../../../src/store/app-state.ts';
import { resultOf } from '../../../src/store/result-of.ts';
import { makePeople } from '../../support/made-faces.ts';
import { makeState } from '../../support/made-state.ts';

const FACES = makePeople([2, 3, 1]);
const CREATED = Date.UTC(2026, 10, 23);

const MAP: MapState = {
  count: 4,
  pca: Float32Array.from({ length: 8 }, (_, i) => i),
  pcaShares: Float64Array.of(0.3, 0.2),
  engine: null,
  perplexity: null,
  tsne: null,
  tsneState: 'waiting',
};

describe('the result of what is on the page', () => {
  test('names faces, clusters and parameters, and is read back', () => {
    const result = resultOf(makeState(FACES, { seed: 9 }), CREATED);
    expect(result.createdAt).toBe('2026-11-23T00:00:00.000Z');
    expect(result.parameters).toEqual({
      eps: 0.2,
      minPts: 2,
      seed: 9,
      partPhotos: true,
      guardWeak: true,
      refineDistance: null,
    });
    expect(result.model).toMatchObject({ descriptor: 'dlib-128-aligned-mirror', dims: 128, backend: null });
    expect(result.faces.map(({ cluster, role }) => [cluster, role])).toEqual([
      [0, 'core'],
      [0, 'core'],
      [1, 'core'],
      [1, 'core'],
      [1, 'core'],
      [-1, 'noise'],
    ]);
    expect(result.clusters.map(({ label, faces }) => [label, faces])).toEqual([
      [1, [2, 3, 4]],
      [0, [0, 1]],
    ]);
    expect(result.map).toBeUndefined();
    expect(parseResultFile(serializeResult(result))).toEqual({ ok: true, result });
  });

  test('holds no descriptor, nor a number of one: who has the file cannot recognise anybody', () => {
    const state = makeState(FACES);
    const text = serializeResult(resultOf(state, CREATED));
    const { faces } = JSON.parse(text) as { faces: object[] };
    expect(faces).toHaveLength(FACES.length);
    expect(faces.flatMap(Object.keys)).not.toContain('descriptor');
    const numbers = state.faces
      .flatMap(({ descriptor }) => [...descriptor])
      .filter((x) => x !== 0 && x !== 1);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((x) => text.includes(String(x)))).toEqual([]);
  });

  test('names both labels where the refinement took a group apart', () => {
    // 1.5 joins all six, whose three people average linkage parts again
    const result = resultOf(makeState(FACES, { eps: 1.5, refine: true }), CREATED);
    expect(result.parameters.refineDistance).toBeCloseTo(0.401, 2);
    expect(result.faces.map(({ plainCluster }) => plainCluster)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(result.faces.map(({ cluster }) => cluster)).toEqual([0, 0, 1, 1, 1, -1]);
  });

  test('counts faces that came after the last cut as noise', () => {
    const result = resultOf(makeState(FACES, { grouped: 3 }), CREATED);
    expect(result.faces.map(({ cluster }) => cluster)).toEqual([0, 0, -1, -1, -1, -1]);
    const waiting = resultOf({ ...makeState(FACES), tree: null }, CREATED);
    expect(waiting.faces.map(({ role }) => role)).toEqual(Array(6).fill('noise'));
    expect(waiting.clusters).toEqual([]);
  });

  test('has places for the faces that are on the map, of the components until t-SNE has moved', () => {
    const state: AppState = { ...makeState(FACES), map: MAP };
    const early = resultOf(state, CREATED);
    expect(early.map).toEqual({ engine: 'pca', seed: 1 });
    expect(early.faces.map(({ position }) => position)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
      undefined,
      undefined,
    ]);
    const tsne = { positions: new Float32Array(8).fill(2), iteration: 30, iterations: 500, cost: 1 };
    const late = resultOf({ ...state, map: { ...MAP, tsne, engine: 'kaomap', perplexity: 2 } }, CREATED);
    expect(late.map).toEqual({ engine: 'kaomap', seed: 1, perplexity: 2, iterations: 30, cost: 1 });
    expect(late.faces[3]?.position).toEqual([2, 2]);
  });

  test('can be taken before the first photo', () => {
    expect(resultOf(makeState([]), CREATED)).toMatchObject({ photos: [], faces: [], clusters: [] });
  });
});
