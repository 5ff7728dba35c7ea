import { type FileKind, type FileKindId, fileKind } from './file-kind.ts';

/** Bytes from a file's start that {@link sniff} wants to see; fewer if the file is shorter. */
export const HEAD_BYTES = 4096;

/** Bytes at an offset, written as Latin-1 text, that give a kind away. The first that fits wins. */
const SIGNATURES: readonly (readonly [kind: FileKindId, offset: number, bytes: string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['ico', 0, '\0\0\x01\0'],
  ['cr2', 0, 'II*\0\x10\0\0\0CR'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['bigTiff', 0, 'II+\0'],
  ['bigTiff', 0, 'MM\0+'],
  ['orf', 0, 'IIRO'],
  ['orf', 0, 'IIRS'],
  ['orf', 0, 'MMOR'],
  ['rw2', 0, 'IIU\0'],
  ['raf', 0, 'FUJIFILMCCD-RAW'],
  ['jxl', 0, '\xff\x0a'],
  ['jxl', 0, '\0\0\0\x0cJXL \r\n\x87\n'],
  ['jp2', 0, '\0\0\0\x0cjP  \r\n\x87\n'],
  ['jp2', 0, '\xff\x4f\xff\x51'],
  ['psd', 0, '8BPS'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['sevenZip', 0, '7z\xbc\xaf\x27\x1c'],
  ['gzip', 0, '\x1f\x8b\x08'],
  ['mpeg', 0, '\0\0\x01\xba'],
  ['mpeg', 0, '\0\0\x01\xb3'],
];

/** What a RIFF file holds, bytes 8 to 12. */
const RIFF_KINDS: Readonly<Record<string, FileKindId>> = { WEBP: 'webp', 'AVI ': 'avi' };

/** Brands of an ISO base media file in the order in which they decide: an AVIF may call itself a HEIF too. */
const BRANDS: readonly (readonly [kind: FileKindId, brands: readonly string[]])[] = [
  ['avif', ['avif', 'avis']],
  ['heic', ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1']],
  ['cr3', ['crx ']],
  ['mov', ['qt  ']],
];

/** First boxes of QuickTime files older than the brand box. */
const OLD_QUICKTIME = /^.{4}(?:moov|mdat|wide|free|skip)/s;

/**
 * Tell a file's kind by its first bytes.
 *
 * NEF, ARW and DNG photos are TIFF files by their first bytes; `find-preview.ts` tells them apart.
 * @param head the first {@link HEAD_BYTES} bytes, or all of a shorter file
 */
export function sniff(head: Uint8Array): FileKind {
  return fileKind(kindOf(String.fromCharCode(...head.subarray(0, HEAD_BYTES))));
}

function kindOf(head: string): FileKindId {
  for (const [kind, offset, bytes] of SIGNATURES) if (head.startsWith(bytes, offset)) return kind;
  if (head.startsWith('RIFF')) return RIFF_KINDS[head.slice(8, 12)] ?? 'unknown';
  if (head.startsWith('ftyp', 4)) return kindOfBrands(head);
  if (head.startsWith('\x1aE\xdf\xa3')) return head.slice(0, 64).includes('webm') ? 'webm' : 'mkv';
  if (isBitmap(head)) return 'bmp';
  // readers of PDF allow some bytes in front of it
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  const text = kindOfText(head);
  return text === 'unknown' && OLD_QUICKTIME.test(head) ? 'mov' : text;
}

/** Two letters are too few to trust: the length of the second header must be one that bitmaps have. */
function isBitmap(head: string): boolean {
  return (
    head.startsWith('BM') &&
    head.slice(15, 18) === '\0\0\0' &&
    '\x0c\x28\x34\x38\x40\x6c\x7c'.includes(head.charAt(14))
  );
}

/** The brand box: its length, `ftyp`, the main brand, a version, then the brands that it is also good for. */
function kindOfBrands(head: string): FileKindId {
  const length = [...head.slice(0, 4)].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);
  const brands = new Set([head.slice(8, 12)]);
  for (let at = 16; at + 4 <= Math.min(length, head.length); at += 4) brands.add(head.slice(at, at + 4));
  for (const [kind, names] of BRANDS) if (names.some((name) => brands.has(name))) return kind;
  return 'mp4';
}

function kindOfText(head: string): FileKindId {
  const wide = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  // UTF-16 of Western text is that text with a zero beside each letter
  const text = (wide ? head.slice(2).replaceAll('\0', '') : head.replace(/^\xef\xbb\xbf/, '')).toLowerCase();
  const start = text.trimStart();
  if (/^<(?:svg|\?xml|!--|!doctype svg)/.test(start) && /<(?:\w+:)?svg[\s>]/.test(start)) return 'svg';
  if (/^<(?:!doctype html|html|head|body)/.test(start)) return 'html';
  return start.length > 0 && (wide || ![...text].some(isControl)) ? 'text' : 'unknown';
}

/** True for what no text holds: control characters, but for white space and escape. */
function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x20 && code !== 0x1b && (code < 0x09 || code > 0x0d);
}
