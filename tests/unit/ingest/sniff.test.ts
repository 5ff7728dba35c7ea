import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { HEAD_BYTES, sniff } from '../../../src/ingest/sniff.ts';
import { latin1, pictures, SAMPLE_JPEG } from './pictures.ts';

let real: Awaited<ReturnType<typeof pictures>>;
beforeAll(async () => {
  real = await pictures();
});

const brandBox = (brand: string, ...more: string[]) =>
  `\0\0\0${String.fromCharCode(16 + 4 * more.length)}ftyp${brand}\0\0\0\0${more.join('')}`;

/** First bytes as the formats' own papers have them. */
const HEADS: readonly (readonly [kind: string, head: string])[] = [
  ['bmp', `BM${'\x36\x30\0\0'}\0\0\0\0\x36\0\0\0\x28\0\0\0`],
  ['ico', '\0\0\x01\0\x01\0\x10\x10'],
  ['heic', brandBox('heic', 'mif1', 'heic')],
  ['heic', brandBox('mif1', 'mif1', 'heic')],
  ['avif', brandBox('mif1', 'mif1', 'avif', 'miaf')],
  ['avif', brandBox('avis', 'msf1')],
  ['tiff', 'MM\0*\0\0\0\x08'],
  ['bigTiff', 'II+\0\x08\0\0\0'],
  ['cr2', 'II*\0\x10\0\0\0CR\x02\0'],
  ['cr3', brandBox('crx ', 'crx ', 'isom')],
  ['raf', 'FUJIFILMCCD-RAW 0201'],
  ['orf', 'IIRO\x08\0\0\0'],
  ['rw2', 'IIU\0\x18\0\0\0'],
  ['jxl', '\xff\x0a\xfa\x1f'],
  ['jxl', '\0\0\0\x0cJXL \r\n\x87\n'],
  ['jp2', '\0\0\0\x0cjP  \r\n\x87\n'],
  ['psd', '8BPS\0\x01'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['svg', '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by hand -->\n<svg>'],
  ['pdf', '%PDF-1.7\n'],
  ['pdf', '\r\n\r\n%PDF-1.4'],
  ['zip', 'PK\x03\x04\x14\0'],
  ['mp4', brandBox('isom', 'isom', 'avc1', 'mp41')],
  ['mov', brandBox('qt  ')],
  ['mov', '\0\0\x07\x9cmoov\0\0\0\x6cmvhd'],
  ['avi', 'RIFF\0\x10\0\0AVI LIST'],
  ['mkv', '\x1aE\xdf\xa3\x9f\x42\x82\x88matroska'],
  ['webm', '\x1aE\xdf\xa3\x9f\x42\x82\x84webm'],
  ['html', '<!DOCTYPE html><html>'],
  ['html', '  <html lang="en">'],
  ['text', 'BMW and other cars'],
  ['text', 'she freely gave'],
  ['text', '\xff\xfeh\0i\0'],
  ['text', '{"a": 1}\r\n\t'],
  ['unknown', ''],
  ['unknown', '\0\0\0\0'],
  ['unknown', 'RIFF\0\x10\0\0WAVE'],
];

describe('telling a file by its bytes', () => {
  it.each(['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'] as const)('knows a real %s', (kind) => {
    expect(sniff(real[kind].subarray(0, HEAD_BYTES)).id).toBe(kind);
  });

  it('knows a camera’s photo', () => {
    expect(sniff(SAMPLE_JPEG.subarray(0, HEAD_BYTES))).toEqual({
      id: 'jpeg',
      name: 'JPEG',
      mime: 'image/jpeg',
      handling: 'decode',
    });
  });

  it.each(HEADS)('knows %s by %j', (kind, head) => {
    expect(sniff(latin1(head)).id).toBe(kind);
  });

  it.each([
    ['bmp', 'decode'],
    ['heic', 'convert'],
    ['tiff', 'convert'],
    ['raf', 'convert'],
    ['bigTiff', 'unsupported'],
    ['svg', 'unsupported'],
    ['mp4', 'unsupported'],
    ['zip', 'unsupported'],
    ['text', 'notAPicture'],
    ['html', 'notAPicture'],
    ['unknown', 'notAPicture'],
  ])('handles %s as %s', (kind, handling) => {
    const head = HEADS.find(([id]) => id === kind)?.[1] ?? '';
    expect(sniff(latin1(head)).handling).toBe(handling);
  });

  it('answers for any bytes, with a type to decode as wherever the browser has to', () => {
    const starts = fc.constantFrom(...HEADS.map(([, head]) => latin1(head)));
    const bytes = fc
      .tuple(starts, fc.nat(24), fc.uint8Array({ maxLength: 40 }))
      .map(([start, keep, rest]) => Uint8Array.of(...start.subarray(0, keep), ...rest));
    fc.assert(
      fc.property(bytes, (head) => {
        const kind = sniff(head);
        if (kind.handling === 'decode') expect(kind.mime).toMatch(/^image\//);
        if (kind.mime !== '') expect(['decode', 'convert']).toContain(kind.handling);
        expect(kind.name).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('looks no further than the head', () => {
    const head = new Uint8Array(HEAD_BYTES + 10).fill(0x61);
    head.fill(0, HEAD_BYTES);
    expect(sniff(head).id).toBe('text');
  });
});
