import { HARTLEY_LANES } from './hartley-lanes.ts';

/** Sine of a third of a turn. */
const SINE = Math.sqrt(3) / 2;

/** Turns the Hartley transforms of every third number, one after the other, into that of all, and back. */
export interface HartleyThirds {
  /** Transpose of `join`. */
  part(data: Float64Array): void;
  join(data: Float64Array): void;
}

/**
 * With A, B and C the three transforms, X[k] = A[k] + B[k] cos θ + B[−k] sin θ + C[k] cos 2θ + C[−k] sin 2θ,
 * θ = 2πk/size, and indices of A, B and C modulo a third of the size. k and −k share all products.
 *
 * @param size a multiple of 3, of 16 columns each
 */
export function createHartleyThirds(size: number): HartleyThirds {
  const third = size / 3;
  const far = third * HARTLEY_LANES;
  const waves = Array.from({ length: Math.floor(third / 2) + 1 }, (_, k) => {
    const angle = (2 * Math.PI * k) / size;
    return [Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)] as const;
  });

  return {
    join(data) {
      waves.forEach(([c, s, cc, ss], k) => {
        const mirrored = (third - k) % third;
        const isPair = mirrored !== k;
        let p = k * HARTLEY_LANES;
        let q = mirrored * HARTLEY_LANES;
        for (const end = p + HARTLEY_LANES; p < end; p++, q++) {
          const bp = data[p + far]!;
          const bq = data[q + far]!;
          const cp = data[p + 2 * far]!;
          const cq = data[q + 2 * far]!;
          const b = c * bp + s * bq;
          const bTurned = c * bq - s * bp;
          const d = cc * cp + ss * cq;
          const dTurned = cc * cq - ss * cp;
          const ap = data[p]!;
          const aq = data[q]!;
          const sum = b + d;
          const gap = SINE * (bTurned - dTurned);
          data[p] = ap + sum;
          data[p + far] = ap - sum / 2 + gap;
          data[p + 2 * far] = ap - sum / 2 - gap;
          if (!isPair) continue;
          const sumTurned = bTurned + dTurned;
          const gapTurned = SINE * (b - d);
          data[q] = aq - sumTurned / 2 + gapTurned;
          data[q + far] = aq - sumTurned / 2 - gapTurned;
          data[q + 2 * far] = aq + sumTurned;
        }
      });
    },

    part(data) {
      waves.forEach(([c, s, cc, ss], k) => {
        const mirrored = (third - k) % third;
        const isPair = mirrored !== k;
        let p = k * HARTLEY_LANES;
        let q = mirrored * HARTLEY_LANES;
        for (const end = p + HARTLEY_LANES; p < end; p++, q++) {
          const rest = data[p + far]! + data[p + 2 * far]!;
          const sum = data[p]! - rest / 2;
          const gap = SINE * (data[p + far]! - data[p + 2 * far]!);
          data[p] = data[p]! + rest;
          if (!isPair) {
            data[p + far] = (c + s) * sum + (c - s) * gap;
            data[p + 2 * far] = (cc + ss) * sum - (cc - ss) * gap;
            continue;
          }
          const restTurned = data[q]! + data[q + far]!;
          const sumTurned = data[q + 2 * far]! - restTurned / 2;
          const gapTurned = SINE * (data[q]! - data[q + far]!);
          data[q] = restTurned + data[q + 2 * far]!;
          const b = sum + gapTurned;
          const bTurned = sumTurned + gap;
          const d = sum - gapTurned;
          const dTurned = sumTurned - gap;
          data[p + far] = c * b - s * bTurned;
          data[q + far] = s * b + c * bTurned;
          data[p + 2 * far] = cc * d - ss * dTurned;
          data[q + 2 * far] = ss * d + cc * dTurned;
        }
      });
    },
  };
}
