/** Label of a face that belongs to no cluster. Same value as scikit-learn's. */
export const NOISE = -1;

/** The outcome of one cut. */
export interface Clustering {
  /** (n) 0-based cluster of each face, numbered by first core face; {@link NOISE} for noise. */
  readonly labels: Int32Array;
  /** (n) 1 for a core point, else 0. A labelled face that is not core is a border point. */
  readonly isCore: Uint8Array;
  readonly clusterCount: number;
}

export interface DbscanParams {
  /** Neighbourhood radius, Euclidean, at least 0. A face at exactly `eps` is inside. */
  readonly eps: number;
  /** Faces within `eps`, the face itself included, that make it a core point. Whole, 1 to {@link MAX_MIN_PTS}. */
  readonly minPts: number;
}

/** Largest minPts that the stored neighbours serve. */
export const MAX_MIN_PTS = 10;
