import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/export/base64.ts';

describe('base64', () => {
  test("agrees with Node's, and back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect([...fromBase64(text)!]).toEqual([...bytes]);
      }),
    );
  });

  test('takes more bytes than a call has arguments', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i * 31);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });

  test.each([
    ['a length that no text has', 'AAA'],
    ['a foreign letter', 'AA-A'],
    ['a letter beyond ASCII', 'AAAé'],
    ['a space', 'AA A'],
    ['padding in the middle', 'A=AA'],
    ['too much padding', 'A==='],
    ['nothing but padding', '===='],
    ['bits that belong to no byte', 'AB=='],
    ['bits that belong to no byte, of two', 'AAB='],
  ])('refuses %s', (_, text) => {
    expect(fromBase64(text)).toBeNull();
  });

  test('nothing is nothing', () => {
    expect(toBase64(new Uint8Array())).toBe('');
    expect(fromBase64('')).toEqual(new Uint8Array());
  });
});
