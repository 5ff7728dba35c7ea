import { HARTLEY_LANES } from './hartley-lanes.ts';
import { createHartleyThirds } from './hartley-thirds.ts';

/**
 * The discrete Hartley transform, X[k] = Σ x[j] (cos 2πjk/size + sin 2πjk/size), of 16 columns at a time,
 * in place. Its values come in an order of their own, which `inverse` takes back; that saves sorting them.
 *
 * Of real numbers it makes real numbers, and a circular convolution with an even kernel becomes a product
 * with the kernel's transform.
 *
 * Source: Bracewell, Proceedings of the IEEE 72 (1984), by halves; forward is the flow graph of inverse
 * turned round, since the transform is symmetric.
 */
export interface Hartley {
  /** A power of 2, or three times one. */
  readonly size: number;
  /** @param data (size, 16), entry j of column c at 16 j + c */
  forward(data: Float64Array): void;
  /** What `forward` was given, times `size`. */
  inverse(data: Float64Array): void;
}

/** @throws RangeError if `size` is neither a power of 2 nor three times one */
export function createHartley(size: number): Hartley {
  const thirds = size % 3 === 0 && size > 0 ? createHartleyThirds(size) : null;
  const part = thirds ? size / 3 : size;
  if (!(part >= 1 && Number.isInteger(Math.log2(part)))) {
    throw new RangeError(`size must be a power of 2 or three times one, got ${size}`);
  }
  const angles = Array.from({ length: part / 2 }, (_, k) => (2 * Math.PI * k) / part);
  const cosines = Float64Array.from(angles, Math.cos);
  const sines = Float64Array.from(angles, Math.sin);

  /** One level of halving, for all pieces of the data. */
  function level(data: Float64Array, half: number, turn: typeof combine): void {
    for (let first = 0; first < size; first += 2 * half) {
      addAndSubtract(data, first, first + half);
      if (half > 1) addAndSubtract(data, first + half / 2, first + half + half / 2);
    }
    for (let k = 1; k < half / 2; k++) {
      const cosine = cosines[(k * part) / (2 * half)]!;
      const sine = sines[(k * part) / (2 * half)]!;
      for (let first = 0; first < size; first += 2 * half) {
        turn(data, first + k, first + half - k, half, cosine, sine);
      }
    }
  }

  return {
    size,
    forward(data) {
      thirds?.part(data);
      for (let half = part / 2; half >= 1; half /= 2) level(data, half, unravel);
    },
    inverse(data) {
      for (let half = 1; half < part; half *= 2) level(data, half, combine);
      thirds?.join(data);
    },
  };
}

function addAndSubtract(data: Float64Array, a: number, b: number): void {
  let i = a * HARTLEY_LANES;
  let j = b * HARTLEY_LANES;
  for (const end = i + HARTLEY_LANES; i < end; i++, j++) {
    const x = data[i]!;
    const y = data[j]!;
    data[i] = x + y;
    data[j] = x - y;
  }
}

/** Rows a and b of a transform and those `half` further on, from the transforms of its even and odd rows. */
function combine(data: Float64Array, a: number, b: number, half: number, cosine: number, sine: number): void {
  let i = a * HARTLEY_LANES;
  let j = b * HARTLEY_LANES;
  const far = half * HARTLEY_LANES;
  for (const end = i + HARTLEY_LANES; i < end; i++, j++) {
    const x = data[i + far]!;
    const y = data[j + far]!;
    const u = cosine * x + sine * y;
    const v = sine * x - cosine * y;
    data[i + far] = data[i]! - u;
    data[i] = data[i]! + u;
    data[j + far] = data[j]! - v;
    data[j] = data[j]! + v;
  }
}

/** The transpose of {@link combine}. */
function unravel(data: Float64Array, a: number, b: number, half: number, cosine: number, sine: number): void {
  let i = a * HARTLEY_LANES;
  let j = b * HARTLEY_LANES;
  const far = half * HARTLEY_LANES;
  for (const end = i + HARTLEY_LANES; i < end; i++, j++) {
    const u = data[i]! - data[i + far]!;
    const v = data[j]! - data[j + far]!;
    data[i] = data[i]! + data[i + far]!;
    data[j] = data[j]! + data[j + far]!;
    data[i + far] = cosine * u + sine * v;
    data[j + far] = sine * u - cosine * v;
  }
}
