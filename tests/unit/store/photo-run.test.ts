import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { settle } from '../../support/deferred.ts';
import { createWorld, jpeg, stubDecoder, UNDECODABLE } from '../../support/photo-run-world.ts';

beforeEach(stubDecoder);
afterEach(() => void vi.unstubAllGlobals());

const names = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`);

describe('a run', () => {
  test('goes from starting to done, with photos, faces and the backend on the page', async () => {
    const { store, run, add, finishAll } = createWorld();
    const phases: string[] = [];
    store.subscribe(({ run: now }, before) => {
      if (now.phase !== before.run.phase) phases.push(now.phase);
    });
    run.add([]);
    expect(phases).toEqual([]);
    add('a', 'b');
    await finishAll();
    expect(phases).toEqual(['starting', 'running', 'done']);
    const state = store.getState();
    expect(state.run).toMatchObject({ done: 2, total: 2, backend: 'wasm', current: 'b.jpg', tensors: 7 });
    expect(state.photos[0]).toMatchObject({ state: 'read', width: 40, height: 30 });
    expect(state.photos[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(state.faces.map(({ photoId, index }) => [photoId, index])).toEqual([
      ['photo-0', 0],
      ['photo-1', 0],
    ]);
    expect(state.faces[0]?.id).toBe(`${state.photos[0]?.sha256?.slice(0, 16)}-0`);
  });

  test('appends rows and faces in the ledger’s order, however the photos finish', async () => {
    const { store, add, heldPhoto, rows } = createWorld({ capacity: 2 });
    add('a', 'b', 'c');
    const [a, b, c] = [await heldPhoto('a'), await heldPhoto('b'), await heldPhoto('c')];
    c.finish(1);
    b.finish(2);
    await settle();
    expect(rows()).toEqual(['a.jpg reading', 'b.jpg reading', 'c.jpg reading']);
    expect(store.getState().run.done).toBe(0);
    a.finish(1);
    await settle();
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read', 'c.jpg read']);
    expect(store.getState().faces.map(({ photoId, index }) => `${photoId}/${index}`)).toEqual([
      'photo-0/0',
      'photo-1/0',
      'photo-1/1',
      'photo-2/0',
    ]);
    expect(store.getState().run).toMatchObject({ done: 3, total: 3, phase: 'done', current: 'c.jpg' });
  });

  test('has one photo more in hand than the engine works on, and no more', async () => {
    const { store, add, held, finishAll } = createWorld({ capacity: 2 });
    let most = 0;
    store.subscribe(({ photos }) => {
      most = Math.max(most, photos.filter(({ state }) => state === 'reading').length);
    });
    add(...names(9));
    await vi.waitFor(() => expect(held).toHaveLength(3), { interval: 1 });
    await finishAll();
    expect(most).toBe(3);
  });

  test('keeps all its lanes when photos are added while the last one is read', async () => {
    const { add, held, heldPhoto, finishAll, rows } = createWorld({ capacity: 2 });
    add('a', 'b', 'c');
    (await heldPhoto('a')).finish(1);
    (await heldPhoto('b')).finish(1);
    await heldPhoto('c');
    await settle();
    add('d', 'e', 'f');
    await vi.waitFor(() => expect(held.map(({ content }) => content)).toEqual(['c', 'd', 'e']), {
      interval: 1,
    });
    await finishAll();
    expect(rows()).toHaveLength(6);
    expect(new Set(rows().map((row) => row.split(' ')[1]))).toEqual(new Set(['read']));
  });

  test('counts on while it lasts, and from nought after it has ended', async () => {
    const { store, add, heldPhoto, finishAll, connections } = createWorld();
    add('a');
    add('b', 'c');
    expect(store.getState().run).toMatchObject({ done: 0, total: 3 });
    (await heldPhoto('a')).finish(1);
    await vi.waitFor(() => expect(store.getState().run.done).toBe(1), { interval: 1 });
    add('d');
    expect(store.getState().run).toMatchObject({ done: 1, total: 4, phase: 'running' });
    await finishAll();
    expect(store.getState().run).toMatchObject({ done: 4, total: 4, phase: 'done' });
    add('e');
    expect(store.getState().run).toMatchObject({ done: 0, total: 1, activeMs: 0, current: null });
    await finishAll();
    expect(store.getState().run).toMatchObject({ done: 1, total: 1, phase: 'done' });
    expect(connections).toHaveLength(1);
  });

  test('takes a hundred thousand photos in one drop', () => {
    const { store, run } = createWorld({ connected: false });
    run.add(Array.from({ length: 150_000 }, (_, i) => `photo-${i}`));
    expect(store.getState().run.total).toBe(150_000);
  });
});

describe('a file that cannot be read', () => {
  test('never stops the others, whatever is wrong with it', async () => {
    const { store, add, heldPhoto, finishAll } = createWorld();
    const gone = Object.assign(jpeg('gone'), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('no such file')) }),
    });
    const cut = new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], 'cut.jpg');
    add('a', new File([], 'empty.jpg'), new File(['no picture'], 'text.jpg'), UNDECODABLE, gone, cut, 'b');
    add('refused', 'hangs', 'faceless', 'c');
    (await heldPhoto('a')).finish(1);
    (await heldPhoto('')).finish(1);
    (await heldPhoto('b')).finish(1);
    (await heldPhoto('refused')).fail(new Error('descriptor is empty'));
    (await heldPhoto('hangs')).fail(new AppError('TIMEOUT', 'no answer in 60000 ms'));
    (await heldPhoto('faceless')).finish(0);
    await finishAll();
    const { photos, run, faces } = store.getState();
    expect(photos.map(({ path, state, reason }) => [path, state, reason?.code])).toEqual([
      ['a.jpg', 'read', undefined],
      ['empty.jpg', 'damaged', 'empty'],
      ['text.jpg', 'unsupported', 'notAPicture'],
      ['undecodable.jpg', 'damaged', 'cannotDecode'],
      ['gone.jpg', 'failed', 'cannotRead'],
      ['cut.jpg', 'damaged', 'cutOff'],
      ['b.jpg', 'read', undefined],
      ['refused.jpg', 'failed', 'engine'],
      ['hangs.jpg', 'failed', 'timeout'],
      ['faceless.jpg', 'noFace', undefined],
      ['c.jpg', 'read', undefined],
    ]);
    expect(photos[7]?.reason?.detail).toBe('descriptor is empty');
    expect(run).toMatchObject({ done: 11, total: 11, phase: 'done' });
    expect(faces.map(({ photoId }) => photoId)).toEqual(['photo-0', 'photo-5', 'photo-6', 'photo-10']);
  });

  test('is failed if the page has lost it', async () => {
    const { store, run } = createWorld();
    store.set({ photos: [{ id: 'x', path: 'x.jpg', size: 1, modified: 0, state: 'waiting' }] });
    run.add(['x']);
    await vi.waitFor(() => expect(store.getState().run.phase).toBe('done'), { interval: 1 });
    expect(store.getState().photos[0]).toMatchObject({ state: 'failed', reason: { code: 'cannotRead' } });
  });
});

describe('the same bytes', () => {
  test('are read once; the later row names the earlier path', async () => {
    const { store, add, finishAll, rows } = createWorld();
    add('a', 'b');
    await finishAll();
    add('a', 'c');
    await finishAll();
    expect(rows()).toEqual(['a.jpg read', 'b.jpg read', 'a.jpg sameAs', 'c.jpg read']);
    expect(store.getState().photos[2]).toMatchObject({
      state: 'duplicate',
      reason: { detail: 'a.jpg' },
      sha256: store.getState().photos[0]?.sha256,
    });
    expect(store.getState().faces).toHaveLength(3);
  });

  test('under way at once belong to the first in the ledger, even if its file is the slower one', async () => {
    const { store, add, finishAll } = createWorld({ capacity: 3 });
    const slow = jpeg('same');
    const { arrayBuffer } = slow;
    slow.arrayBuffer = async () => {
      await settle(20);
      return arrayBuffer.call(slow);
    };
    const copy = new File([await jpeg('same').arrayBuffer()], 'copy.jpg');
    add(slow, copy, 'other');
    await finishAll();
    expect(store.getState().photos.map(({ path, state, reason }) => [path, state, reason?.detail])).toEqual([
      ['same.jpg', 'read', undefined],
      ['copy.jpg', 'duplicate', 'same.jpg'],
      ['other.jpg', 'read', undefined],
    ]);
  });

  test('may come again after the engine or the decoder failed on them', async () => {
    const { add, heldPhoto, finishAll, rows } = createWorld();
    add('a', UNDECODABLE);
    (await heldPhoto('a')).fail(new Error('crashed'));
    await finishAll();
    add('a', UNDECODABLE);
    await finishAll();
    expect(rows()).toEqual([
      'a.jpg engine',
      'undecodable.jpg cannotDecode',
      'a.jpg read',
      'undecodable.jpg cannotDecode',
    ]);
  });
});

test('a photo is kept as soon as it is read, also if one before it is not', async () => {
  stubDecoder();
  const kept: string[] = [];
  const world = createWorld({ capacity: 2, onKeep: (row, faces) => kept.push(`${row} ${faces}`) });
  world.add('slow', 'fast');
  const slow = await world.heldPhoto('slow');
  (await world.heldPhoto('fast')).finish(2);
  await settle(10);
  expect(kept).toEqual(['fast.jpg read 2']);
  expect(world.rows()).toEqual(['slow.jpg reading', 'fast.jpg reading']);
  slow.finish(1);
  await settle(10);
  expect(kept).toEqual(['fast.jpg read 2', 'slow.jpg read 1']);
  expect(world.store.getState().faces.map(({ photoId }) => photoId)).toEqual([
    'photo-0',
    'photo-1',
    'photo-1',
  ]);
});
