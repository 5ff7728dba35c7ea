import { describe, expect, test } from 'vitest';
import type { FacesClient } from '../../../src/faces/faces-client.ts';
import { createEngines } from '../../../src/store/engines.ts';
import { type Deferred, deferred, settle } from '../../support/deferred.ts';

const DLIB = 'dlib-128-aligned-mirror';
const FACERES = 'faceres-1024';
const bitmap = () => {
  const closed = { isClosed: false };
  return Object.assign(closed, { close: () => (closed.isClosed = true) }) as unknown as ImageBitmap &
    typeof closed;
};
const again = () => Promise.reject(new Error('not asked for'));

function world() {
  const started: { readonly id: string; readonly ready: Deferred<void>; isDisposed: boolean }[] = [];
  /** Photos under way, oldest first. */
  const photos: Deferred<number>[] = [];
  const engines = createEngines(async (id) => {
    const engine = { id, ready: deferred(), isDisposed: false };
    started.push(engine);
    await engine.ready.promise;
    const client: FacesClient = {
      ...{ backend: 'wasm', capacity: 2 },
      async analyze() {
        const photo = deferred<number>();
        photos.push(photo);
        return { faces: [], tensors: await photo.promise };
      },
      dispose() {
        engine.isDisposed = true;
      },
    };
    return client;
  });
  return { engines, started, photos };
}

describe('the engines of the page', () => {
  test('are one for each descriptor, started when first borrowed and ended with the last borrower', async () => {
    const { engines, started } = world();
    expect(started).toEqual([]);
    const both = [engines.borrow(DLIB), engines.borrow(DLIB), engines.borrow(FACERES)];
    expect(started.map(({ id }) => id)).toEqual([DLIB, FACERES]);
    for (const { ready } of started) ready.resolve();
    const [first, second, other] = await Promise.all(both);
    first?.dispose();
    first?.dispose();
    await settle();
    expect(started[0]?.isDisposed).toBe(false);
    second?.dispose();
    await settle();
    expect(started.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
    other?.dispose();
    // who comes later gets a new one
    const late = engines.borrow(DLIB);
    expect(started).toHaveLength(3);
    started[2]?.ready.resolve();
    expect((await late).backend).toBe('wasm');
  });

  test('that could not be started are tried anew by the next who asks', async () => {
    const { engines, started } = world();
    const failed = [engines.borrow(DLIB), engines.borrow(DLIB)];
    started[0]?.ready.reject(new Error('no backend'));
    for (const lease of failed) await expect(lease).rejects.toThrow('no backend');
    const next = engines.borrow(DLIB);
    expect(started).toHaveLength(2);
    started[1]?.ready.resolve();
    expect((await next).capacity).toBe(2);
  });

  test('go on for others when one borrower is done in the middle of a photo', async () => {
    const { engines, started, photos } = world();
    const leases = [engines.borrow(DLIB), engines.borrow(DLIB)];
    started[0]?.ready.resolve();
    const [one, two] = await Promise.all(leases);
    const mine = one!.analyze(bitmap(), again);
    const theirs = two!.analyze(bitmap(), again);
    one!.dispose();
    await expect(mine).rejects.toMatchObject({ code: 'WORKER_STOPPED' });
    photos[1]?.resolve(3);
    expect(await theirs).toEqual({ faces: [], tensors: 3 });
    // what was given back reads nothing more, and keeps no picture
    const late = bitmap();
    await expect(one!.analyze(late, again)).rejects.toMatchObject({ code: 'WORKER_STOPPED' });
    expect(late.isClosed).toBe(true);
  });
});
