import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { deferred, settle } from '../../support/deferred.ts';
import { createWorld, stubDecoder } from '../../support/photo-run-world.ts';

beforeEach(stubDecoder);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('photos that the engine has still to vouch for', () => {
  test('are kept with a mark, and without it and shown when it has, with what it found then; others are read meanwhile', async () => {
    const kept: string[] = [];
    const { add, heldPhoto, rows, store } = createWorld({
      onKeep: (row, faces) => kept.push(`${row} ${faces}`),
    });
    add('a', 'b', 'c');
    const proof = deferred<number>();
    (await heldPhoto('a')).finish(0, proof.promise);
    (await heldPhoto('b')).finish(1);
    await heldPhoto('c');
    await settle(10);
    expect(rows().map((row) => row.split(' ')[1])).toEqual(['reading', 'reading', 'reading']);
    expect(kept).toEqual(['a.jpg unproven noFace 0', 'b.jpg read 1']);
    proof.resolve(2);
    await vi.waitFor(() => expect(rows().slice(0, 2)).toEqual(['a.jpg read', 'b.jpg read']));
    expect(kept).toEqual(['a.jpg unproven noFace 0', 'b.jpg read 1', 'a.jpg read 2']);
    expect(store.getState().faces).toHaveLength(3);
    expect(store.getState().photos[0]).not.toHaveProperty('unproven');
  });

  test('are waited for before the run is done', async () => {
    const { add, heldPhoto, store } = createWorld();
    add('a');
    const proof = deferred<number>();
    (await heldPhoto('a')).finish(1, proof.promise);
    await settle(10);
    expect(store.getState().run.phase).toBe('running');
    proof.resolve(1);
    await vi.waitFor(() => expect(store.getState().run).toMatchObject({ phase: 'done', done: 1 }));
  });

  test('wait as before if no engine comes up to read them again', async () => {
    const kept: string[] = [];
    const { add, heldPhoto, rows, store } = createWorld({
      onKeep: (row, faces) => kept.push(`${row} ${faces}`),
    });
    add('a');
    (await heldPhoto('a')).finish(1, Promise.reject(new AppError('NO_BACKEND', 'no context')));
    await vi.waitFor(() => expect(store.getState().run.phase).toBe('failed'));
    expect(rows()).toEqual(['a.jpg waiting']);
    expect(kept).toEqual(['a.jpg unproven read 1', 'a.jpg waiting 0']);
    expect(store.getState().notice).toEqual({ code: 'NO_BACKEND', detail: 'no context' });
  });
});

describe('an engine that does not come up again', () => {
  const DOWN = new AppError('MODEL_LOAD', 'models/blazeface.json: status 404');

  test('ends the run with its reason; what is read stays, what is not waits', async () => {
    const { add, heldPhoto, rows, store, disposed } = createWorld({ capacity: 2 });
    add('a', 'b', 'c', 'd', 'e');
    (await heldPhoto('a')).finish(1);
    (await heldPhoto('c')).finish(1);
    const [b, d, e] = [await heldPhoto('b'), await heldPhoto('d'), await heldPhoto('e')];
    for (const held of [b, d, e]) held.fail(DOWN);
    await vi.waitFor(() => expect(store.getState().run.phase).toBe('failed'));
    expect(rows()).toEqual(['a.jpg read', 'b.jpg waiting', 'c.jpg read', 'd.jpg waiting', 'e.jpg waiting']);
    expect(store.getState().notice).toEqual({ code: 'MODEL_LOAD', detail: DOWN.message });
    expect(disposed).toEqual([0]);
  });

  test('is tried anew when photos come, which are read after those that waited', async () => {
    const { add, heldPhoto, finishAll, rows, connections } = createWorld();
    add('a', 'b');
    (await heldPhoto('a')).fail(DOWN);
    (await heldPhoto('b')).fail(DOWN);
    await settle(10);
    expect(rows()).toEqual(['a.jpg waiting', 'b.jpg waiting']);
    add('c');
    await finishAll();
    expect(connections).toHaveLength(2);
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read']);
  });

  test('is tried anew for what waits when nothing new comes, and is not spoken of while it starts', async () => {
    const { add, run, finishAll, rows, store, connections } = createWorld({ connected: false });
    add('a', 'b');
    connections[0]!.reject(DOWN);
    await settle(10);
    expect(store.getState().notice?.code).toBe('MODEL_LOAD');
    run.add(['photo-0', 'photo-1']);
    expect(store.getState()).toMatchObject({ notice: null, run: { phase: 'starting', total: 2 } });
    connections[1]!.reject(DOWN);
    await settle(10);
    store.set({ notice: { code: 'nothingDropped' } });
    run.add([]);
    connections[2]!.resolve();
    await finishAll();
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read']);
    expect(store.getState()).toMatchObject({
      notice: { code: 'nothingDropped' },
      run: { done: 2, total: 2 },
    });
  });
});
