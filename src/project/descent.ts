const GAIN_STEP = 0.2;
const GAIN_FACTOR = 0.8;
const LEAST_GAIN = 0.01;

/**
 * Gradient descent with momentum, and a gain for each coordinate that grows while it keeps its direction.
 *
 * Source: Jacobs, Neural Networks 1 (1988), as van der Maaten's t-SNE has it.
 */
export interface Descent {
  /**
   * Move one step down, and then all by so much that their mean is home.
   * @param slopes (n, 2) gradient at the present positions
   */
  move(slopes: Float64Array, rate: number, momentum: number): void;
  /** Forget velocities and gains. */
  rest(): void;
}

/**
 * @param positions (n, 2), which are changed
 * @param home of their mean; 0 keeps the digits of a map that shrinks to next to nothing, as small ones may
 *   under exaggeration before they unfold
 */
export function createDescent(
  positions: Float64Array,
  [homeX, homeY]: readonly [x: number, y: number],
): Descent {
  const velocity = new Float64Array(positions.length);
  const gains = new Float64Array(positions.length).fill(1);

  function keepMean(): void {
    const [x, y] = meanOf(positions);
    for (let k = 0; k < positions.length; k += 2) {
      positions[k] = positions[k]! - (x - homeX);
      positions[k + 1] = positions[k + 1]! - (y - homeY);
    }
  }

  return {
    move(slopes, rate, momentum) {
      for (let k = 0; k < positions.length; k++) {
        const slope = slopes[k]!;
        const last = velocity[k]!;
        const gain = slope * last < 0 ? gains[k]! + GAIN_STEP : gains[k]! * GAIN_FACTOR;
        gains[k] = Math.max(gain, LEAST_GAIN);
        velocity[k] = momentum * last - rate * gains[k]! * slope;
        positions[k] = positions[k]! + velocity[k]!;
      }
      keepMean();
    },
    rest() {
      velocity.fill(0);
      gains.fill(1);
    },
  };
}

/** @param positions (n, 2) */
export function meanOf(positions: Float64Array): [x: number, y: number] {
  const n = positions.length / 2;
  let x = 0;
  let y = 0;
  for (let k = 0; k < positions.length; k += 2) {
    x += positions[k]!;
    y += positions[k + 1]!;
  }
  return [x / n, y / n];
}
