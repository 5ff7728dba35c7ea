import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileKind } from '../../../src/ingest/file-kind.ts';
import { findPreview, rawName } from '../../../src/ingest/find-preview.ts';
import { jpegOrientation } from '../../../src/ingest/jpeg-orientation.ts';
import { writeTiff } from '../../files/write-tiff.ts';
import { bytesOf, joined, latin1 } from './pictures.ts';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#8a6' } }).jpeg();
const sensor = { 262: { short: [32803] } };
const pointer = (jpeg: Uint8Array) => ({ 513: { at: jpeg }, 514: { long: [jpeg.length] } });

let small: Uint8Array;
let medium: Uint8Array;
let large: Uint8Array;
beforeAll(async () => {
  small = await blank(160, 120).toBuffer();
  medium = await blank(640, 480).toBuffer();
  large = await blank(1200, 900).toBuffer();
});

describe('the preview in a RAW file', () => {
  it('is the largest that the directories point to, cut out exactly', () => {
    const file = writeTiff([
      { ...pointer(small), 330: { below: [sensor, pointer(large), pointer(medium)] } },
    ]);
    expect(findPreview('tiff', file)).toEqual(bytesOf(large));
  });

  it('is not the sensor’s data, though that is coded like a JPEG', () => {
    const lossless = Buffer.from(large);
    lossless[lossless.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3;
    const file = writeTiff([{ 330: { below: [pointer(lossless), pointer(medium)] } }]);
    expect(findPreview('tiff', file)).toEqual(bytesOf(medium));
  });

  it('is searched for where no directory points to more than a thumbnail', () => {
    const file = writeTiff([{ ...pointer(small), 37500: { bytes: joined(latin1('OLYMP\0'), large) } }], {
      magic: 0x4f52,
    });
    expect(findPreview('orf', file)).toEqual(bytesOf(large));
  });

  it('is none if it is a thumbnail only', () => {
    expect(findPreview('tiff', writeTiff([pointer(small)]))).toBeNull();
    expect(findPreview('cr3', bytesOf(latin1('\0\0\0\x18ftypcrx ')))).toBeNull();
  });

  it('is turned as the file says, unless it says so itself', async () => {
    const file = (jpeg: Uint8Array) => writeTiff([{ 274: { short: [6] }, ...pointer(jpeg) }]);
    const turned = findPreview('tiff', file(large));
    expect(turned && jpegOrientation(turned)).toBe(6);
    const { width, height } = await sharp(turned ?? small)
      .autoOrient()
      .toBuffer({ resolveWithObject: true })
      .then(({ info }) => info);
    expect([width, height]).toEqual([900, 1200]);
    const own = await blank(1200, 900).withMetadata({ orientation: 3 }).toBuffer();
    const kept = findPreview('tiff', file(own));
    expect(kept).toEqual(bytesOf(own));
    expect(kept && jpegOrientation(kept)).toBe(3);
  });

  it('is found or not, but never an error, whatever the bytes are', () => {
    const whole = writeTiff([{ ...pointer(small), 330: { below: [sensor, pointer(medium)] } }]);
    const damage = fc.array(fc.tuple(fc.nat(whole.length), fc.nat(255)), { maxLength: 30 });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (flips, length) => {
        const bytes = Uint8Array.from(whole.subarray(0, length));
        for (const [at, value] of flips) bytes[at] = value;
        for (const kind of ['tiff', 'raf', 'cr3'] as const) {
          const found = findPreview(kind, bytes);
          if (found) expect([found[0], found[1]]).toEqual([0xff, 0xd8]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the name of a RAW file', () => {
  const nameOf = (file: Uint8Array) => rawName(fileKind('tiff'), file);

  it.each([
    ['NIKON CORPORATION', 'Nikon RAW (NEF)'],
    ['SONY', 'Sony RAW (ARW)'],
    ['PENTAX Corporation', 'Pentax RAW (PEF)'],
    ['SAMSUNG', 'Samsung RAW (SRW)'],
    ['Somebody', 'camera RAW'],
  ])('is told by its maker %s', (maker, name) => {
    expect(nameOf(writeTiff([{ 271: { text: maker }, 330: { below: [sensor] } }]))).toBe(name);
  });

  it('is DNG whoever made it, if it says so', () => {
    expect(nameOf(writeTiff([{ 271: { text: 'NIKON' }, 50706: { bytes: Uint8Array.of(1, 4, 0, 0) } }]))).toBe(
      'DNG',
    );
  });

  it('is none for a plain TIFF, also of a camera’s maker', () => {
    expect(nameOf(writeTiff([{ 271: { text: 'NIKON' }, 262: { short: [2] } }]))).toBeNull();
    expect(rawName(fileKind('jpeg'), large)).toBeNull();
  });
});
