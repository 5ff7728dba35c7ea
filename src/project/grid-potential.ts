import { type GridConvolution, type GridShape, gridConvolution } from './grid-convolution.ts';
import { HARTLEY_LANES } from './hartley-lanes.ts';
import { SPLINE_NODES, splineWeights } from './spline-weights.ts';

/** The rectangle that holds all points. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface GridPlan {
  /** Between nodes. */
  readonly spacing: number;
  /** Nodes without a point between one side of the grid and the other, which it wraps round to. */
  readonly guard: number;
}

/**
 * Sums of a kernel over all points, approximately, by way of a grid. For each point i, subtracts half the
 * slope of Σ_j kernel(|y_i − y_j|²) from its force.
 *
 * @param positions (n, 2)
 * @param forces (n, 2)
 * @returns the kernel's sum over all pairs i, j, also i = j
 */
export type GridPotential = (
  positions: Float64Array,
  box: Box,
  plan: GridPlan,
  forces: Float64Array,
) => number;

/**
 * Each point is shared out among 36 nodes, the nodes are convolved with the kernel, and the potential and
 * its slope are read back at the points: O(n + area log area). The convolution is kept for the next call,
 * which needs no other unless shape or spacing have changed.
 *
 * Source: Linderman et al., Nature Methods 16 (2019), for t-SNE by a grid; the smooth splines, and slopes of
 * the potential in place of further convolutions, are those of Essmann et al., J. Chem. Phys. 103 (1995).
 *
 * @param kernel of the squared distance
 */
export function createGridPotential(kernel: (square: number) => number): GridPotential {
  const across = new Float64Array(SPLINE_NODES);
  const acrossSlopes = new Float64Array(SPLINE_NODES);
  const down = new Float64Array(SPLINE_NODES);
  const downSlopes = new Float64Array(SPLINE_NODES);
  const filter = splineSquared();
  let grid = new Float64Array(0);
  let kept: { readonly key: string; readonly convolution: GridConvolution } | undefined;

  return (positions, box, plan, forces) => {
    const { spacing } = plan;
    const { left, top } = box;
    const shape = shapeFor(box, plan);
    const { rows, cols } = shape;
    const key = [spacing, ...Object.values(shape)].join();
    if (kept?.key !== key) {
      const square = spacing * spacing;
      const convolution = gridConvolution(shape, (r, c) => kernel(square * (r * r + c * c)), filter);
      kept = { key, convolution };
      if (grid.length < rows * cols) grid = new Float64Array(rows * cols);
    }

    grid.fill(0, 0, rows * cols);
    for (let i = 0; i < positions.length; i += 2) {
      let node = weigh(i);
      const a0 = across[0]!;
      const a1 = across[1]!;
      const a2 = across[2]!;
      const a3 = across[3]!;
      const a4 = across[4]!;
      const a5 = across[5]!;
      for (let r = 0; r < SPLINE_NODES; r++, node += cols) {
        const share = down[r]!;
        grid[node] = grid[node]! + share * a0;
        grid[node + 1] = grid[node + 1]! + share * a1;
        grid[node + 2] = grid[node + 2]! + share * a2;
        grid[node + 3] = grid[node + 3]! + share * a3;
        grid[node + 4] = grid[node + 4]! + share * a4;
        grid[node + 5] = grid[node + 5]! + share * a5;
      }
    }
    kept.convolution.convolve(grid);

    let total = 0;
    for (let i = 0; i < positions.length; i += 2) {
      let node = weigh(i);
      const a0 = across[0]!;
      const a1 = across[1]!;
      const a2 = across[2]!;
      const a3 = across[3]!;
      const a4 = across[4]!;
      const a5 = across[5]!;
      const s0 = acrossSlopes[0]!;
      const s1 = acrossSlopes[1]!;
      const s2 = acrossSlopes[2]!;
      const s3 = acrossSlopes[3]!;
      const s4 = acrossSlopes[4]!;
      const s5 = acrossSlopes[5]!;
      let slopeAcross = 0;
      let slopeDown = 0;
      for (let r = 0; r < SPLINE_NODES; r++, node += cols) {
        const p0 = grid[node]!;
        const p1 = grid[node + 1]!;
        const p2 = grid[node + 2]!;
        const p3 = grid[node + 3]!;
        const p4 = grid[node + 4]!;
        const p5 = grid[node + 5]!;
        const value = a0 * p0 + a1 * p1 + a2 * p2 + a3 * p3 + a4 * p4 + a5 * p5;
        total += down[r]! * value;
        slopeDown += downSlopes[r]! * value;
        slopeAcross += down[r]! * (s0 * p0 + s1 * p1 + s2 * p2 + s3 * p3 + s4 * p4 + s5 * p5);
      }
      forces[i] = forces[i]! - slopeAcross / (2 * spacing);
      forces[i + 1] = forces[i + 1]! - slopeDown / (2 * spacing);
    }
    return total;

    /** Fill the weights of a point; returns its first node. */
    function weigh(i: number): number {
      const x = (positions[i]! - left) / spacing;
      const y = (positions[i + 1]! - top) / spacing;
      const col = Math.floor(x);
      const row = Math.floor(y);
      splineWeights(x - col, across, acrossSlopes);
      splineWeights(y - row, down, downSlopes);
      return row * cols + col;
    }
  };
}

function shapeFor(box: Box, { spacing, guard }: GridPlan): GridShape {
  const rows = Math.floor(box.height / spacing) + SPLINE_NODES;
  const cols = Math.floor(box.width / spacing) + SPLINE_NODES;
  return {
    // a few more, so that a map that grows a little keeps its shape
    rows: upToMultiple(rows),
    cols: upToMultiple(cols),
    height: torusSize(rows, guard),
    width: torusSize(cols, guard),
  };
}

const upToMultiple = (nodes: number) => Math.ceil(nodes / HARTLEY_LANES) * HARTLEY_LANES;

/** More than twice the grid is never needed. */
function torusSize(nodes: number, guard: number): number {
  const least = nodes + Math.min(guard, nodes);
  const power = 2 ** Math.ceil(Math.log2(Math.max(least, 2 * HARTLEY_LANES)));
  const between = (3 * power) / 4;
  return between >= least && between % HARTLEY_LANES === 0 ? between : power;
}

/**
 * The spline at nodes, convolved with itself: sharing out and reading back each smooth the kernel by the
 * spline, which the convolution takes back.
 */
function splineSquared(): number[] {
  const values = new Float64Array(SPLINE_NODES);
  splineWeights(0, values, new Float64Array(SPLINE_NODES));
  return Array.from({ length: SPLINE_NODES }, (_, shift) =>
    values.reduce((sum, value, k) => sum + value * (values[k + shift] ?? 0), 0),
  );
}
