import { describe, expect, test } from 'vitest';
import type { Tsne } from '../../../src/project/tsne.ts';
import type { TsneFrame } from '../../../src/project/tsne-engine.ts';
import { stepThrough } from '../../../src/project/tsne-stepper.ts';

/** A layout whose iterations take so many milliseconds by a clock of its own, and turns that are taken by hand. */
function world(stepMs: number, fails = Number.POSITIVE_INFINITY) {
  let time = 0;
  let iteration = 0;
  const waiting: (() => void)[] = [];
  const frames: TsneFrame[] = [];
  const tsne: Tsne = {
    size: 1,
    get iteration() {
      return iteration;
    },
    step() {
      if (iteration >= fails) throw new Error('no more memory');
      iteration++;
      time += stepMs;
    },
    positions: () => Float32Array.of(iteration, time),
    cost: () => 1 / (1 + iteration),
  };
  const pace = { now: () => time, yield: (resume: () => void) => void waiting.push(resume) };
  const turn = () => {
    const [next] = waiting.splice(0, 1);
    next?.();
    return next !== undefined;
  };
  const start = (iterations: number) => stepThrough(tsne, iterations, (frame) => frames.push(frame), pace);
  return { start, turn, frames, count: () => iteration, at: () => time };
}

describe('stepping through a layout', () => {
  test('gives others a turn after 12 ms, and shows at most one frame per 16', async () => {
    const { start, turn, frames, at } = world(5);
    const { done } = start(100);
    const turns: number[] = [];
    while (turn()) turns.push(at());
    expect(turns[0]).toBe(15);
    turns.slice(1, -1).forEach((time, i) => {
      expect(time - turns[i]!).toBe(15);
    });
    const times = frames.map(({ positions }) => positions[1]!);
    expect(times[0]).toBe(15);
    times.slice(1).forEach((time, i) => {
      expect(time - times[i]!).toBeGreaterThanOrEqual(16);
    });
    expect(await done).toMatchObject({ iteration: 100, iterations: 100, cost: 1 / 101 });
    expect(frames.at(-1)?.iteration).toBeLessThan(100);
  });

  test('steps once a turn when a step takes longer than a turn may', () => {
    const { start, turn, count } = world(40);
    start(3);
    turn();
    expect(count()).toBe(1);
  });

  test('paused, does nothing at all until resumed, however often it is asked', async () => {
    const { start, turn, count, frames } = world(5);
    const run = start(10);
    turn();
    run.pause();
    run.pause();
    turn();
    const [steps, shown] = [count(), frames.length];
    expect(turn()).toBe(false);
    expect([count(), frames.length]).toEqual([steps, shown]);
    run.resume();
    run.resume();
    while (turn());
    expect(await run.done).toMatchObject({ iteration: 10 });
  });

  test('resumed before the pause was noticed, runs once and not twice', async () => {
    const { start, turn, count } = world(5);
    const run = start(100);
    run.pause();
    run.resume();
    turn();
    expect(count()).toBe(3);
    turn();
    expect(count()).toBe(6);
  });

  test('a step that fails ends the run with its error', async () => {
    const { start, turn } = world(5, 4);
    const run = start(10);
    while (turn());
    await expect(run.done).rejects.toThrow('no more memory');
  });
});
