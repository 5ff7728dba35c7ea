import { type Matrix, matrix } from '../../src/math/matrix.ts';
import { nearestPoints } from '../../src/project/nearest-points.ts';

/** How good each of several maps of the same points is. */
export interface MapQuality {
  /**
   * 1 if each point's nearest on the map are its nearest in truth, less by the ranks of those that are not.
   * Source: Venna and Kaski, ICANN 2001.
   */
  readonly trustworthiness: number;
  /** Mean share of a point's nearest on the map that carry its label. */
  readonly purity: number;
}

const TRUST_NEIGHBORS = 12;
const PURITY_NEIGHBORS = 5;

/**
 * O(n²) time for all maps.
 * @param points (n, dim), n above 19
 * @param maps each (n, 2)
 */
export function mapQuality(points: Matrix, labels: Int32Array, maps: readonly Float32Array[]): MapQuality[] {
  const trust = trustworthiness(points, maps, TRUST_NEIGHBORS);
  return maps.map((map, m) => ({ trustworthiness: trust[m]!, purity: purity(map, labels) }));
}

/** Of each map, in [0, 1]. Equally far points share the better rank. */
export function trustworthiness(
  { data, rows: n, cols }: Matrix,
  maps: readonly Float32Array[],
  k: number,
): number[] {
  const near = maps.map((map) => nearestPoints(matrix(map, n, 2), k).ids);
  const penalties = maps.map(() => 0);
  const squares = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let a = i * cols, b = j * cols; a < (i + 1) * cols; a++, b++) sum += (data[a]! - data[b]!) ** 2;
      squares[j] = sum;
    }
    near.forEach((ids, m) => {
      for (const j of ids.subarray(i * k, (i + 1) * k)) {
        const square = squares[j]!;
        let nearer = 0;
        for (let other = 0; other < n; other++) if (other !== i && squares[other]! < square) nearer++;
        penalties[m] = penalties[m]! + Math.max(0, nearer + 1 - k);
      }
    });
  }
  return penalties.map((penalty) => 1 - (2 * penalty) / (n * k * (2 * n - 3 * k - 1)));
}

function purity(map: Float32Array, labels: Int32Array): number {
  const { ids, k } = nearestPoints(matrix(map, labels.length, 2), PURITY_NEIGHBORS);
  return ids.filter((j, at) => labels[j] === labels[Math.floor(at / k)]).length / ids.length;
}
