import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, toCsv } from '../../../src/export/result-csv.ts';
import { toResultFile } from '../../../src/export/result-file.ts';
import { paths, resultInputs, SMALL } from './results.ts';

/** RFC 4180, read character by character. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i);
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || (c === '\r' && text.charAt(i + 1) === '\n')) {
      row.push(cell);
      cell = '';
      if (c === '\r') {
        rows.push(row);
        row = [];
        i++;
      }
    } else cell += c;
  }
  expect([row, cell]).toEqual([[], '']);
  return rows;
}

describe('the CSV', () => {
  it('lists faces in cluster order, noise last', () => {
    expect(toCsv(csvRows(toResultFile(SMALL)))).toBe('class,img\r\n0,a.jpg\r\n0,b/c.jpg\r\n-1,a.jpg\r\n');
  });

  it('keeps the order in which the clusters are given', () => {
    const clusters = [
      { label: 1, faces: [2], cover: 2 },
      { label: 0, faces: [1, 0], cover: 0 },
    ];
    const result = toResultFile({ ...SMALL, labels: [0, 0, 1], clusters });
    expect(csvRows(result).map((row) => row.class)).toEqual([1, 0, 0]);
  });

  it('is only a header without faces', () => {
    expect(toCsv([])).toBe('class,img\r\n');
  });

  it('has one row a face', () => {
    fc.assert(
      fc.property(resultInputs, (input) => {
        const result = toResultFile(input);
        const rows = csvRows(result);
        expect(rows.map((row) => row.class).sort()).toEqual(
          Array.from(result.faces, (face) => face.cluster).sort(),
        );
        const firstNoise = rows.findIndex((row) => row.class === -1);
        if (firstNoise >= 0) expect(rows.slice(firstNoise).every((row) => row.class === -1)).toBe(true);
      }),
    );
  });

  it('is read back with every path as it was, but for the apostrophe before a formula', () => {
    const rows = fc.array(fc.record({ class: fc.integer({ min: -1, max: 99 }), img: paths }));
    fc.assert(
      fc.property(rows, (given) => {
        const [header, ...lines] = parseCsv(toCsv(given));
        expect(header).toEqual(['class', 'img']);
        expect(lines).toEqual(
          given.map((row) => [
            String(row.class),
            '=+-@\t\r\n'.includes(row.img.charAt(0) || 'x') ? `'${row.img}` : row.img,
          ]),
        );
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=1,"2"\n'])('disarms the formula %j', (img) => {
    expect(parseCsv(toCsv([{ class: 3, img }]))[1]).toEqual(['3', `'${img}`]);
  });

  it('leaves the class -1 a number', () => {
    expect(toCsv([{ class: -1, img: 'a.jpg' }])).toBe('class,img\r\n-1,a.jpg\r\n');
  });

  it.each([-2, 0.5, Number.NaN])('refuses the class %s', (label) => {
    expect(() => toCsv([{ class: label, img: 'a.jpg' }])).toThrow(RangeError);
  });
});
