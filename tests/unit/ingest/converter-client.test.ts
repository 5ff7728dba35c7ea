import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConverter } from '../../../src/ingest/converter-client.ts';
import type { ConvertAnswer, ConvertRequest } from '../../../src/ingest/converter-service.ts';
import { UnsupportedPicture } from '../../../src/ingest/unsupported-picture.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const bitmap = {} as ImageBitmap;

/** A worker that answers each question as it is told: with an answer, by a crash, or not at all. */
class FakeWorker extends EventTarget {
  terminated = false;
  readonly #reply: (asked: ConvertRequest) => ConvertAnswer | 'crash' | null;
  readonly #ms: number;

  constructor(reply: (asked: ConvertRequest) => ConvertAnswer | 'crash' | null, ms: number) {
    super();
    this.#reply = reply;
    this.#ms = ms;
  }

  postMessage(asked: ConvertRequest): void {
    const reply = this.#reply(asked);
    if (reply === null) return;
    setTimeout(() => {
      const isCrash = reply === 'crash';
      this.dispatchEvent(
        isCrash
          ? Object.assign(new Event('error'), { message: 'boom' })
          : new MessageEvent('message', { data: reply }),
      );
    }, this.#ms);
  }

  terminate(): void {
    this.terminated = true;
  }
}

function world(reply: (asked: ConvertRequest) => ConvertAnswer | 'crash' | null, ms = 10) {
  const workers: FakeWorker[] = [];
  const converter = createConverter(() => {
    const worker = new FakeWorker(reply, ms);
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return {
    workers,
    convert: (size = 1, limit = 1000) => converter.convert('heic', new Uint8Array(size), limit),
  };
}

const whole = (): ConvertAnswer => ({ ok: true, bitmap, cutOff: false });

describe('the converter', () => {
  it('starts no worker before the first picture, and one for all', async () => {
    const { workers, convert } = world(whole);
    expect(workers).toHaveLength(0);
    const both = Promise.all([convert(), convert()]);
    await vi.advanceTimersByTimeAsync(30);
    expect(await both).toEqual([
      { bitmap, cutOff: false },
      { bitmap, cutOff: false },
    ]);
    expect(workers).toHaveLength(1);
  });

  it('does not count the time in the queue', async () => {
    const { workers, convert } = world(whole, 900);
    const all = Promise.all([convert(), convert(), convert()]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await all).toHaveLength(3);
    expect(workers).toHaveLength(1);
  });

  it('ends a worker that hangs and goes on with another', async () => {
    const { workers, convert } = world(({ bytes }) => (bytes.length === 7 ? null : whole()));
    const stuck = expect(convert(7)).rejects.toMatchObject({ code: 'TIMEOUT' });
    const next = convert();
    await vi.advanceTimersByTimeAsync(1100);
    await stuck;
    expect(await next).toEqual({ bitmap, cutOff: false });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  it('replaces a worker that crashes', async () => {
    const { workers, convert } = world(({ bytes }) => (bytes.length === 7 ? 'crash' : whole()));
    const crashed = expect(convert(7)).rejects.toMatchObject({ code: 'WORKER_CRASH', message: 'boom' });
    const next = convert();
    await vi.advanceTimersByTimeAsync(50);
    await crashed;
    await next;
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  it('tells a kind that is not read, a broken file and a fault of its own apart', async () => {
    const faults = ['file', 'kind', 'program'] as const;
    const { workers, convert } = world(({ bytes }) => ({
      ok: false,
      fault: faults[bytes.length]!,
      message: 'TIFF, fax',
    }));
    const kind = expect(convert(1)).rejects.toEqual(new UnsupportedPicture('TIFF, fax'));
    const program = expect(convert(2)).rejects.toMatchObject({ code: 'WORKER_CRASH' });
    const file = expect(convert(0)).rejects.toEqual(new Error('TIFF, fax'));
    await vi.advanceTimersByTimeAsync(50);
    await Promise.all([kind, program, file]);
    // after a failure nobody knows what state the decoder is in
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
  });

  it('gives the memory back when no picture has come for a while', async () => {
    const { workers, convert } = world(whole);
    const first = convert();
    await vi.advanceTimersByTimeAsync(20);
    await first;
    expect(workers[0]?.terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(workers[0]?.terminated).toBe(true);
    const second = convert();
    await vi.advanceTimersByTimeAsync(20);
    await second;
    expect(workers).toHaveLength(2);
  });
});
