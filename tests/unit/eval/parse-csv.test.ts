import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../eval/parse-csv.ts';

const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;
const field = fc.string({ unit: fc.constantFrom('a', 'ß', ' ', '"', ',', '\n', '\r', '\r\n'), maxLength: 5 });
const plain = fc.string({ unit: fc.constantFrom('a', '犬', ' ', '-', '/'), minLength: 1, maxLength: 5 });

describe('parseCsv', () => {
  test('reads back any fields that were quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, lineEnd, endsWithOne) => {
          const text = rows.map((row) => row.map(quote).join(',')).join(lineEnd);
          expect(parseCsv(endsWithOne ? text + lineEnd : text)).toEqual(rows);
        },
      ),
    );
  });

  test('reads fields without quotes as a split at the commas would', () => {
    fc.assert(
      fc.property(fc.array(fc.array(plain, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(parseCsv(rows.map((row) => row.join(',')).join('\n'))).toEqual(rows);
      }),
    );
  });

  test('leaves out a byte order mark and empty lines, keeps empty fields', () => {
    expect(parseCsv('\ufeffa,b\r\n\r\n,\n\n"",x\nc,')).toEqual([
      ['a', 'b'],
      ['', ''],
      ['', 'x'],
      ['c', ''],
    ]);
    expect(parseCsv('')).toEqual([]);
  });

  test('names the line of a quote that does not close', () => {
    expect(() => parseCsv('a,b\nc,"d\ne')).toThrow(
      new RangeError('the quoted field that begins in line 2 does not end'),
    );
  });
});
