import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { crc32 } from '../../../src/export/crc32.ts';
import { createZipWriter, dosDate, type ZipBytes } from '../../../src/export/zip-writer.ts';

const encode = (text: string): ZipBytes => new TextEncoder().encode(text);

function zipOf(files: readonly (readonly [string, ZipBytes])[], startAt = 0): Uint8Array {
  const zip = createZipWriter(startAt);
  const pieces: Uint8Array[] = [];
  for (const [path, bytes] of files) {
    const { head, file } = zip.open(encode(path));
    const half = bytes.length >> 1;
    file.add(bytes.subarray(0, half));
    file.add(bytes.subarray(half));
    pieces.push(head, bytes, file.end());
  }
  return Buffer.concat([...pieces, zip.close()]);
}

test('fflate reads back every file byte by byte, whatever is in them and in their names', () => {
  const path = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => !/\p{Surrogate}/u.test(text));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 300 })), { selector: ([name]) => name }),
      (files) => {
        const read = unzipSync(zipOf(files.map(([name, bytes]) => [name, new Uint8Array(bytes)])));
        expect(new Map(Object.entries(read).map(([name, bytes]) => [name, [...bytes]]))).toEqual(
          new Map(files.filter(([name]) => name !== '__proto__').map(([name, bytes]) => [name, [...bytes]])),
        );
      },
    ),
  );
});

test('the check sum is that of the standard, also in pieces', () => {
  expect(crc32(encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(encode('6789'), crc32(encode('12345')))).toBe(0xcbf43926);
});

test('more than 65,535 files are counted in the ZIP64 fields', () => {
  const files = Array.from(
    { length: 66_000 },
    (_, i) => [`${i}`, encode(i === 65_999 ? 'last' : '')] as const,
  );
  const read = unzipSync(zipOf(files));
  expect(Object.keys(read)).toHaveLength(66_000);
  expect(strFromU8(read['65999'] ?? new Uint8Array())).toBe('last');
});

test('beyond 4 GB places stand in the ZIP64 fields', () => {
  const start = 5 * 2 ** 30;
  const bytes = zipOf([['a', encode('x')]], start);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - 22;
  const listAt = 30 + 1 + 1 + 16;
  expect(view.getUint32(end + 16, true)).toBe(0xffffffff);
  // the locator leads to the record, the record to the list, the list to the file
  expect(view.getUint32(end - 20, true)).toBe(0x07064b50);
  expect(Number(view.getBigUint64(end - 20 + 8, true))).toBe(start + end - 20 - 56);
  expect(Number(view.getBigUint64(end - 20 - 56 + 48, true))).toBe(start + listAt);
  expect(view.getUint32(listAt + 42, true)).toBe(0xffffffff);
  expect(Number(view.getBigUint64(listAt + 46 + 1 + 4, true))).toBe(start);
});

test('a date is kept to two seconds, and one that ZIP does not know is its first day', () => {
  expect(dosDate(Date.UTC(2024, 0, 31, 14, 22, 34))).toBe(
    ((44 << 25) | (1 << 21) | (31 << 16) | (14 << 11) | (22 << 5) | 17) >>> 0,
  );
  expect(dosDate(0)).toBe(0x210000);
  expect(dosDate(Number.NaN)).toBe(0x210000);
});
