import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { settle } from '../../support/deferred.ts';
import { createWorld, stubDecoder } from '../../support/photo-run-world.ts';

beforeEach(stubDecoder);
afterEach(() => void vi.unstubAllGlobals());

describe('a pause', () => {
  test('finishes what is under way and begins nothing until it ends', async () => {
    const { store, run, add, heldPhoto, finishAll, rows } = createWorld();
    add('a', 'b', 'c', 'd');
    const [a, b] = [await heldPhoto('a'), await heldPhoto('b')];
    run.pause();
    a.finish(1);
    b.finish(1);
    await settle(20);
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg waiting', 'd.jpg waiting']);
    expect(store.getState().run).toMatchObject({ phase: 'paused', done: 2, total: 4 });
    run.resume();
    expect(store.getState().run.phase).toBe('running');
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 4, total: 4 });
  });

  test('takes photos in, but does not read them', async () => {
    const { store, run, add, heldPhoto, held, finishAll } = createWorld();
    add('a', 'b', 'c');
    await heldPhoto('b');
    run.pause();
    add('d');
    await settle(20);
    expect(held.map(({ content }) => content)).toEqual(['a', 'b']);
    expect(store.getState().run).toMatchObject({ phase: 'paused', total: 4 });
    run.resume();
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 4 });
  });

  test('while the engine comes up holds before the first photo', async () => {
    const { store, run, add, held, connections, finishAll } = createWorld({ connected: false });
    add('a');
    run.pause();
    expect(store.getState().run.phase).toBe('paused');
    connections[0]!.resolve();
    await settle(20);
    expect(store.getState().run).toMatchObject({ phase: 'paused', backend: 'wasm', activeMs: 0 });
    expect(held).toEqual([]);
    run.resume();
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 1 });
  });

  test('that ends while the engine comes up leaves it starting', () => {
    const { store, run, add } = createWorld({ connected: false });
    add('a');
    run.pause();
    run.resume();
    expect(store.getState().run.phase).toBe('starting');
  });

  test('with nothing left to read ends by itself, and the next run is not paused', async () => {
    const { store, run, add, heldPhoto, finishAll } = createWorld();
    add('a');
    const a = await heldPhoto('a');
    run.pause();
    a.finish(1);
    await settle(20);
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 1, total: 1 });
    add('b');
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 1, total: 1 });
  });

  test('of the last photo that is lifted again goes on running', async () => {
    const { store, run, add, heldPhoto } = createWorld();
    add('a');
    await heldPhoto('a');
    run.pause();
    run.resume();
    expect(store.getState().run.phase).toBe('running');
  });

  test('is not counted as time spent reading', async () => {
    const { store, run, add, heldPhoto, clock } = createWorld();
    add('a', 'b', 'c');
    const [a, b] = [await heldPhoto('a'), await heldPhoto('b')];
    clock.ms += 100;
    run.pause();
    expect(store.getState().run.activeMs).toBe(100);
    clock.ms += 5000;
    a.finish(1);
    await settle(20);
    expect(store.getState().run).toMatchObject({ done: 1, activeMs: 100 });
    run.resume();
    clock.ms += 10;
    b.finish(1);
    await vi.waitFor(() => expect(store.getState().run).toMatchObject({ done: 2, activeMs: 110 }));
  });

  test('of nothing does nothing', async () => {
    const { store, run, add, finishAll } = createWorld();
    run.pause();
    run.resume();
    expect(store.getState().run.phase).toBe('idle');
    add('a');
    await finishAll();
    run.pause();
    expect(store.getState().run.phase).toBe('done');
  });
});

describe('cancelling', () => {
  test('keeps what is done and under way, and leaves the rest with a reason', async () => {
    const { store, run, add, heldPhoto, finishAll, rows } = createWorld();
    add('a', 'b', 'c', 'd');
    (await heldPhoto('a')).finish(1);
    await heldPhoto('c');
    run.cancel();
    expect(store.getState().run).toMatchObject({ phase: 'cancelled', total: 3 });
    await finishAll();
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read', 'd.jpg cancelled']);
    expect(store.getState().photos[3]?.state).toBe('skipped');
    expect(store.getState().run).toMatchObject({ phase: 'cancelled', done: 3, total: 3 });
  });

  test('lifts a pause', async () => {
    const { store, run, add, heldPhoto, finishAll } = createWorld();
    add('a', 'b', 'c');
    await heldPhoto('b');
    run.pause();
    run.cancel();
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'cancelled', done: 2, total: 2 });
    add('d');
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 1, total: 1 });
  });

  test('while the engine comes up stays cancelled when it is up', async () => {
    const { store, run, add, connections, finishAll, rows } = createWorld({ connected: false });
    const phases: string[] = [];
    store.subscribe((state) => phases.push(state.run.phase));
    add('a');
    run.cancel();
    connections[0]!.resolve();
    await settle();
    expect(phases.at(-1)).toBe('cancelled');
    expect(phases).not.toContain('running');
    expect(rows()).toEqual(['a.jpg cancelled']);
    add('b');
    await finishAll();
    expect(rows()).toEqual(['a.jpg cancelled', 'b.jpg read']);
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 1, total: 1 });
    expect(connections).toHaveLength(1);
  });

  test('and adding at once goes on in the phase that it is in', async () => {
    const starting = createWorld({ connected: false });
    starting.add('a');
    starting.run.cancel();
    starting.add('b');
    expect(starting.store.getState().run).toMatchObject({ phase: 'starting', total: 1 });
    const running = createWorld();
    running.add('a', 'b', 'c');
    await running.heldPhoto('b');
    running.run.cancel();
    running.add('d');
    expect(running.store.getState().run).toMatchObject({ phase: 'running', total: 3 });
    await running.finishAll();
    expect(running.store.getState().run).toMatchObject({ phase: 'done', done: 3, total: 3 });
  });

  test('when all is done changes nothing', async () => {
    const { store, run, add, finishAll } = createWorld();
    add('a');
    await finishAll();
    run.cancel();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 1, total: 1 });
  });
});

describe('an engine that does not come up', () => {
  test('fails the run with a notice; the next photos try again, and none is forgotten', async () => {
    const { store, add, connections, finishAll, rows } = createWorld({ connected: false });
    add('a', 'b');
    connections[0]!.reject(new AppError('MODEL_LOAD', 'weights are damaged'));
    await settle();
    expect(store.getState().run.phase).toBe('failed');
    expect(store.getState().notice).toEqual({ code: 'MODEL_LOAD', detail: 'weights are damaged' });
    expect(rows()).toEqual(['a.jpg waiting', 'b.jpg waiting']);
    add('c');
    expect(store.getState().run).toMatchObject({ phase: 'starting', done: 0, total: 3 });
    connections[1]!.resolve();
    await finishAll();
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read']);
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 3, total: 3 });
  });

  test('fails a paused run as well, and the next one is not paused', async () => {
    const { store, run, add, connections, finishAll } = createWorld({ connected: false });
    add('a');
    run.pause();
    connections[0]!.reject(new Error('no worker'));
    await settle();
    expect(store.getState().run.phase).toBe('failed');
    expect(store.getState().notice).toEqual({ code: 'WORKER_CRASH', detail: 'no worker' });
    add('b');
    connections[1]!.resolve();
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 2, total: 2 });
  });

  test('leaves photos that can still be cancelled', async () => {
    const { store, run, add, connections, rows } = createWorld({ connected: false });
    add('a');
    connections[0]!.reject(new Error('no worker'));
    await settle();
    run.cancel();
    expect(rows()).toEqual(['a.jpg cancelled']);
    expect(store.getState().run).toMatchObject({ phase: 'cancelled', done: 0, total: 0 });
  });
});

describe('a reset', () => {
  test('drops late answers, ends the engine, and does not know the bytes any more', async () => {
    const { store, run, add, heldPhoto, finishAll, disposed, rows } = createWorld();
    add('a', 'b');
    const late = await heldPhoto('a');
    run.reset();
    store.set({ photos: [], faces: [] });
    await settle();
    expect(disposed).toEqual([0]);
    add('b', 'a');
    late.finish(5);
    await finishAll();
    expect(rows()).toEqual(['b.jpg read', 'a.jpg read']);
    expect(store.getState().faces).toHaveLength(2);
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 2, total: 2 });
  });

  test('while a file comes off the disk does not let that file claim its bytes for the old rows', async () => {
    const { store, run, add, finishAll, rows } = createWorld();
    add('a');
    await vi.waitFor(() => expect(rows()).toEqual(['a.jpg reading']), { interval: 1 });
    run.reset();
    store.set({ photos: [], faces: [] });
    // the old photo's hash comes in while the new run is still on its way
    await settle(3);
    add('a');
    await finishAll();
    expect(rows()).toEqual(['a.jpg read']);
  });

  test('while an old photo fails does not give the bytes free that the new run has claimed', async () => {
    const { store, run, add, heldPhoto, held, finishAll, rows } = createWorld();
    add('a');
    const old = await heldPhoto('a');
    run.reset();
    store.set({ photos: [], faces: [] });
    add('a');
    await vi.waitFor(() => expect(held.map(({ engine }) => engine)).toEqual([0, 1]), { interval: 1 });
    old.fail(new AppError('WORKER_STOPPED', 'the worker was ended'));
    await settle();
    add('a');
    await finishAll();
    expect(rows()).toEqual(['a.jpg read', 'a.jpg sameAs']);
  });

  test('while the engine comes up ends it as soon as it is there', async () => {
    const { store, run, add, connections, disposed } = createWorld({ connected: false });
    add('a');
    run.reset();
    const { run: left } = store.getState();
    connections[0]!.resolve();
    await settle();
    expect(disposed).toEqual([0]);
    expect(store.getState().run).toEqual(left);
  });

  test('of a paused run leaves the next one running', async () => {
    const { store, run, add, heldPhoto, finishAll } = createWorld();
    add('a', 'b', 'c');
    await heldPhoto('b');
    run.pause();
    run.reset();
    store.set({ photos: [], faces: [] });
    add('d');
    await finishAll();
    expect(store.getState().run).toMatchObject({ phase: 'done', done: 1, total: 1 });
  });
});
