import type { Affinities } from './affinities.ts';

/** The attractive half of t-SNE's gradient, and what it adds to the cost. With w = 1 / (1 + squared distance). */
export interface Attraction {
  /** Fill `forces` with Σ_j p_ij w_ij (y_j − y_i). @param forces (n, 2) */
  pull(positions: Float64Array, forces: Float64Array): void;
  /** Σ p_ij log(p_ij / w_ij), which is the cost but for the log of the sum of all w. */
  cost(positions: Float64Array): number;
}

/** O(entries of the affinities) time, each pair looked at once. */
export function createAttraction({ size, starts, columns, values }: Affinities): Attraction {
  // the upper half says all
  const upperStarts = new Int32Array(size + 1);
  const upperColumns = new Int32Array(columns.length / 2);
  const upperValues = new Float64Array(columns.length / 2);
  let end = 0;
  for (let i = 0; i < size; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      if (columns[at]! < i) continue;
      upperColumns[end] = columns[at]!;
      upperValues[end++] = values[at]!;
    }
    upperStarts[i + 1] = end;
  }

  return {
    pull(positions, forces) {
      forces.fill(0);
      for (let i = 0; i < size; i++) {
        const x = positions[2 * i]!;
        const y = positions[2 * i + 1]!;
        let fx = 0;
        let fy = 0;
        for (let at = upperStarts[i]!; at < upperStarts[i + 1]!; at++) {
          const j = 2 * upperColumns[at]!;
          const dx = positions[j]! - x;
          const dy = positions[j + 1]! - y;
          const pull = upperValues[at]! / (1 + dx * dx + dy * dy);
          fx += pull * dx;
          fy += pull * dy;
          forces[j] = forces[j]! - pull * dx;
          forces[j + 1] = forces[j + 1]! - pull * dy;
        }
        forces[2 * i] = forces[2 * i]! + fx;
        forces[2 * i + 1] = forces[2 * i + 1]! + fy;
      }
    },

    cost(positions) {
      let sum = 0;
      for (let i = 0; i < size; i++) {
        for (let at = upperStarts[i]!; at < upperStarts[i + 1]!; at++) {
          const j = upperColumns[at]!;
          const p = upperValues[at]!;
          const dx = positions[2 * j]! - positions[2 * i]!;
          const dy = positions[2 * j + 1]! - positions[2 * i + 1]!;
          // a neighbor too far to be chosen has no affinity, and 0 log 0 counts as 0
          if (p > 0) sum += p * Math.log(p * (1 + dx * dx + dy * dy));
        }
      }
      return 2 * sum;
    },
  };
}
