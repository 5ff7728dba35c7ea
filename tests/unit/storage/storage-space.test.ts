import { expect, test } from 'vitest';
import { askToPersist, measureSpace } from '../../../src/storage/storage-space.ts';

test('space is what the browser tells', async () => {
  const manager = { estimate: async () => ({ usage: 5, quota: 10 }), persisted: async () => true };
  expect(await measureSpace(manager)).toEqual({ usedBytes: 5, quotaBytes: 10, isPersistent: true });
});

test('a browser that tells nothing, or refuses to, leaves it unknown', async () => {
  const unknown = { usedBytes: null, quotaBytes: null, isPersistent: false };
  const refuse = () => Promise.reject(new TypeError('opaque origin'));
  expect(await measureSpace(undefined)).toEqual(unknown);
  expect(await measureSpace({})).toEqual(unknown);
  expect(await measureSpace({ estimate: refuse, persisted: refuse })).toEqual(unknown);
});

test('asking to persist answers with what the browser says, and no if it cannot be asked', async () => {
  expect(await askToPersist({ persist: async () => true })).toBe(true);
  expect(await askToPersist({ persist: () => Promise.reject(new Error('no')) })).toBe(false);
  expect(await askToPersist(undefined)).toBe(false);
});
