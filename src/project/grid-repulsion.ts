import { exactRepulsion } from './exact-repulsion.ts';
import { type Box, createGridPotential } from './grid-potential.ts';
import type { Repulsion } from './repulsion.ts';

/** Widest spacing of nodes. The kernel is about 1 wide: at 0.5, forces on a map of 10,000 faces are off by 2.3 %. */
const SPACING = 0.45;
/** Steps along the longer side of a small map, whatever the spacing. */
const FEWEST_STEPS = 24;
/** Steps along the longer side up to which one grid is as fast as two. */
const ONE_GRID_STEPS = 120;
/** Beyond it a grid would need more memory than is fair, and all pairs are hardly slower. */
const MOST_STEPS = 1000;
/** Width of the kernel that the coarse grid takes. */
const SOFTNESS = 8;
const SOFT = SOFTNESS * SOFTNESS;
/**
 * Nodes from one side of the fine grid to the other, round the back. Little is left of its kernel there: on a
 * map of 10,000 faces forces are the same to 1e-5 with 96.
 */
const GUARD = 32;

/**
 * All pairs approximately, by way of grids. Forces, taken together, are within 2 % of the exact ones on maps
 * as dense as t-SNE makes them (10,000 faces: 1.5 %), and within 4 % where they are much sparser.
 *
 * On a large map the kernel is split in two: 1 / (s² + d²) is so smooth that a coarse grid does for it, and
 * the rest of 1 / (1 + d²) falls off so fast that the fine grid needs no room for all of the map beside it.
 * A map more than 450 wide, as no t-SNE of some ten thousand points is, takes all pairs exactly.
 */
export function createGridRepulsion(): Repulsion {
  const whole = createGridPotential((square) => 1 / (1 + square));
  const fine = createGridPotential((square) => 1 / (1 + square) - 1 / (SOFT + square));
  const coarse = createGridPotential((square) => 1 / (SOFT + square));

  return (positions, forces) => {
    const box = boxOf(positions);
    // a point has no size: then any spacing does
    const longer = Math.max(box.width, box.height, 1e-30);
    forces.fill(0);
    let total: number;
    if (!(longer <= MOST_STEPS * SPACING)) return exactRepulsion(positions, forces);
    if (longer < ONE_GRID_STEPS * SPACING) {
      const spacing = Math.min(SPACING, longer / FEWEST_STEPS);
      total = whole(positions, box, { spacing, guard: Number.POSITIVE_INFINITY }, forces);
    } else {
      total = fine(positions, box, { spacing: SPACING, guard: GUARD }, forces);
      const wide = { spacing: SPACING * SOFTNESS, guard: Number.POSITIVE_INFINITY };
      total += coarse(positions, box, wide, forces);
    }
    // each point's own share is 1
    return total - positions.length / 2;
  };
}

function boxOf(positions: Float64Array): Box {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < positions.length; k += 2) {
    const x = positions[k]!;
    const y = positions[k + 1]!;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, width: right - left, height: bottom - top };
}
