import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackBits } from '../../../src/ingest/unpack-bits.ts';

describe('PackBits', () => {
  it('is undone as in the standard’s example', () => {
    const packed = Uint8Array.of(
      0xfe,
      0xaa,
      0x02,
      0x80,
      0,
      0x2a,
      0xfd,
      0xaa,
      0x03,
      0x80,
      0,
      0x2a,
      0x22,
      0xf7,
      0xaa,
    );
    const bytes = [
      0xaa,
      0xaa,
      0xaa,
      0x80,
      0,
      0x2a,
      0xaa,
      0xaa,
      0xaa,
      0xaa,
      0x80,
      0,
      0x2a,
      0x22,
      ...Array(10).fill(0xaa),
    ];
    expect([...unpackBits(packed, 24)]).toEqual(bytes);
  });

  it('fills exactly what is asked for, whatever is packed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(300), (packed, size) => {
        expect(unpackBits(packed, size)).toHaveLength(size);
      }),
    );
  });
});
