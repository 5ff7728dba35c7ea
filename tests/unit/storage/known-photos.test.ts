import { describe, expect, test } from 'vitest';
import type { Photo } from '../../../src/ingest/photo.ts';
import { createKnownPhotos, isDone } from '../../../src/storage/known-photos.ts';

const row = (id: string, change: Partial<Photo> = {}): Photo => ({
  id,
  path: 'a/1.jpg',
  size: 10,
  modified: 1000,
  state: 'read',
  ...change,
});
const file = { path: 'a/1.jpg', size: 10, modified: 1000 };

describe('a file that comes again', () => {
  test('is known by path, size and date together', () => {
    const known = createKnownPhotos([row('p0')]);
    expect(known.ofFile(file)?.id).toBe('p0');
    for (const other of [{ path: 'b/1.jpg' }, { size: 11 }, { modified: 1001 }]) {
      expect(known.ofFile({ ...file, ...other })).toBeUndefined();
    }
  });

  test('is not known without a date', () => {
    const known = createKnownPhotos([row('p0', { modified: 0 })]);
    expect(known.ofFile({ ...file, modified: 0 })).toBeUndefined();
  });

  test('is known by the row that is done, if there are several', () => {
    const rows = [row('p0', { state: 'failed' }), row('p1'), row('p2', { state: 'damaged' })];
    expect(createKnownPhotos(rows).ofFile(file)?.id).toBe('p1');
  });

  test('cannot be mistaken for another by what its path holds', () => {
    const known = createKnownPhotos([row('p0', { path: '0 1', size: 1 })]);
    expect(known.ofFile({ path: '1', size: 10, modified: 1000 })).toBeUndefined();
  });
});

test('bytes are known by the photo that was read from them, not by its copies or by one that failed', () => {
  const sha256 = 'e'.repeat(64);
  const known = createKnownPhotos([
    row('p0', { sha256, state: 'failed' }),
    row('p1', { sha256, state: 'duplicate' }),
    row('p2', { sha256, state: 'noFace' }),
    row('p3', { sha256 }),
  ]);
  expect(known.ofBytes(sha256)?.id).toBe('p2');
  expect(known.ofBytes('f'.repeat(64))).toBeUndefined();
});

test('what waits, failed, was cancelled or is vouched for by nobody is to be read; all else is done', () => {
  const done = (['read', 'noFace', 'duplicate', 'unsupported', 'damaged', 'skipped'] as const).map((state) =>
    row('p', { state }),
  );
  expect(done.filter(isDone)).toEqual(done);
  const open = [
    row('p', { state: 'waiting' }),
    row('p', { state: 'reading' }),
    row('p', { state: 'failed', reason: { code: 'timeout' } }),
    row('p', { state: 'skipped', reason: { code: 'cancelled' } }),
    row('p', { unproven: true }),
  ];
  expect(open.filter(isDone)).toEqual([]);
});
