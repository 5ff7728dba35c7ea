import { describe, expect, it } from 'vitest';
import { gaussian, mulberry32 } from '../../../src/math/rng.ts';
import { exactRepulsion } from '../../../src/project/exact-repulsion.ts';
import { createGridRepulsion } from '../../../src/project/grid-repulsion.ts';

/** Groups of points on a disk, as a map has them. */
function groups(n: number, width: number, seed: number): Float64Array {
  const random = mulberry32(seed);
  const normal = gaussian(random);
  const centers = Array.from({ length: 40 }, () => [random() - 0.5, random() - 0.5] as const);
  const positions = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const center = centers[i % centers.length]!;
    for (const axis of [0, 1] as const) positions[2 * i + axis] = width * (center[axis] + 0.02 * normal());
  }
  return positions;
}

function compare(positions: Float64Array) {
  const exact = new Float64Array(positions.length);
  const forces = new Float64Array(positions.length);
  const exactTotal = exactRepulsion(positions, exact);
  const total = createGridRepulsion()(positions, forces);
  const length = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return {
    forces: length(forces.map((value, k) => value - exact[k]!)) / length(exact),
    total: Math.abs(total / exactTotal - 1),
  };
}

describe('exactRepulsion', () => {
  it('is the sum over all other points, by definition', () => {
    const positions = groups(15, 3, 1);
    const forces = new Float64Array(30);
    const total = exactRepulsion(positions, forces);
    let sum = 0;
    for (let i = 0; i < 15; i++) {
      const force = [0, 0];
      for (let j = 0; j < 15; j++) {
        if (i === j) continue;
        const gap = [0, 1].map((axis) => positions[2 * i + axis]! - positions[2 * j + axis]!);
        const w = 1 / (1 + gap[0]! ** 2 + gap[1]! ** 2);
        sum += w;
        for (const axis of [0, 1]) force[axis]! += w * w * gap[axis]!;
      }
      for (const axis of [0, 1]) expect(forces[2 * i + axis]).toBeCloseTo(force[axis]!, 12);
    }
    expect(total).toBeCloseTo(sum, 10);
  });
});

describe('createGridRepulsion', () => {
  const maps = [
    ...[1e-4, 0.1, 1, 10, 50, 60, 120].map((width) => [2000, width]),
    [10_000, 210],
    [16_000, 400],
  ];
  for (const [n, width] of maps as [number, number][]) {
    it(`is off by at most 2 % in the forces and 0.2 % in the sum for ${n} points on a map ${width} wide`, () => {
      const error = compare(groups(n, width, 2));
      expect(error.forces).toBeLessThan(0.02);
      expect(error.total).toBeLessThan(0.002);
    });
  }

  it('keeps to that on a map that is far longer than high', () => {
    const positions = groups(3000, 200, 3).map((value, k) => (k % 2 === 1 ? value / 50 : value));
    expect(compare(positions).forces).toBeLessThan(0.02);
  });

  it('is exact where one point is so far off that no grid would do', () => {
    const positions = groups(500, 20, 4);
    positions[0] = 1e6;
    expect(compare(positions)).toEqual({ forces: 0, total: 0 });
  });

  it('pushes nothing where all points share one place', () => {
    const positions = new Float64Array(100).fill(3);
    const forces = new Float64Array(100);
    expect(createGridRepulsion()(positions, forces)).toBeCloseTo(50 * 49, 3);
    expect(Math.max(...forces.map(Math.abs))).toBeLessThan(1e-3);
  });

  it('gives the same bits however it was used before', () => {
    const positions = groups(600, 30, 5);
    const fresh = new Float64Array(1200);
    const used = new Float64Array(1200);
    createGridRepulsion()(positions, fresh);
    const repulsion = createGridRepulsion();
    for (const width of [100, 2, 30]) repulsion(groups(600, width, 6), used);
    repulsion(positions, used);
    expect(used).toEqual(fresh);
  });
});
