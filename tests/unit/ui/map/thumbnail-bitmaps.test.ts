import { describe, expect, test, vi } from 'vitest';
import {
  createThumbnailBitmaps,
  THUMBNAIL_BYTES,
  type TilePicture,
} from '../../../../src/ui/map/thumbnail-bitmaps.ts';
import { makeFace } from '../../../support/made-faces.ts';

interface FakePicture extends TilePicture {
  readonly of: string;
  isClosed: boolean;
}

function makeWorld(limitBytes: number) {
  const made: FakePicture[] = [];
  let ready = 0;
  const bitmaps = createThumbnailBitmaps<FakePicture>({
    limitBytes,
    async make(face, width) {
      if (face.id.startsWith('bad')) throw new Error('this picture does not decode');
      const picture: FakePicture = {
        width,
        of: face.id,
        isClosed: false,
        close() {
          picture.isClosed = true;
        },
      };
      made.push(picture);
      return picture;
    },
    onReady: () => ready++,
  });
  return {
    bitmaps,
    made,
    readyCount: () => ready,
    open: () => made.filter(({ isClosed }) => !isClosed),
  };
}

const face = (id: string) => makeFace({ id });

describe('the pictures of thumbnails', () => {
  test('are made at the first call and there from then on', async () => {
    const { bitmaps, readyCount } = makeWorld(THUMBNAIL_BYTES);
    expect(bitmaps.get(face('a'), 50, false)).toBeNull();
    await vi.waitUntil(() => readyCount() === 1);
    expect(bitmaps.get(face('a'), 50, false)?.of).toBe('a');
    expect(bitmaps.bytes()).toBe(4 * 50 * 50);
  });

  test('never hold more than the bound, however many faces and sizes are asked for', async () => {
    const limit = 20 * 4 * 40 * 40;
    const { bitmaps, made, open } = makeWorld(limit);
    for (const px of [24, 40, 64]) {
      for (let i = 0; i < 60; i++) bitmaps.get(face(`${i}`), px, false);
      const wanted = made.length + 60;
      await vi.waitUntil(() => {
        expect(bitmaps.bytes()).toBeLessThanOrEqual(limit);
        return made.length === wanted;
      });
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(bitmaps.bytes()).toBeLessThanOrEqual(limit);
      expect(open().reduce((sum, { width }) => sum + 4 * width * width, 0)).toBe(bitmaps.bytes());
    }
    expect(open().length).toBeGreaterThan(0);
  });

  test('that were asked for last outlive others', async () => {
    const { bitmaps, made } = makeWorld(10 * 4 * 10 * 10);
    for (let i = 0; i < 10; i++) bitmaps.get(face(`${i}`), 10, false);
    await vi.waitUntil(() => made.length === 10);
    await new Promise((resolve) => setTimeout(resolve, 0));
    bitmaps.get(face('0'), 10, false);
    bitmaps.get(face('new'), 10, false);
    await vi.waitUntil(() => made.length === 11);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(bitmaps.get(face('0'), 10, true)?.isClosed).toBe(false);
    expect(made.find(({ of }) => of === '1')?.isClosed).toBe(true);
  });

  test('of another size do for now, or until the right one is there', async () => {
    const { bitmaps, made } = makeWorld(THUMBNAIL_BYTES);
    bitmaps.get(face('a'), 30, false);
    await vi.waitUntil(() => bitmaps.bytes() > 0);
    expect(bitmaps.get(face('a'), 60, true)?.width).toBe(30);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made.length).toBe(1);
    expect(bitmaps.get(face('a'), 60, false)?.width).toBe(30);
    await vi.waitUntil(() => bitmaps.get(face('a'), 60, false)?.width === 60);
    expect(made[0]?.isClosed).toBe(true);
    expect(bitmaps.bytes()).toBe(4 * 60 * 60);
  });

  test('that do not decode are not tried again', async () => {
    const { bitmaps, readyCount } = makeWorld(THUMBNAIL_BYTES);
    bitmaps.get(face('bad'), 30, false);
    bitmaps.get(face('good'), 30, false);
    await vi.waitUntil(() => readyCount() === 1);
    expect(bitmaps.get(face('bad'), 30, false)).toBeNull();
  });

  test('are all closed at the end, also those that come later', async () => {
    const { bitmaps, made, open } = makeWorld(THUMBNAIL_BYTES);
    bitmaps.get(face('a'), 30, false);
    await vi.waitUntil(() => made.length === 1);
    bitmaps.get(face('b'), 30, false);
    bitmaps.dispose();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(open()).toEqual([]);
    expect(bitmaps.bytes()).toBe(0);
  });
});
