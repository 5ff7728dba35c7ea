import sharp from 'sharp';
import { expect, it, test } from 'vitest';
import { storedOrientation } from '../../../src/ingest/stored-orientation.ts';

const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } });
const own = (bytes: Uint8Array) => new Uint8Array(bytes);

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'finds orientation %d in a JPEG, a PNG, a WebP and a TIFF',
  async (orientation) => {
    const upright = orientation >= 5 ? { width: 40, height: 60 } : { width: 60, height: 40 };
    const marked = () => picture().withMetadata({ orientation });
    for (const made of [marked().jpeg(), marked().png(), marked().webp(), marked().tiff()]) {
      expect(storedOrientation(own(await made.toBuffer()), upright)).toBe(orientation);
    }
  },
);

test('a picture that its decoder left on its side counts as upright', async () => {
  const bytes = own(await picture().withMetadata({ orientation: 6 }).png().toBuffer());
  expect(storedOrientation(bytes, { width: 60, height: 40 })).toBe(1);
});

test('where nothing tells it is 1', async () => {
  const size = { width: 60, height: 40 };
  expect(storedOrientation(own(await picture().jpeg().toBuffer()), size)).toBe(1);
  expect(storedOrientation(new Uint8Array(0), size)).toBe(1);
  expect(storedOrientation(new Uint8Array(5000).fill(255), size)).toBe(1);
});
