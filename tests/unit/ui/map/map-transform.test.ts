import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridLines } from '../../../../src/ui/map/grid-lines.ts';
import { clampCamera } from '../../../../src/ui/map/map-camera.ts';
import { domainOf, placePoints, seenBy, transformOf } from '../../../../src/ui/map/map-transform.ts';

const SIZE = { width: 800, height: 500 };
const MARGIN = 30;
const domain = { x: [-10, 30], y: [-5, 5] } as const;
const home = transformOf(domain, SIZE, MARGIN);
const camera = fc
  .tuple(
    fc.double({ min: 1, max: 64, noNaN: true }),
    fc.double({ min: -1, max: 0, noNaN: true }),
    fc.double({ min: -1, max: 0, noNaN: true }),
  )
  .map(([k, x, y]) => clampCamera({ k, x: x * k * SIZE.width, y: y * k * SIZE.height }, SIZE));

describe('the places of the plane', () => {
  test('fill the view but for the margin, y upwards', () => {
    const corners = Float32Array.of(-10, 5, 30, -5);
    expect([...placePoints(corners, 2, home)]).toEqual([30, 30, 770, 470]);
  });

  test('give the domain back that a camera shows', () => {
    expect(domainOf(home, SIZE, MARGIN)).toEqual(domain);
    fc.assert(
      fc.property(camera, (at) => {
        const shown = seenBy(at, home);
        const { x, y } = domainOf(shown, SIZE, MARGIN);
        expect(shown.offsetX + shown.factorX * x[0]).toBeCloseTo(30, 6);
        expect(shown.offsetX + shown.factorX * x[1]).toBeCloseTo(770, 6);
        expect(shown.offsetY + shown.factorY * y[0]).toBeCloseTo(470, 6);
        expect(shown.offsetY + shown.factorY * y[1]).toBeCloseTo(30, 6);
      }),
    );
  });
});

describe('the grid', () => {
  test('has evenly spaced lines all over the view, neither crowded nor rare', () => {
    fc.assert(
      fc.property(camera, (at) => {
        const { vertical, horizontal } = gridLines(seenBy(at, home), SIZE);
        for (const [lines, length] of [
          [vertical, SIZE.width],
          [horizontal, SIZE.height],
        ] as const) {
          const sorted = lines.toSorted((a, b) => a - b);
          const gaps = sorted.slice(1).map((line, i) => line - (sorted[i] ?? 0));
          for (const gap of gaps) {
            expect(gap).toBeGreaterThanOrEqual(80 - 1e-6);
            expect(gap).toBeLessThanOrEqual(200 + 1e-6);
          }
          expect(sorted[0]).toBeLessThanOrEqual(200);
          expect(sorted.at(-1)).toBeGreaterThanOrEqual(length - 200);
        }
      }),
    );
  });

  test('moves with the map', () => {
    const before = gridLines(seenBy({ k: 4, x: -900, y: -700 }, home), SIZE);
    const after = gridLines(seenBy({ k: 4, x: -890, y: -700 }, home), SIZE);
    const moved = before.vertical.map((x) => x + 10).filter((x) => x <= SIZE.width);
    for (const x of moved) expect(after.vertical.some((line) => Math.abs(line - x) < 1e-6)).toBe(true);
    expect(after.horizontal).toEqual(before.horizontal);
  });
});
