import type { Tsne } from './tsne.ts';
import type { TsneFrame } from './tsne-engine.ts';

/** One frame of a screen that draws 60 a second. */
const FRAME_MS = 16;
/** Longest stretch without a look at the messages that came in. */
const SLICE_MS = 12;
/** Iterations between two looks at the cost, which takes as long as one of them. */
const COST_EVERY = 25;

/** Time and the way to let others have a turn, given in so that tests can hold them. */
export interface Pace {
  /** A clock in milliseconds. */
  now(): number;
  /** Call back once whatever waits has had its turn. */
  yield(resume: () => void): void;
}

/** A run that others can reach between two slices. */
export interface Stepper {
  /** The last frame, which `onFrame` is not called with. */
  readonly done: Promise<TsneFrame>;
  /** Stand still, and use no processor, until resumed. */
  pause(): void;
  resume(): void;
}

/**
 * Step a layout through to `iterations`, a slice at a time, and show at most one frame per 16 ms: the first at once.
 * @param iterations in all, those done before included
 */
export function stepThrough(
  tsne: Tsne,
  iterations: number,
  onFrame: (frame: TsneFrame) => void,
  pace: Pace,
): Stepper {
  let isPaused = false;
  let isWaiting = false;
  let due = Number.NEGATIVE_INFINITY;
  let cost = tsne.cost();
  const frame = (): TsneFrame => ({
    positions: tsne.positions(),
    iteration: tsne.iteration,
    iterations,
    cost,
  });

  let finish: (last: TsneFrame) => void;
  let fail: (error: unknown) => void;
  const done = new Promise<TsneFrame>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });

  function slice(): void {
    isWaiting = false;
    if (isPaused) return;
    try {
      const end = pace.now() + SLICE_MS;
      while (tsne.iteration < iterations) {
        tsne.step();
        if (tsne.iteration % COST_EVERY === 0 || tsne.iteration === iterations) cost = tsne.cost();
        if (pace.now() >= end) break;
      }
      if (tsne.iteration >= iterations) {
        finish(frame());
        return;
      }
      const now = pace.now();
      if (now >= due) {
        due = now + FRAME_MS;
        onFrame(frame());
      }
      next();
    } catch (error) {
      fail(error);
    }
  }
  function next(): void {
    if (isWaiting) return;
    isWaiting = true;
    pace.yield(slice);
  }

  next();
  return {
    done,
    pause() {
      isPaused = true;
    },
    resume() {
      if (!isPaused) return;
      isPaused = false;
      next();
    },
  };
}
