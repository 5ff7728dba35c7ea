import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hashBytes } from '../../../src/ingest/hash-bytes.ts';
import { sha256 } from '../../../src/ingest/sha256.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** FIPS 180-4's own examples. */
const KNOWN = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
] as const;

describe('the hash of a file', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each(KNOWN)('is the known one of the standard’s examples (%#)', async (text, hash) => {
    expect(sha256(bytesOf(text))).toBe(hash);
    expect(await hashBytes(bytesOf(text))).toBe(hash);
  });

  it('is equal to the system’s at every length around a block, from the middle of a buffer, too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, skip) => {
        const part = bytes.subarray(Math.min(skip, bytes.length));
        expect(sha256(part)).toBe(createHash('sha256').update(part).digest('hex'));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same on a page without crypto.subtle', async () => {
    vi.stubGlobal('crypto', {});
    expect(await hashBytes(bytesOf('abc'))).toBe(KNOWN[1][1]);
  });
});
