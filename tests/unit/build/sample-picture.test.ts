import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { SampleFace } from '../../../src/build/sample-faces.ts';
import { drawPlan, type PicturePlan, renderPicture } from '../../../src/build/sample-picture.ts';
import { mulberry32 } from '../../../src/math/rng.ts';

const PHOTO = { width: 1000, height: 800 };
const at = (x: number, y: number, side: number): SampleFace => ({
  photo: 1,
  person: 1,
  x,
  y,
  side,
  clear: true,
});
const face = fc
  .record({
    x: fc.integer({ min: 0, max: 800 }),
    y: fc.integer({ min: 0, max: 600 }),
    side: fc.integer({ min: 60, max: 200 }),
  })
  .map(({ x, y, side }) => at(x, y, side));

describe('a plan', () => {
  test('cuts inside the photo and keeps the whole face', () => {
    fc.assert(
      fc.property(face, fc.array(face, { maxLength: 4 }), fc.nat(), (subject, others, seed) => {
        const { crop } = drawPlan(subject, others, PHOTO, false, mulberry32(seed));
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.top).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(PHOTO.width);
        expect(crop.top + crop.height).toBeLessThanOrEqual(PHOTO.height);
        expect(crop.left).toBeLessThanOrEqual(subject.x);
        expect(crop.top).toBeLessThanOrEqual(subject.y);
        expect(crop.left + crop.width).toBeGreaterThanOrEqual(subject.x + subject.side);
        expect(crop.top + crop.height).toBeGreaterThanOrEqual(subject.y + subject.side);
      }),
    );
  });

  test('leaves a neighbor outside on whichever side she stands', () => {
    const subject = at(400, 300, 100);
    for (const neighbor of [at(520, 310, 100), at(280, 310, 100), at(410, 180, 100), at(410, 420, 100)]) {
      for (let seed = 0; seed < 20; seed++) {
        const { crop } = drawPlan(subject, [neighbor], PHOTO, false, mulberry32(seed));
        const width = Math.min(crop.left + crop.width, neighbor.x + 100) - Math.max(crop.left, neighbor.x);
        const height = Math.min(crop.top + crop.height, neighbor.y + 100) - Math.max(crop.top, neighbor.y);
        expect(Math.min(width, height), `neighbor at ${neighbor.x}, ${neighbor.y}`).toBeLessThanOrEqual(6);
      }
    }
  });

  test('turns by 4 to 8 degrees, both ways', () => {
    const random = mulberry32(1);
    const turns = Array.from(
      { length: 40 },
      () => drawPlan(at(400, 300, 100), [], PHOTO, false, random).turn,
    );
    expect(Math.min(...turns.map(Math.abs))).toBeGreaterThanOrEqual(4);
    expect(Math.max(...turns.map(Math.abs))).toBeLessThanOrEqual(8);
    expect(new Set(turns.map(Math.sign))).toEqual(new Set([-1, 1]));
  });
});

describe('a picture', () => {
  const plain: PicturePlan = {
    crop: { left: 0, top: 0, width: 200, height: 160 },
    turn: 0,
    mirrored: false,
    brightness: 1,
    warmth: 0,
    sizePx: 200,
    quality: 95,
  };
  /** A grey photo whose left half is lighter than its right half. */
  const photo = {
    width: 200,
    height: 160,
    data: Buffer.from(
      Array.from({ length: 200 * 160 * 3 }, (_, i) => (Math.floor(i / 3) % 200 < 100 ? 180 : 90)),
    ),
  };
  const render = async (plan: Partial<PicturePlan>) => {
    const jpeg = await renderPicture(photo, { ...plain, ...plan });
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    return { data, info, pixel };
  };

  test('has no dark corner where a turned crop reaches over the border of the photo', async () => {
    for (const turn of [-8, 8]) {
      const { data } = await render({ turn });
      expect(Math.min(...data)).toBeGreaterThan(75);
    }
  });

  test('is mirrored only if its plan says so', async () => {
    const light = (await render({})).pixel(20, 80)[0]!;
    const dark = (await render({ mirrored: true })).pixel(20, 80)[0]!;
    expect(light).toBeGreaterThan(170);
    expect(dark).toBeLessThan(100);
  });

  test('gets redder and less blue with warmth, lighter with brightness', async () => {
    const [red, green, blue] = (await render({ warmth: 0.1, brightness: 1.1 })).pixel(20, 80) as [
      number,
      number,
      number,
    ];
    expect(red).toBeCloseTo(180 * 1.21, -1);
    expect(green).toBeCloseTo(180 * 1.1, -1);
    expect(blue).toBeCloseTo(180 * 0.99, -1);
  });

  test('has the planned size on its longer side', async () => {
    const { info } = await render({ sizePx: 100 });
    expect([info.width, info.height]).toEqual([100, 80]);
  });
});
