import type { Matrix } from '../math/matrix.ts';
import { handOver, serve } from '../rpc/serve.ts';
import { nearestPoints } from './nearest-points.ts';
import { neighborhoodPreservation, type Preservation } from './neighborhood-preservation.ts';
import { placeNew } from './place-new.ts';
import { type Reduction, reduce } from './project-service.ts';

/** Neighbors compared for the preservation. */
const COMPARED = 10;

const api = {
  reduce(points: Matrix): Reduction {
    const reduction = reduce(points);
    return handOver(reduction, [reduction.scores.data.buffer, reduction.map.buffer]);
  },
  place(points: Matrix, positions: Float32Array, seed: number): Float32Array {
    const known = new Float32Array(2 * points.rows).fill(Number.NaN);
    known.set(positions);
    const placed = placeNew(points, known, seed);
    return handOver(placed, [placed.buffer]);
  },
  preservation(points: Matrix, positions: Float32Array): Preservation {
    const preservation = neighborhoodPreservation(positions, nearestPoints(points, COMPARED).ids);
    return handOver(preservation, [preservation.shares.buffer]);
  },
};

export type ProjectWorkerApi = typeof api;

serve(api);
