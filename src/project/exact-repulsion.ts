import type { Repulsion } from './repulsion.ts';

/** All pairs, each once: O(n²). Source: van der Maaten and Hinton, JMLR 9 (2008), equation 5. */
export const exactRepulsion: Repulsion = (positions, forces) => {
  const end = positions.length;
  forces.fill(0);
  let total = 0;
  for (let i = 0; i < end; i += 2) {
    const x = positions[i]!;
    const y = positions[i + 1]!;
    let fx = 0;
    let fy = 0;
    for (let j = i + 2; j < end; j += 2) {
      const dx = x - positions[j]!;
      const dy = y - positions[j + 1]!;
      const w = 1 / (1 + dx * dx + dy * dy);
      total += w;
      const gx = w * w * dx;
      const gy = w * w * dy;
      fx += gx;
      fy += gy;
      forces[j] = forces[j]! - gx;
      forces[j + 1] = forces[j + 1]! - gy;
    }
    forces[i] = forces[i]! + fx;
    forces[i + 1] = forces[i + 1]! + fy;
  }
  return 2 * total;
};
