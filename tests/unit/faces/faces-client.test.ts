import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { Analysis } from '../../../src/faces/faces-api.ts';
import { type Deferred, deferred, settle } from '../../support/deferred.ts';
import { answer, createFacesWorld, type FacesWorld, never, photo } from '../../support/faces-world.ts';

let world: FacesWorld;

beforeEach(() => {
  world = createFacesWorld();
});

afterEach(() => world.stop());

describe('starting', () => {
  test('takes the first backend that works, and ends the worker of one that does not', async () => {
    world.onStart = ({ backend }) => {
      if (backend === 'webgl') throw new AppError('NO_BACKEND', 'software');
    };
    const client = await world.connect(['webgl', 'wasm']);
    expect(client.backend).toBe('wasm');
    expect(world.workers.map(({ worker }) => worker.terminated)).toEqual([true, false]);
  });

  test('does not try the second if the first works', async () => {
    const client = await world.connect(['webgl', 'wasm']);
    expect([client.backend, client.capacity]).toEqual(['webgl', 1]);
    expect(world.workers).toHaveLength(1);
  });

  test('rejects with what the last one said if none works', async () => {
    world.onStart = ({ backend }) => {
      throw new AppError(backend === 'webgl' ? 'NO_BACKEND' : 'MODEL_LOAD', `${backend} is out`);
    };
    await expect(world.connect(['webgl', 'wasm'])).rejects.toMatchObject({
      code: 'MODEL_LOAD',
      message: 'wasm is out',
    });
    expect(world.workers.map(({ worker }) => worker.terminated)).toEqual([true, true]);
    await expect(world.connect([])).rejects.toMatchObject({ code: 'NO_BACKEND' });
  });

  test('passes over a backend that never answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const hanging = world.connect(['webgl']);
    const refused = expect(hanging).rejects.toMatchObject({ code: 'TIMEOUT' });
    // the worker is told to start, but the message is never read
    world.workers[0]!.worker.dispatchEvent = () => true;
    await vi.advanceTimersByTimeAsync(120_000);
    await refused;
  });

  test('asks WebGL for speed, but not wasm, after which nothing comes', async () => {
    world.onStart = ({ backend }) => {
      if (backend === 'webgl') throw new AppError('NO_BACKEND', 'too slow');
    };
    await world.connect(['webgl', 'wasm']);
    expect(world.workers.map(({ options }) => options?.anySpeed)).toEqual([false, true]);
    await expect(world.connect(['webgl'], true)).rejects.toThrow('too slow');
    expect(world.workers.at(-1)!.options?.anySpeed).toBe(true);
  });
});

describe('the number of workers', () => {
  test.each([
    [1, 1],
    [2, 2],
    [4, 3],
    [16, 4],
  ])('with %i cores is %i on wasm', async (cores, capacity) => {
    vi.stubGlobal('navigator', { hardwareConcurrency: cores });
    expect((await world.connect(['wasm'])).capacity).toBe(capacity);
  });

  test('is never exceeded: each worker has one photo at a time, and all get their own answer', async () => {
    const underWay = new Map<number, number>();
    let most = 0;
    world.onPhoto = async (worker, number) => {
      underWay.set(worker, (underWay.get(worker) ?? 0) + 1);
      most = Math.max(most, underWay.size);
      expect(underWay.get(worker)).toBe(1);
      await settle(3);
      underWay.delete(worker);
      return answer(number);
    };
    const client = await world.connect(['wasm']);
    const numbers = Array.from({ length: 12 }, (_, i) => i);
    const answers = await Promise.all(numbers.map((i) => client.analyze(photo(i).bitmap, never)));
    expect(answers.map(({ tensors }) => tensors)).toEqual(numbers);
    expect(world.workers).toHaveLength(3);
    expect(most).toBe(3);
  });

  test('does not grow for photos that come one after another', async () => {
    const client = await world.connect(['wasm']);
    for (const i of [1, 2, 3]) await client.analyze(photo(i).bitmap, never);
    expect(world.workers.map(({ photos }) => photos)).toEqual([[1, 2, 3]]);
  });
});

describe('a photo', () => {
  test('that kills the worker is tried once more, in a new one, decoded afresh', async () => {
    world.onPhoto = (worker, number) => {
      if (worker > 0) return answer(number);
      world.workers[0]!.worker.crash('out of memory');
      return new Promise(() => {});
    };
    const client = await world.connect(['webgl']);
    const [first, second] = [photo(1), photo(2)];
    const { tensors } = await client.analyze(first.bitmap, async () => second.bitmap);
    expect(tensors).toBe(2);
    expect(world.workers.map(({ photos }) => photos)).toEqual([[1], [2]]);
    expect(world.workers[0]!.worker.terminated).toBe(true);
    expect(world.workers[1]!.options).toEqual(world.workers[0]!.options);
    expect(first.close).toHaveBeenCalled();
  });

  test('that kills two workers rejects; the next photo gets a third one', async () => {
    world.onPhoto = (worker, number) => {
      if (worker > 1) return answer(number);
      world.workers[worker]!.worker.crash(`crash ${worker}`);
      return new Promise(() => {});
    };
    const client = await world.connect(['webgl']);
    const twice = client.analyze(photo(1).bitmap, async () => photo(1).bitmap);
    await expect(twice).rejects.toMatchObject({ code: 'WORKER_CRASH', message: 'crash 1' });
    expect(await client.analyze(photo(7).bitmap, never)).toMatchObject(answer(7));
    expect(world.workers).toHaveLength(3);
  });

  test('that the engine refuses twice rejects with its error', async () => {
    world.onPhoto = (worker) => {
      throw new Error(`no descriptor ${worker}`);
    };
    const client = await world.connect(['webgl']);
    const refused = client.analyze(photo(1).bitmap, async () => photo(1).bitmap);
    await expect(refused).rejects.toThrow('no descriptor 1');
  });

  test('that cannot be decoded again rejects with that, and the worker is free for the next', async () => {
    world.onPhoto = (worker, number) => {
      if (worker === 0) throw new Error('engine');
      return answer(number);
    };
    const client = await world.connect(['webgl']);
    await expect(client.analyze(photo(1).bitmap, never)).rejects.toThrow('must not be decoded again');
    expect(await client.analyze(photo(2).bitmap, never)).toMatchObject(answer(2));
  });

  test('that hangs in two workers rejects with TIMEOUT after a minute each', async () => {
    world.onPhoto = () => new Promise(() => {});
    const client = await world.connect(['webgl']);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const hanging = client.analyze(photo(1).bitmap, async () => photo(2).bitmap);
    const refused = expect(hanging).rejects.toMatchObject({ code: 'TIMEOUT' });
    await settle();
    await vi.advanceTimersByTimeAsync(59_999);
    expect(world.workers[0]!.worker.terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(() => expect(world.workers[1]?.photos).toEqual([2]));
    await vi.advanceTimersByTimeAsync(60_000);
    await refused;
    expect(world.workers[1]!.worker.terminated).toBe(true);
  });
});

describe('disposing', () => {
  test('rejects what is under way and what waits, closes the photos and starts no worker again', async () => {
    let held: Deferred<Analysis> | null = null;
    world.onPhoto = () => {
      held = deferred<Analysis>();
      return held.promise;
    };
    const client = await world.connect(['webgl']);
    const photos = [photo(1), photo(2), photo(3)];
    const decodeAgain = vi.fn(never);
    const calls = photos.map(({ bitmap }) => client.analyze(bitmap, decodeAgain));
    await settle();
    expect(held).not.toBeNull();
    client.dispose();
    for (const outcome of await Promise.allSettled(calls))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'WORKER_STOPPED' } });
    const late = photo(4);
    await expect(client.analyze(late.bitmap, decodeAgain)).rejects.toMatchObject({ code: 'WORKER_STOPPED' });
    for (const { close } of [...photos, late]) expect(close).toHaveBeenCalled();
    expect(decodeAgain).not.toHaveBeenCalled();
    expect(world.workers.map(({ worker }) => worker.terminated)).toEqual([true]);
  });

  test('during the second decoding starts no worker again', async () => {
    world.onPhoto = () => {
      throw new Error('engine');
    };
    const client = await world.connect(['webgl']);
    const again = deferred<ImageBitmap>();
    const call = client.analyze(photo(1).bitmap, () => again.promise);
    const refused = expect(call).rejects.toMatchObject({ code: 'WORKER_STOPPED' });
    await settle();
    client.dispose();
    again.resolve(photo(2).bitmap);
    await refused;
    expect(world.workers).toHaveLength(1);
  });
});
