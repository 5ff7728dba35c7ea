import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { progressLimit } from '../../../src/ingest/progress-limit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));

it('passes answers and refusals on', async () => {
  const limit = progressLimit(100);
  await expect(limit(Promise.resolve(7))).resolves.toBe(7);
  await expect(limit(Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('waits for the last in a line as long as the line moves, and no longer', async () => {
  const limit = progressLimit(100);
  const line = [80, 160, 240, 320].map((ms) => limit(after(ms, ms)));
  const stuck = limit(new Promise(() => {}));
  const refused = expect(stuck).rejects.toMatchObject({ code: 'TIMEOUT' });
  await vi.advanceTimersByTimeAsync(400);
  expect(await Promise.all(line)).toEqual([80, 160, 240, 320]);
  await vi.advanceTimersByTimeAsync(200);
  await refused;
});
