import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  between,
  type Camera,
  centerOn,
  clampCamera,
  FIT,
  follow,
  isFit,
  MOST_ZOOM,
  project,
  resizeCamera,
  zoomAt,
} from '../../../../src/ui/map/map-camera.ts';

const SIZE = { width: 800, height: 500 };
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const place = fc.tuple(number(0, SIZE.width), number(0, SIZE.height));
const anywhere = fc
  .tuple(number(0, 200), number(-9e4, 9e4), number(-9e4, 9e4))
  .map(([k, x, y]): Camera => ({ k, x, y }));
const camera = anywhere.map((free) => clampCamera(free, SIZE));
const seen = ({ k, x, y }: Camera, [px, py]: readonly [number, number]) => [k * px + x, k * py + y] as const;

describe('the camera', () => {
  test('never shows anything beside the map, and keeps within its zoom', () => {
    fc.assert(
      fc.property(camera, ({ k, x, y }) => {
        expect(k).toBeGreaterThanOrEqual(1);
        expect(k).toBeLessThanOrEqual(MOST_ZOOM);
        expect(x).toBeLessThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(0);
        expect(k * SIZE.width + x).toBeGreaterThanOrEqual(SIZE.width - 1e-6);
        expect(k * SIZE.height + y).toBeGreaterThanOrEqual(SIZE.height - 1e-6);
      }),
    );
    expect(clampCamera({ k: 0.1, x: 50, y: -50 }, SIZE)).toEqual(FIT);
    expect(isFit(FIT)).toBe(true);
  });

  test('zooms in around the pointer', () => {
    fc.assert(
      fc.property(camera, place, number(1, 8), (before, at, factor) => {
        const [x, y] = at;
        const under = [(x - before.x) / before.k, (y - before.y) / before.k] as const;
        const after = zoomAt(before, factor, x, y, SIZE);
        expect(after.k).toBeCloseTo(Math.min(MOST_ZOOM, before.k * factor), 6);
        const [nowX, nowY] = seen(after, under);
        expect(nowX).toBeCloseTo(x, 5);
        expect(nowY).toBeCloseTo(y, 5);
      }),
    );
  });

  test('follows a face just into view, and stays for one that is seen', () => {
    fc.assert(
      fc.property(camera, place, (before, at) => {
        const after = follow(before, ...at, 60, SIZE);
        const [x, y] = seen(before, at);
        if (x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height) expect(after).toBe(before);
        const [nowX, nowY] = seen(after, at);
        expect(nowX).toBeGreaterThanOrEqual(-1e-6);
        expect(nowX).toBeLessThanOrEqual(SIZE.width + 1e-6);
        expect(nowY).toBeGreaterThanOrEqual(-1e-6);
        expect(nowY).toBeLessThanOrEqual(SIZE.height + 1e-6);
        expect(after.k).toBe(before.k);
      }),
    );
  });

  test('brings a place to the middle where the edge of the map allows it', () => {
    const there = centerOn({ k: 4, x: 0, y: 0 }, 400, 250, SIZE);
    expect(seen(there, [400, 250])).toEqual([400, 250]);
    expect(centerOn({ k: 4, x: -9, y: -9 }, 0, 0, SIZE)).toEqual({ k: 4, x: 0, y: 0 });
  });

  test('glides from one end to the other without leaving the map', () => {
    fc.assert(
      fc.property(camera, camera, number(0, 1), (from, to, share) => {
        const { k, x, y } = between(from, to, share);
        const inside = clampCamera({ k, x, y }, SIZE);
        expect(inside.k).toBeCloseTo(k, 6);
        expect(inside.x).toBeCloseTo(x, 4);
        expect(inside.y).toBeCloseTo(y, 4);
      }),
    );
    const [from, to] = [FIT, { k: 16, x: -300, y: -20 }];
    expect(between(from, to, 0)).toEqual(from);
    expect(between(from, to, 1).x).toBeCloseTo(to.x, 9);
    expect(between(from, to, 0.5).k).toBeCloseTo(4, 9);
  });

  test('keeps its view in a frame of another size', () => {
    const half = resizeCamera({ k: 4, x: -800, y: -500 }, SIZE, { width: 400, height: 250 });
    expect(half).toEqual({ k: 4, x: -400, y: -250 });
  });

  test('says where places are seen', () => {
    const places = Float32Array.of(1, 2, 10, 20);
    expect([...project({ k: 2, x: -5, y: 3 }, places, new Float32Array(4))]).toEqual([-3, 7, 15, 43]);
  });
});
