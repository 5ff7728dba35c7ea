import { buildDensityTree, type DensityTree } from '../cluster/density-tree.ts';
import { matrix } from '../math/matrix.ts';
import { handOver } from '../rpc/serve.ts';

/** What the cluster worker answers. */
export const clusterService = {
  /**
   * Build the density tree of (rows, cols) row-major points. Its arrays are handed over, not copied.
   * @throws RangeError as `buildDensityTree`, or if the length is not rows × cols
   */
  build(points: Float32Array, rows: number, cols: number, minPts: number): DensityTree {
    const tree = buildDensityTree(matrix(points, rows, cols), minPts);
    const { neighbors, distances, coreDistances, from, to, weights } = tree;
    return handOver(
      tree,
      [neighbors, distances, coreDistances, from, to, weights].map((array) => array.buffer),
    );
  },
};

export type ClusterService = typeof clusterService;
