import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mulberry32 } from '../../../../src/math/rng.ts';
import { clampCamera, FIT, zoomAt } from '../../../../src/ui/map/map-camera.ts';
import {
  createTileLayout,
  LARGEST_SIDE,
  MOST_THUMBNAILS,
  sideAtFit,
} from '../../../../src/ui/map/tile-layout.ts';

const SIZE = { width: 900, height: 600 };
const COUNT = 3000;
const random = mulberry32(1);
const points = Float32Array.from({ length: 2 * COUNT }, (_, i) =>
  i % 2 === 0 ? 200 + 400 * random() : 150 + 300 * random() ** 2,
);
const order = Int32Array.from({ length: COUNT }, (_, i) => i);
const side = sideAtFit(points, SIZE);
const tilesAt = createTileLayout(points, order, side, SIZE);
const camera = fc
  .tuple(
    fc.double({ min: 0, max: 6, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([zoom, x, y]) => zoomAt(FIT, 2 ** zoom, x * SIZE.width, y * SIZE.height, SIZE));

describe('the thumbnails of a camera', () => {
  test('never overlap, lie in view and keep to their number and size', () => {
    fc.assert(
      fc.property(camera, (at) => {
        const tiles = tilesAt(at);
        expect(tiles.faces.length).toBeLessThanOrEqual(MOST_THUMBNAILS);
        expect(tiles.side).toBeGreaterThanOrEqual(side);
        expect(tiles.side).toBeLessThanOrEqual(LARGEST_SIDE);
        const places = tiles.faces.map((i) => [
          at.k * (points[2 * i] ?? 0) + at.x,
          at.k * (points[2 * i + 1] ?? 0) + at.y,
        ]);
        places.forEach(([x = 0, y = 0], a) => {
          expect(x).toBeGreaterThanOrEqual(-tiles.side / 2);
          expect(x).toBeLessThanOrEqual(SIZE.width + tiles.side / 2);
          for (const [otherX = 0, otherY = 0] of places.slice(a + 1)) {
            expect(Math.max(Math.abs(x - otherX), Math.abs(y - otherY))).toBeGreaterThan(tiles.side - 1e-3);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  test('neither come nor go while the map is moved, but for the edge', () => {
    const before = zoomAt(FIT, 6, 400, 250, SIZE);
    const after = clampCamera({ ...before, x: before.x - 130, y: before.y + 90 }, SIZE);
    const isWellInside = (i: number) =>
      [before, after].every(({ k, x, y }) => {
        const atX = k * (points[2 * i] ?? 0) + x;
        const atY = k * (points[2 * i + 1] ?? 0) + y;
        return atX > 0 && atX < SIZE.width && atY > 0 && atY < SIZE.height;
      });
    const [seenBefore, seenAfter] = [before, after].map((at) => tilesAt(at).faces.filter(isWellInside));
    expect(seenBefore?.length).toBeGreaterThan(10);
    expect(seenAfter).toEqual(seenBefore);
  });

  test('are of more of the faces in view, and larger, the closer one looks', () => {
    const shares = [1, 4, 16, 64].map((zoom) => {
      const at = zoomAt(FIT, zoom, 400, 200, SIZE);
      const inView = order.filter((i) => {
        const x = at.k * (points[2 * i] ?? 0) + at.x;
        const y = at.k * (points[2 * i + 1] ?? 0) + at.y;
        return x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height;
      });
      return { share: tilesAt(at).faces.length / inView.length, side: tilesAt(at).side };
    });
    for (let i = 1; i < shares.length; i++) {
      expect(shares[i]?.share).toBeGreaterThan(shares[i - 1]?.share ?? 0);
      expect(shares[i]?.side).toBeGreaterThan(shares[i - 1]?.side ?? 0);
    }
    expect(shares.at(-1)?.share).toBeGreaterThan(0.9);
  });
});
