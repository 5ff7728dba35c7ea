import { type Clustering, NOISE } from '../cluster/clustering.ts';
import type { AppState } from './app-state.ts';

/** A cluster as the list shows it. */
export interface ClusterView {
  readonly label: number;
  /** Indices into `state.faces`, ascending. */
  readonly faces: readonly number[];
  /** The face that stands for the cluster: its best described core face. */
  readonly cover: number;
  /** Lowest core index; it survives a move of the slider where the label does not, so colours hang on it. */
  readonly anchor: number;
}

export interface ClusterList {
  /** Largest first, then by label. */
  readonly clusters: readonly ClusterView[];
  /** Indices of faces without a cluster. */
  readonly noise: readonly number[];
}

export type { Clustering };
export { NOISE };
export type { AppState };
