import { assertFinite, type Matrix } from '../math/matrix.ts';
import { mulberry32 } from '../math/rng.ts';

/** Old neighbors that say where a new point goes. Few, so that it lands in one group, not between several. */
const NEIGHBORS = 5;
/** Of the map's spread: too little to see, enough for points in one place to part. */
const JITTER = 1e-3;

/**
 * Places for points that join a map: each at the weighted median, along each axis, of the places of its 5
 * nearest old points, moved by a little seeded noise. A neighbor weighs exp(−(d / d5)²), d5 the distance of
 * the fifth. The mean would put a point between two groups where there is nothing; the median chooses one.
 * Old points stay where they are. With no old point, all are put in a seeded disk of radius 1.
 *
 * Source: the idea is that of openTSNE's `transform`.
 *
 * @param points (n, dim)
 * @param positions (n, 2) places on the map; NaN for a point that has none yet
 * @returns (n, 2)
 * @throws RangeError if shapes differ, a point is not finite, or a place is infinite
 */
export function placeNew(points: Matrix, positions: Float32Array, seed: number): Float32Array {
  checkArguments(points, positions);
  const { data, rows, cols } = points;
  const isNew = (i: number) => Number.isNaN(positions[2 * i]! + positions[2 * i + 1]!);
  const ids = Int32Array.from({ length: rows }, (_, i) => i);
  const old = ids.filter((i) => !isNew(i));
  const placed = positions.slice();
  const noise = JITTER * spreadOf(positions, old);
  const random = mulberry32(seed);

  for (const i of ids.filter(isNew)) {
    const angle = 2 * Math.PI * random();
    const radius = Math.sqrt(random()) * (old.length > 0 ? noise : 1);
    const nearest = nearestOld(data, i, cols, old);
    for (const axis of [0, 1]) {
      const places = nearest.ids.map((j) => positions[2 * j + axis]!);
      const shift = radius * (axis === 0 ? Math.cos(angle) : Math.sin(angle));
      placed[2 * i + axis] = weightedMedian(places, nearest.weights) + shift;
    }
  }
  return placed;
}

function nearestOld(data: Float32Array, i: number, cols: number, old: Int32Array) {
  const ids: number[] = [];
  const squares: number[] = [];
  for (const j of old) {
    let square = 0;
    for (let c = 0; c < cols; c++) square += (data[i * cols + c]! - data[j * cols + c]!) ** 2;
    if (ids.length === NEIGHBORS && square >= squares[NEIGHBORS - 1]!) continue;
    let slot = squares.findIndex((other) => square < other);
    if (slot < 0) slot = ids.length;
    ids.splice(slot, 0, j);
    squares.splice(slot, 0, square);
    ids.length = Math.min(ids.length, NEIGHBORS);
    squares.length = ids.length;
  }
  const farthest = squares.at(-1) ?? 0;
  // equal points are all one
  const weights = squares.map((square) => (farthest > 0 ? Math.exp(-square / farthest) : 1));
  return { ids, weights };
}

/** The least value up to which half of the weight lies; 0 if there is none. */
function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (const k of order) {
    sum += weights[k]!;
    if (sum >= half) return values[k]!;
  }
  return 0;
}

/** Root mean square distance of the old places from their mean; 1 if they have no extent. */
function spreadOf(positions: Float32Array, old: Int32Array): number {
  let squares = 0;
  for (const axis of [0, 1]) {
    const mean = old.reduce((sum, i) => sum + positions[2 * i + axis]! / old.length, 0);
    squares += old.reduce((sum, i) => sum + (positions[2 * i + axis]! - mean) ** 2 / old.length, 0);
  }
  return Math.sqrt(squares) || 1;
}

function checkArguments(points: Matrix, positions: Float32Array): void {
  assertFinite(points);
  if (positions.length !== 2 * points.rows) {
    throw new RangeError(`positions must hold 2 × ${points.rows} numbers, got ${positions.length}`);
  }
  const infinite = positions.findIndex((value) => Math.abs(value) === Number.POSITIVE_INFINITY);
  if (infinite >= 0) {
    const row = Math.floor(infinite / 2);
    throw new RangeError(`every place must be finite or NaN, got ${positions[infinite]} in row ${row}`);
  }
}
