import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { upright } from '../../../src/ingest/pixels.ts';
import { bytesOf, SAMPLE_JPEG } from './pictures.ts';

describe('turning a picture upright', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('does what sharp does for orientation %d', async (orientation) => {
    const photo = await sharp(SAMPLE_JPEG).resize(90, 61, { fit: 'fill' }).png().toBuffer();
    const { data, info } = await sharp(photo).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const rgba = new Uint8ClampedArray(bytesOf(data).buffer);
    const ours = upright({ width: info.width, height: info.height, rgba }, orientation);
    const tagged = await sharp(photo).withMetadata({ orientation }).png().toBuffer();
    const theirs = await sharp(tagged).autoOrient().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([ours.width, ours.height]).toEqual([theirs.info.width, theirs.info.height]);
    expect(Buffer.from(ours.rgba).equals(theirs.data)).toBe(true);
  });
});
