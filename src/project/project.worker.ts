import type { Matrix } from '../math/matrix.ts';
import { handOver, serve } from '../rpc/serve.ts';
import { type Reduction, reduce } from './project-service.ts';

const api = {
  reduce(points: Matrix): Reduction {
    const reduction = reduce(points);
    return handOver(reduction, [reduction.scores.data.buffer, reduction.map.buffer]);
  },
};

export type ProjectWorkerApi = typeof api;

serve(api);
