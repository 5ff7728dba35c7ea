import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCutOff } from '../../../src/ingest/is-cut-off.ts';
import { joined, latin1, pictures, SAMPLE_JPEG } from './pictures.ts';

let real: Awaited<ReturnType<typeof pictures>>;
beforeAll(async () => {
  real = await pictures();
});

const KINDS = [
  ['jpeg', 'jpeg'],
  ['jpegInJpeg', 'jpeg'],
  ['progressive', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
] as const;

describe('a file that is cut off', () => {
  it.each(KINDS)('is not a whole %s', (name, kind) => {
    expect(isCutOff(kind, real[name])).toBe(false);
  });

  it('is not a whole photo of a camera', () => {
    expect(isCutOff('jpeg', SAMPLE_JPEG)).toBe(false);
  });

  it.each(KINDS)('is a %s cut anywhere', (name, kind) => {
    const bytes = real[name];
    // a PNG's last chunk counts from its first 8 bytes on; its checksum is no picture
    const end = kind === 'png' ? bytes.length - 4 : bytes.length;
    fc.assert(
      fc.property(fc.integer({ min: 8, max: end - 1 }), (length) => {
        expect(isCutOff(kind, bytes.subarray(0, length))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(KINDS)('is not a %s with padding or a film behind it', (name, kind) => {
    for (const tail of [new Uint8Array(512), latin1('\0\0\0\x18ftypmp42 and so on')]) {
      expect(isCutOff(kind, joined(real[name], tail))).toBe(false);
    }
  });

  it('is a JPEG whose only end marker is that of the preview inside it', () => {
    const { jpegInJpeg } = real;
    expect(isCutOff('jpeg', jpegInJpeg.subarray(0, jpegInJpeg.length - 2))).toBe(true);
  });

  it('is a JPEG padded with zeros after the cut', () => {
    const half = real.jpeg.subarray(0, real.jpeg.length >> 1);
    expect(isCutOff('jpeg', joined(half, new Uint8Array(100)))).toBe(true);
  });

  it('is found in any bytes without an error', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('jpeg', 'png', 'webp', 'gif'),
        (bytes, kind) => {
          expect([true, false]).toContain(isCutOff(kind, bytes));
        },
      ),
    );
  });
});
