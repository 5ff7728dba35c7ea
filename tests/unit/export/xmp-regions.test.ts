import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { xmlText, xmpRegions } from '../../../src/export/xmp-regions.ts';
import { upright } from '../../../src/ingest/pixels.ts';
import { readRegions } from '../../support/read-regions.ts';
import { HOSTILE_NAMES } from '../people/random-acts.ts';

const read = (xmp: string) => readRegions(new TextEncoder().encode(xmp));

const BOX = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };

test('exifr reads names, boxes and size back', async () => {
  const regions = await read(
    xmpRegions({
      width: 400,
      height: 300,
      orientation: 1,
      faces: [
        { name: 'Anna', box: BOX },
        { name: '', box: { x: 0, y: 0, width: 1, height: 1 } },
      ],
    }),
  );
  expect(regions.size).toMatchObject({ w: 400, h: 300, unit: 'pixel' });
  expect(regions.list).toMatchObject([
    { Name: 'Anna', Type: 'Face', Area: { x: 0.25, y: 0.4, w: 0.3, h: 0.4, unit: 'normalized' } },
    { Type: 'Face', Area: { x: 0.5, y: 0.5, w: 1, h: 1 } },
  ]);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a region lies on its face in a photo stored with orientation %d',
  async (orientation) => {
    // a picture as stored, of which one pixel is marked, turned as photos are
    const [width, height] = [5, 3];
    const rgba = new Uint8ClampedArray(4 * width * height);
    const [column, row] = [3, 0];
    rgba[4 * (row * width + column)] = 255;
    const turned = upright({ width, height, rgba }, orientation);
    const at = turned.rgba.findIndex((value, i) => i % 4 === 0 && value === 255) / 4;
    const box = {
      x: (at % turned.width) / turned.width,
      y: Math.floor(at / turned.width) / turned.height,
      width: 1 / turned.width,
      height: 1 / turned.height,
    };
    const { size, list } = await read(
      xmpRegions({ width: turned.width, height: turned.height, orientation, faces: [{ name: 'x', box }] }),
    );
    const Area = list[0]?.Area ?? { x: 0, y: 0, w: 0, h: 0 };
    expect(size).toMatchObject({ w: width, h: height });
    expect(Area.x).toBeCloseTo((column + 0.5) / width, 6);
    expect(Area.y).toBeCloseTo((row + 0.5) / height, 6);
    expect(Area.w).toBeCloseTo(1 / width, 6);
    expect(Area.h).toBeCloseTo(1 / height, 6);
  },
);

it.each(HOSTILE_NAMES.filter((name) => name.trim() !== '' && !/\p{Surrogate}/u.test(name)))(
  'the name %j comes back as it was',
  async (name) => {
    const { list } = await read(
      xmpRegions({ width: 4, height: 3, orientation: 1, faces: [{ name, box: BOX }] }),
    );
    expect(list[0]?.Name).toBe(name.replaceAll('\0', '\uFFFD'));
  },
);

test('text holds nothing that XML would take for more than text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = xmlText(text);
      expect(safe).not.toMatch(/[<>"'\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/u);
      expect(safe).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#9;|#10;|#13;)/);
    }),
  );
});

test('an orientation that there is not is refused', () => {
  expect(() => xmpRegions({ width: 4, height: 3, orientation: 9, faces: [] })).toThrow(RangeError);
});
