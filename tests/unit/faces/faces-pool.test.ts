import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { FacesClient } from '../../../src/faces/faces-client.ts';
import { answer, createFacesWorld, type FacesWorld, never, photo } from '../../support/faces-world.ts';

function lose(): never {
  throw new AppError('GPU_LOST', 'the graphics processor was taken away');
}

let world: FacesWorld;

beforeEach(() => {
  world = createFacesWorld();
});

afterEach(() => world.stop());

describe('WebGL', () => {
  const both = ['webgl', 'wasm'] as const;
  const ask = (client: FacesClient, i: number) =>
    client.analyze(photo(i).bitmap, async () => photo(i).bitmap);
  const provenOf = async (client: FacesClient, i: number) => (await (await ask(client, i)).proven)?.tensors;

  test('vouches for what it read after eight photos at the latest, and when it rests', async () => {
    let proofs = 0;
    world.onProve = () => void proofs++;
    const client = await world.connect(both);
    const reads = await Promise.all(Array.from({ length: 9 }, (_, i) => ask(client, i)));
    expect(await Promise.all(reads.slice(0, 8).map(({ proven }) => proven))).toEqual(
      reads.slice(0, 8).map((_, i) => answer(i)),
    );
    expect(proofs).toBe(1);
    expect(await reads[8]?.proven).toEqual(answer(8));
    expect(proofs).toBe(2);
  });

  test('that fails its proof has everything since the last good one read again, by a new worker', async () => {
    world.onProve = (worker) => {
      if (worker === 0) throw new AppError('WRONG_ANSWER', 'zeros');
    };
    world.onPhoto = (worker, number) => answer(100 * worker + number);
    const client = await world.connect(both);
    const proven = await Promise.all([1, 2, 3].map((i) => provenOf(client, i)));
    expect(proven).toEqual([101, 102, 103]);
    expect(world.workers.map(({ photos }) => photos)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(client.backend).toBe('webgl');
  });

  test('that fails its proof twice is left for wasm, which needs no proof', async () => {
    world.onProve = () => {
      throw new AppError('WRONG_ANSWER', 'zeros');
    };
    const client = await world.connect(both);
    expect(await provenOf(client, 4)).toBe(4);
    expect([client.backend, client.capacity]).toEqual(['wasm', 3]);
    expect(world.workers.map(({ options }) => options?.backend)).toEqual(['webgl', 'webgl', 'wasm']);
    expect((await ask(client, 5)).proven).toBeUndefined();
  });

  test('that loses its context twice with one photo is left for wasm, and the photo is read there', async () => {
    world.onPhoto = (worker, number) => (worker < 2 ? lose() : answer(number));
    const client = await world.connect(both);
    expect((await ask(client, 6)).tensors).toBe(6);
    expect(client.backend).toBe('wasm');
  });

  test('that makes good photos throw and fails its proof is to blame, not the photo', async () => {
    world.onPhoto = (worker, number) => {
      if (worker > 1) return answer(number);
      throw new Error('the network gave an empty descriptor');
    };
    world.onProve = () => {
      throw new AppError('WRONG_ANSWER', 'zeros');
    };
    const client = await world.connect(both);
    expect((await ask(client, 8)).tensors).toBe(8);
    expect(client.backend).toBe('wasm');
  });

  test('that passes its proof after a photo threw has the photos before it done, and blames the photo', async () => {
    world.onPhoto = (_, number) => {
      if (number === 2) throw new Error('no such photo');
      return answer(number);
    };
    const client = await world.connect(both);
    const proven = provenOf(client, 1);
    await expect(ask(client, 2)).rejects.toThrow('no such photo');
    expect(await proven).toBe(1);
    expect(world.workers.map(({ photos }) => photos)).toEqual([[1, 2], [2]]);
    expect(client.backend).toBe('webgl');
  });

  test('whose worker dies before it vouches has its photos read again, also if another comes first', async () => {
    world.onPhoto = (worker, number) => answer(100 * worker + number);
    const client = await world.connect(both);
    const first = await ask(client, 1);
    world.workers[0]?.worker.crash('killed');
    // well before the worker would have been asked to vouch
    expect(await provenOf(client, 2)).toBe(102);
    expect((await first.proven)?.tensors).toBe(101);
    expect(world.workers.map(({ photos }) => photos)).toEqual([[1], [1, 2]]);
    expect([client.backend, client.capacity]).toEqual(['webgl', 1]);
  });

  test('that does not come up again is left for wasm', async () => {
    world.onStart = ({ backend }) => {
      if (backend === 'webgl' && world.workers.length > 1) throw new AppError('NO_BACKEND', 'no context');
    };
    world.onPhoto = (worker, number) => {
      if (worker > 0) return answer(number);
      throw new Error('out of memory');
    };
    const client = await world.connect(both);
    expect((await ask(client, 7)).tensors).toBe(7);
    expect(world.workers.map(({ options }) => options?.backend)).toEqual(['webgl', 'webgl', 'wasm']);
  });
});

describe('wasm', () => {
  test('whose workers do not come up any more says so to every photo, and tries no other', async () => {
    world.onPhoto = () => {
      throw new Error('out of memory');
    };
    world.onStart = () => {
      if (world.workers.length > 1) throw new AppError('MODEL_LOAD', 'models/blazeface.bin: status 404');
    };
    vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
    const client = await world.connect(['wasm']);
    const calls = [1, 2, 3].map((i) => client.analyze(photo(i).bitmap, async () => photo(i).bitmap));
    for (const outcome of await Promise.allSettled(calls))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'MODEL_LOAD' } });
    expect(world.workers).toHaveLength(3);
    await expect(client.analyze(photo(4).bitmap, never)).rejects.toMatchObject({ code: 'MODEL_LOAD' });
  });

  test('goes on with fewer workers if there is no room for so many', async () => {
    world.onStart = () => {
      if (world.workers.length > 1) throw new Error('out of memory');
    };
    const client = await world.connect(['wasm']);
    const calls = [1, 2, 3, 4].map((i) => client.analyze(photo(i).bitmap, async () => photo(i).bitmap));
    expect((await Promise.all(calls)).map(({ tensors }) => tensors)).toEqual([1, 2, 3, 4]);
    expect(client.capacity).toBe(1);
  });

  test('starts a worker anew that died while it had nothing to do', async () => {
    const client = await world.connect(['wasm']);
    world.workers[0]!.worker.crash('killed');
    expect(await client.analyze(photo(1).bitmap, never)).toEqual(answer(1));
    expect(world.workers.map(({ options }) => options?.backend)).toEqual(['wasm', 'wasm']);
  });
});
