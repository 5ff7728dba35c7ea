import { planeNeighbors } from './plane-neighbors.ts';

/** How far a map keeps who is near whom. */
export interface Preservation {
  /** (n) share of each point's k nearest in its own space that are among its k nearest on the map, in [0, 1]. */
  readonly shares: Float32Array;
  /** Their mean; 1 for no points. */
  readonly mean: number;
  /** Neighbors compared for each point. */
  readonly k: number;
}

/**
 * Compare who is near whom in the descriptors' space and on the map.
 *
 * Deterministic; a point is never its own neighbor. Equal places on the map count by index, so a map that puts
 * all points in one place does not get full marks. Where nothing can be lost, because k is 0, shares are 1.
 * Too slow for every frame: for a map at rest.
 *
 * Source: the neighborhood hit rate of Lee, Verleysen, Neurocomputing 72 (2009), their Q_NX at one k, kept
 * here for each point as well.
 *
 * @param positions (n, 2) on the map
 * @param neighbors (n, k) the k nearest other points of each point in its own space, in any order
 * @throws RangeError if the lists do not fit the points, or a position is not finite
 */
export function neighborhoodPreservation(positions: Float32Array, neighbors: Int32Array): Preservation {
  const n = positions.length / 2;
  const k = n > 0 ? neighbors.length / n : 0;
  if (!Number.isInteger(n) || !Number.isInteger(k) || (n > 0 && k > n - 1)) {
    throw new RangeError(
      `neighbors must hold lists of one length, at most n - 1, for ${n} points, got ${neighbors.length}`,
    );
  }
  const near = planeNeighbors(positions, k);
  const shares = new Float32Array(n).fill(1);
  let kept = 0;
  for (let i = 0; i < n && k > 0; i++) {
    let both = 0;
    for (let a = i * k; a < (i + 1) * k; a++) {
      for (let b = i * k; b < (i + 1) * k; b++) {
        if (near[b] !== neighbors[a]) continue;
        both++;
        break;
      }
    }
    shares[i] = both / k;
    kept += both;
  }
  return { shares, mean: n * k > 0 ? kept / (n * k) : 1, k };
}
