import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTiffTree } from '../../../src/ingest/tiff-tree.ts';
import { writeTiff } from '../../files/write-tiff.ts';
import { latin1 } from './pictures.ts';

const pages = [
  {
    256: { long: [70_000] },
    258: { short: [8, 8, 8] },
    271: { text: 'MAKER' },
    330: { below: [{ 256: { short: [5] } }] },
  },
  { 256: { long: [2] }, 700: { bytes: latin1('abc') } },
];

describe('the directories of a TIFF', () => {
  it.each([true, false])('are read in both byte orders (little-endian: %s)', (littleEndian) => {
    const tree = readTiffTree(writeTiff(pages, { littleEndian }));
    expect(tree?.littleEndian).toBe(littleEndian);
    expect(tree?.pages.map((page) => page.numbers(256))).toEqual([[70_000], [2]]);
    expect(tree?.all.map((page) => page.numbers(256))).toEqual([[70_000], [5], [2]]);
    const [first, second] = tree?.pages ?? [];
    expect(first?.numbers(258)).toEqual([8, 8, 8]);
    expect(first?.text(271)).toBe('MAKER');
    expect(second?.numbers(700)).toEqual([97, 98, 99]);
  });

  it('give nothing for a field that is missing or of another type', () => {
    const [first] = readTiffTree(writeTiff(pages))?.pages ?? [];
    expect([first?.numbers(999), first?.numbers(271), first?.text(256), first?.range(999)]).toEqual([
      [],
      [],
      '',
      null,
    ]);
  });

  it('leave out a field that reaches beyond the file', () => {
    const file = Buffer.from(writeTiff([{ 256: { long: [1] }, 273: { long: [1, 2, 3] } }]));
    // the second field's offset
    file.writeUInt32LE(0xfffffff0, file.readUInt32LE(4) + 2 + 12 + 8);
    const [first] = readTiffTree(file)?.pages ?? [];
    expect([first?.numbers(256), first?.numbers(273)]).toEqual([[1], []]);
  });

  it('end where they lead back into themselves', () => {
    const file = Buffer.from(writeTiff([{ 256: { long: [1] } }]));
    const start = file.readUInt32LE(4);
    file.writeUInt32LE(start, start + 2 + 12);
    expect(readTiffTree(file)?.pages).toHaveLength(1);
  });

  it('are none in what is no TIFF', () => {
    for (const text of ['', 'II', 'hello, world', 'II*\0\0\0\0\0', 'MM\0*\xff\xff\xff\xff'])
      expect(readTiffTree(latin1(text))).toBeNull();
  });

  it('are read without an error from any bytes', () => {
    const whole = writeTiff(pages);
    const damage = fc.array(fc.tuple(fc.nat(whole.length), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (flips, length) => {
        const bytes = Uint8Array.from(whole.subarray(0, length));
        for (const [at, value] of flips) bytes[at] = value;
        for (const page of readTiffTree(bytes)?.all ?? []) {
          for (const tag of [256, 258, 271, 330, 700]) {
            expect(page.numbers(tag).length).toBeLessThanOrEqual(bytes.length);
            const range = page.range(tag);
            if (range) expect(range.end).toBeLessThanOrEqual(bytes.length);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
