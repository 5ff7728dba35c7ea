import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileKindId } from '../../../src/ingest/file-kind.ts';
import { frameNote } from '../../../src/ingest/frame-note.ts';
import { animatedPng } from '../../files/png-chunks.ts';
import { writeTiff } from '../../files/write-tiff.ts';
import { bytesOf, joined, latin1 } from './pictures.ts';

const color = (background: string) =>
  sharp({ create: { width: 20, height: 10, channels: 3, background } })
    .png()
    .toBuffer();
let still: Buffer;
let frames: () => Sharp;
beforeAll(async () => {
  still = await color('#800');
  const second = await color('#080');
  frames = () => sharp([still, second], { join: { animated: true } });
});

describe('a file of several pictures', () => {
  it('is known as animated, whatever its kind', async () => {
    const moving: [FileKindId, Uint8Array][] = [
      ['gif', await frames().gif().toBuffer()],
      ['webp', await frames().webp().toBuffer()],
      ['png', animatedPng(still)],
      ['avif', latin1('\0\0\0\x1cftypavis\0\0\0\0avifavis')],
    ];
    for (const [kind, bytes] of moving) expect(frameNote(kind, bytes), kind).toEqual({ code: 'firstFrame' });
  });

  it('is not taken for one if it stands still', async () => {
    const quiet: [FileKindId, Uint8Array][] = [
      ['gif', await sharp(still).gif().toBuffer()],
      ['webp', await sharp(still).webp().toBuffer()],
      [
        'webp',
        await sharp(still)
          .ensureAlpha(0.5)
          .withExif({ IFD0: { Make: 'x' } })
          .webp()
          .toBuffer(),
      ],
      ['png', still],
      ['avif', await sharp(still).avif({ effort: 0 }).toBuffer()],
      ['jpeg', await sharp(still).jpeg().toBuffer()],
      // the words alone do not move
      ['png', joined(still, latin1('\0\0\0\x08acTL\0\0\0\x02'))],
    ];
    for (const [kind, bytes] of quiet) expect(frameNote(kind, bytes), kind).toBeUndefined();
  });

  it('has its pages counted, smaller copies left out', () => {
    const page = { 256: { long: [9] } };
    const copy = { 254: { long: [1] }, 256: { long: [3] } };
    expect(frameNote('tiff', writeTiff([page, copy, page, page]))).toEqual({
      code: 'firstPage',
      detail: '3',
    });
    expect(frameNote('tiff', writeTiff([page, copy]))).toBeUndefined();
  });

  it('or a broken one never throws', async () => {
    const whole = bytesOf(await frames().gif().toBuffer());
    fc.assert(
      fc.property(
        fc.constantFrom<FileKindId[]>('gif', 'png', 'webp', 'tiff'),
        fc.nat(whole.length),
        fc.uint8Array(),
        (kind, cut, rest) => {
          frameNote(kind, joined(whole.subarray(0, cut), rest));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
