import { describe, expect, it } from 'vitest';
import { layout, reduce } from '../../../src/project/project-service.ts';
import type { TsneEngine, TsneFrame } from '../../../src/project/tsne-engine.ts';
import { fitTsneParams } from '../../../src/project/tsne-params.ts';
import { randomPoints } from './points.ts';

describe('reduce', () => {
  it('keeps at most 50 components, and the first two as a map with their share of the variance', () => {
    const { scores, map, shares } = reduce(randomPoints(120, 60, 1));
    const share = shares[0]! + shares[1]!;
    expect([scores.rows, scores.cols]).toEqual([120, 50]);
    expect([map[14], map[15]]).toEqual([scores.data[7 * 50], scores.data[7 * 50 + 1]]);
    expect(shares).toHaveLength(50);
    // the spread of axis j is 1.5 to the −j, so the first two of many hold 1 − 1.5 to the −4 of the squares
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.9);
  });

  it('fills the map with 0 where points have fewer than two components', () => {
    expect(Array.from(reduce(randomPoints(0, 4, 1)).map)).toEqual([]);
    expect(Array.from(reduce(randomPoints(1, 4, 1)).map)).toEqual([0, 0]);
    const { map, shares } = reduce(randomPoints(2, 4, 1));
    expect(map[0]).toBe(-map[2]!);
    expect(map[0]).not.toBe(0);
    expect([map[1], map[3]]).toEqual([0, 0]);
    expect(shares[0]).toBeCloseTo(1, 12);
  });
});

describe('layout', () => {
  it('passes on the first frame and then at most one per 16 ms, and returns the last', () => {
    const engine: TsneEngine = (_points, start, { iterations }, onFrame) => {
      let frame: TsneFrame = { positions: start, iteration: 0, iterations, cost: 1 };
      for (let iteration = 0; iteration <= iterations; iteration++) {
        frame = { ...frame, iteration };
        onFrame(frame);
      }
      return frame;
    };
    // a clock by which each iteration takes 5 ms
    let time = 0;
    const now = () => {
      time += 5;
      return time;
    };
    const passed: number[] = [];
    const params = { ...fitTsneParams(4), iterations: 10 };
    const last = layout(
      engine,
      randomPoints(4, 2, 1),
      new Float32Array(8),
      params,
      (f) => passed.push(f.iteration),
      now,
    );
    expect(passed).toEqual([0, 4, 8]);
    expect(last.iteration).toBe(10);
  });
});
