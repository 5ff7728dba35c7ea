/**
 * The repulsive half of t-SNE's gradient. With w = 1 / (1 + squared distance), fills `forces` with
 * Σ_j w_ij² (y_i − y_j) and returns Σ_{i≠j} w_ij, by which t-SNE divides both w and these forces.
 *
 * @param positions (n, 2), finite
 * @param forces (n, 2)
 */
export type Repulsion = (positions: Float64Array, forces: Float64Array) => number;
