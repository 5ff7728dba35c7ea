import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PhotoOutcome } from '../../../src/store/photo-reader.ts';
import { createRunLedger } from '../../../src/store/run-ledger.ts';
import { createStateStore } from '../../../src/store/state-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NO_FACE: PhotoOutcome = { row: { state: 'noFace' }, faces: [] };
const IDS = ['a', 'b', 'c', 'd'];

function world(showEveryMs: number) {
  const store = createStateStore({});
  store.set({
    photos: IDS.map((id) => ({ id, path: `${id}.jpg`, size: 1, modified: 0, state: 'waiting' as const })),
  });
  const keep = async () => {};
  const progress = () => ({ backend: 'wasm' as const, activeMs: 0 });
  const ledger = createRunLedger(store, { keep, progress, showEveryMs });
  let changes = 0;
  store.subscribe(() => {
    changes++;
  });
  return {
    ledger,
    states: () => store.getState().photos.map(({ state }) => state),
    done: () => store.getState().run.done,
    changes: () => changes,
  };
}

describe('the page during a run', () => {
  test('shows the first change at once, and those of the next moment together', () => {
    const { ledger, states, done, changes } = world(200);
    ledger.begin('a');
    expect(states()).toEqual(['reading', 'waiting', 'waiting', 'waiting']);
    ledger.begin('b');
    ledger.show('a', NO_FACE);
    ledger.begin('c');
    ledger.show('b', NO_FACE);
    expect(changes()).toBe(1);
    vi.advanceTimersByTime(200);
    expect(changes()).toBe(2);
    expect(states()).toEqual(['noFace', 'noFace', 'reading', 'waiting']);
    expect(done()).toBe(2);
    // one that comes after a quiet moment is shown at once again
    vi.advanceTimersByTime(1000);
    expect(changes()).toBe(2);
    ledger.show('c', NO_FACE);
    expect(changes()).toBe(3);
    expect(done()).toBe(3);
  });

  test('shows what is left when it is asked to, and nothing twice', () => {
    const { ledger, states, changes } = world(200);
    for (const id of IDS) ledger.begin(id);
    for (const id of IDS.toReversed()) ledger.show(id, NO_FACE);
    ledger.flush();
    expect(states()).toEqual(['noFace', 'noFace', 'noFace', 'noFace']);
    expect(changes()).toBe(2);
    ledger.flush();
    vi.advanceTimersByTime(1000);
    expect(changes()).toBe(2);
  });

  test('shows a photo that has to wait again, and what was read, at once', () => {
    const { ledger, states, done } = world(200);
    for (const id of ['a', 'b', 'c']) ledger.begin(id);
    ledger.show('b', NO_FACE);
    ledger.withdraw('a');
    expect(states()).toEqual(['waiting', 'noFace', 'reading', 'waiting']);
    expect(done()).toBe(1);
  });

  test('forgets what waits to be shown when all is forgotten', () => {
    const { ledger, states, changes } = world(200);
    ledger.begin('a');
    ledger.begin('b');
    ledger.show('a', NO_FACE);
    ledger.clear();
    vi.advanceTimersByTime(1000);
    expect(changes()).toBe(1);
    expect(states()).toEqual(['reading', 'waiting', 'waiting', 'waiting']);
  });

  test('changes with each photo if that is wished for', () => {
    const { ledger, changes } = world(0);
    ledger.begin('a');
    ledger.begin('b');
    ledger.show('a', NO_FACE);
    expect(changes()).toBe(3);
  });
});
