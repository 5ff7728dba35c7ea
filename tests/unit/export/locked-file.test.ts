import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  ITERATIONS,
  isLocked,
  type LockTools,
  lockText,
  unlockText,
} from '../../../src/export/locked-file.ts';

const tools: LockTools<CryptoKey> = {
  subtle: webcrypto.subtle as SubtleCrypto,
  encode: (text) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>,
  decode: (bytes) => new TextDecoder().decode(bytes),
};
const seeds = {
  salt: Uint8Array.from({ length: 16 }, (_, i) => i),
  iv: Uint8Array.from({ length: 12 }, (_, i) => 100 + i),
};
const SECRET = '{"format": "kaomap.gallery", "name": "田中"}';
const lock = (passphrase: string) => lockText(tools, SECRET, passphrase, seeds);
const unlock = (text: string, passphrase: string) => unlockText(tools, text, passphrase);
/** The file with some of its fields changed. */
const changed = (text: string, fields: object) => JSON.stringify({ ...JSON.parse(text), ...fields });

describe('a locked file', () => {
  test('opens with its passphrase only', async () => {
    const file = await lock('open, sesame');
    expect(await unlock(file, 'open, sesame')).toEqual({ ok: true, text: SECRET });
    for (const wrong of ['open, sesame ', 'Open, sesame', '']) {
      expect(await unlock(file, wrong)).toEqual({ ok: false, code: 'wrongPassphrase' });
    }
  });

  test('shows nothing of its content, and the same seeds give the same file', async () => {
    const file = await lock('secret');
    expect(file).not.toContain('gallery');
    expect(await lock('secret')).toBe(file);
    const other = await lockText(tools, SECRET, 'secret', {
      ...seeds,
      salt: new Uint8Array(16),
    });
    expect(JSON.parse(other).data).not.toBe(JSON.parse(file).data);
  });

  test('is what WebCrypto makes of the parameters that it names', async () => {
    const { data, iterations } = JSON.parse(await lock('secret'));
    const { pbkdf2Sync, createDecipheriv } = await import('node:crypto');
    expect(iterations).toBe(ITERATIONS);
    const key = pbkdf2Sync('secret', seeds.salt, 600_000, 32, 'sha256');
    const bytes = Buffer.from(data, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, seeds.iv);
    const { digest, data: _, ...header } = JSON.parse(await lock('secret'));
    decipher.setAAD(Buffer.from(JSON.stringify(header)));
    decipher.setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
    expect(plain.toString()).toBe(SECRET);
  });

  test('takes a passphrase however its accents were typed', async () => {
    const file = await lock('caf\u00e9');
    expect(await unlock(file, 'cafe\u0301')).toMatchObject({ ok: true });
  });

  test('that is damaged says so', async () => {
    const file = await lock('secret');
    const { data, digest } = JSON.parse(file);
    const flipped = `${data[0] === 'A' ? 'B' : 'A'}${data.slice(1)}`;
    const damaged = [
      ...['', 'hello', 'null', '[]', file.slice(0, -20)],
      ...[{ data: flipped }, { data: '' }, { data: 7 }, { digest: `${digest.slice(1)}A` }, { salt: 'AAAA' }],
      ...[{ iv: '*' }, { iterations: 1000 }, { iterations: 1e12 }, { cipher: 'none' }, { format: 'other' }],
    ].map((change) => (typeof change === 'string' ? change : changed(file, change)));
    for (const text of damaged) {
      expect(await unlock(text, 'secret'), text.slice(0, 80)).toEqual({ ok: false, code: 'lockedDamaged' });
    }
  });

  test('whose parameters were changed does not open', async () => {
    const file = await lock('secret');
    expect(await unlock(changed(file, { iterations: ITERATIONS + 1 }), 'secret')).toMatchObject({
      ok: false,
    });
  });

  test('of a later version says so', async () => {
    const file = changed(await lock('secret'), { version: 2 });
    expect(await unlock(file, 'secret')).toEqual({ ok: false, code: 'lockedOtherVersion' });
  });

  test('is told from others at a glance', async () => {
    expect(isLocked(await lock('secret'))).toBe(true);
    expect(isLocked(SECRET)).toBe(false);
    expect(isLocked('')).toBe(false);
  });

  test.each([
    ['an empty passphrase', '', seeds, ITERATIONS],
    ['a short salt', 'x', { ...seeds, salt: new Uint8Array(8) }, ITERATIONS],
    ['a long iv', 'x', { ...seeds, iv: new Uint8Array(16) }, ITERATIONS],
    ['too few iterations', 'x', seeds, 100_000],
  ])('is not made with %s', async (_, passphrase, given, iterations) => {
    await expect(lockText(tools, SECRET, passphrase, given, iterations)).rejects.toThrow(RangeError);
  });
});
