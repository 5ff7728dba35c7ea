import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { callback } from '../../../src/rpc/serve.ts';
import { createWorkerHost, type WorkerHost } from '../../../src/rpc/worker-host.ts';
import { FakeWorker } from '../../support/fake-worker.ts';

const api = {
  double: (x: number) => 2 * x,
  wait: (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('waited'), ms)),
  hang: () => new Promise<never>(() => {}),
  fail: (): never => {
    throw new AppError('MODEL_LOAD', 'weights are damaged');
  },
  refuse: (): never => {
    throw new RangeError('k must be whole');
  },
  count: async (to: number, tell: (i: number) => void) => {
    for (let i = 1; i <= to; i++) await tell(i);
    return to;
  },
};
type Api = typeof api;

let workers: FakeWorker[];
let host: WorkerHost<Api>;
const unhandled = vi.fn();

beforeEach(() => {
  workers = [];
  host = createWorkerHost<Api>(() => {
    const worker = new FakeWorker(api);
    workers.push(worker);
    return worker.asWorker();
  });
  unhandled.mockClear();
  process.on('unhandledRejection', unhandled);
});

afterEach(() => {
  for (const worker of workers) worker.terminate();
  process.off('unhandledRejection', unhandled);
});

const turn = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));

/** All that ever happens to a promise. */
function watch(promise: Promise<unknown>): string[] {
  const seen: string[] = [];
  promise.then(
    (value) => seen.push(`value ${value}`),
    (error: Error) => seen.push(error.name),
  );
  return seen;
}

describe('a call', () => {
  test('gives the result, and the worker starts with the first call only', async () => {
    expect(workers).toHaveLength(0);
    expect(await host.call((remote) => remote.double(21))).toBe(42);
    expect(await host.call((remote) => remote.double(4))).toBe(8);
    expect(workers).toHaveLength(1);
  });

  test('runs beside others, each with its own answer', async () => {
    const answers = [1, 2, 3].map((x) => host.call((remote) => remote.double(x)));
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  });

  test('reports progress through a callback', async () => {
    const seen: number[] = [];
    expect(
      await host.call((remote) =>
        remote.count(
          3,
          callback((i: number) => void seen.push(i)),
        ),
      ),
    ).toBe(3);
    expect(seen).toEqual([1, 2, 3]);
  });

  test('rejects with the AppError that was thrown, code and all, and the worker lives on', async () => {
    const failure = host.call((remote) => remote.fail());
    await expect(failure).rejects.toBeInstanceOf(AppError);
    await expect(failure).rejects.toMatchObject({ code: 'MODEL_LOAD', message: 'weights are damaged' });
    expect(await host.call((remote) => remote.double(1))).toBe(2);
    expect(workers).toHaveLength(1);
  });

  test('rejects with the name and message of any other error', async () => {
    await expect(host.call((remote) => remote.refuse())).rejects.toMatchObject({
      name: 'RangeError',
      message: 'k must be whole',
    });
  });

  test('rejects when what it sends cannot be sent', async () => {
    const send = host.call((remote) => remote.double((() => 1) as unknown as number));
    await expect(send).rejects.toMatchObject({ name: 'DataCloneError' });
  });
});

describe('aborting', () => {
  test('before the call starts no worker and rejects with the reason', async () => {
    const signal = AbortSignal.abort();
    await expect(host.call((remote) => remote.double(1), { signal })).rejects.toBe(signal.reason);
    expect(workers).toHaveLength(0);
  });

  test('during the call rejects at once and ends the worker; others under way are told', async () => {
    const controller = new AbortController();
    const aborted = watch(host.call((remote) => remote.hang(), { signal: controller.signal }));
    const other = watch(host.call((remote) => remote.hang()));
    await turn();
    controller.abort();
    expect(workers[0]!.terminated).toBe(true);
    await turn();
    expect(aborted).toEqual(['AbortError']);
    expect(other).toEqual(['AppError/WORKER_STOPPED']);
  });

  test('after the call does nothing to the worker', async () => {
    const controller = new AbortController();
    await host.call((remote) => remote.double(1), { signal: controller.signal });
    controller.abort();
    expect(workers[0]!.terminated).toBe(false);
    expect(await host.call((remote) => remote.double(2))).toBe(4);
  });

  test('an answer that was on its way changes nothing', async () => {
    const controller = new AbortController();
    const seen = watch(host.call((remote) => remote.double(1), { signal: controller.signal }));
    controller.abort();
    await turn(20);
    expect(seen).toEqual(['AbortError']);
  });
});

describe('a timeout', () => {
  test('ends the worker and rejects with TIMEOUT; the next call starts anew', async () => {
    const late = host.call((remote) => remote.hang(), { timeoutMs: 10 });
    await expect(late).rejects.toMatchObject({ code: 'TIMEOUT', message: 'no answer in 10 ms' });
    expect(workers[0]!.terminated).toBe(true);
    expect(await host.call((remote) => remote.double(3))).toBe(6);
    expect(workers).toHaveLength(2);
  });

  test('that is not reached does not end the worker later', async () => {
    await host.call((remote) => remote.double(3), { timeoutMs: 15 });
    expect(await host.call((remote) => remote.wait(40))).toBe('waited');
    expect(workers[0]!.terminated).toBe(false);
  });

  test('of a call that failed before it was sent does not end the worker later', async () => {
    const broken = host.call(
      () => {
        throw new TypeError('no such photo');
      },
      { timeoutMs: 15 },
    );
    await expect(broken).rejects.toThrow(new TypeError('no such photo'));
    expect(await host.call((remote) => remote.wait(40))).toBe('waited');
    expect(workers[0]!.terminated).toBe(false);
  });
});

describe('a crash', () => {
  test('rejects all that is pending with WORKER_CRASH; the next call starts anew', async () => {
    const pending = [host.call((remote) => remote.hang()), host.call((remote) => remote.hang())];
    const outcomes = Promise.allSettled(pending);
    workers[0]!.crash('out of memory');
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ reason: { code: 'WORKER_CRASH', message: 'out of memory' } });
    }
    expect(workers[0]!.terminated).toBe(true);
    expect(await host.call((remote) => remote.double(5))).toBe(10);
    expect(workers).toHaveLength(2);
  });

  test('without words still says what happened', async () => {
    const call = host.call((remote) => remote.hang());
    workers[0]!.crash('');
    await expect(call).rejects.toMatchObject({ code: 'WORKER_CRASH', message: 'the worker died' });
  });

  test('of a worker that was ended before does not touch the new one', async () => {
    await host.call((remote) => remote.double(1));
    host.stop();
    const call = host.call((remote) => remote.double(2));
    workers[0]!.crash('too late');
    workers[0]!.dispatchEvent(new Event('messageerror'));
    expect(await call).toBe(4);
  });

  test('by an unreadable message counts as one', async () => {
    const call = host.call((remote) => remote.hang());
    workers[0]!.dispatchEvent(new Event('messageerror'));
    await expect(call).rejects.toMatchObject({
      code: 'WORKER_CRASH',
      message: 'a message could not be read',
    });
  });

  test('at the start rejects the call, and leaves no timer behind', async () => {
    let refusals = 1;
    const starting = createWorkerHost<Api>(() => {
      if (refusals-- > 0) throw new DOMException('not allowed here', 'SecurityError');
      workers.push(new FakeWorker(api));
      return workers.at(-1)!.asWorker();
    });
    const refused = starting.call((remote) => remote.double(1), { timeoutMs: 15 });
    await expect(refused).rejects.toMatchObject({ name: 'SecurityError' });
    expect(await starting.call((remote) => remote.wait(40))).toBe('waited');
  });
});

describe('stopping', () => {
  test('rejects what is pending with WORKER_STOPPED, and a later call starts anew', async () => {
    const call = host.call((remote) => remote.hang());
    host.stop();
    await expect(call).rejects.toMatchObject({ code: 'WORKER_STOPPED' });
    expect(workers[0]!.terminated).toBe(true);
    expect(await host.call((remote) => remote.double(6))).toBe(12);
    expect(workers).toHaveLength(2);
  });

  test('without a worker does nothing', () => {
    expect(() => host.stop()).not.toThrow();
    expect(workers).toHaveLength(0);
  });
});

test('every call settles exactly once and nothing is left unhandled, whatever comes together', async () => {
  const controller = new AbortController();
  const calls = [
    watch(host.call((remote) => remote.double(1), { signal: controller.signal, timeoutMs: 10 })),
    watch(host.call((remote) => remote.hang(), { signal: controller.signal, timeoutMs: 10 })),
    watch(host.call((remote) => remote.fail())),
    watch(host.call((remote) => remote.wait(10), { timeoutMs: 10 })),
  ];
  await turn(9);
  controller.abort();
  workers[0]!.crash('late');
  host.stop();
  await turn(40);
  for (const seen of calls) expect(seen).toHaveLength(1);
  expect(unhandled).not.toHaveBeenCalled();
});
