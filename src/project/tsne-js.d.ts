/** The self-contained bundle of tsne-js 1.0.3, which ships no types. Only what we use. */
declare module 'tsne-js/build/tsne.min.js' {
  interface Ndarray {
    readonly data: Float64Array;
    readonly shape: readonly number[];
  }

  export default class TSNE {
    constructor(config: {
      dim: number;
      perplexity: number;
      earlyExaggeration: number;
      learningRate: number;
      nIter: number;
      metric: 'euclidean';
    });
    /** (n, dim) row-major; random after `init`, changed in place by `run`. */
    outputEmbedding: Ndarray;
    /** (n, n) Distances between the inputs; there once 'Calculating joint probabilities' is announced. */
    distances: Ndarray;
    /** Rows must be plain arrays. */
    init(options: { data: number[][]; type: 'dense' }): void;
    /** Blocks until done. */
    run(): [error: number, iteration: number];
    on(event: 'progressStatus', listener: (status: string) => void): this;
    /** Before each step: the cost and gradient of the present positions. */
    on(
      event: 'progressIter',
      listener: (state: [iteration: number, cost: number, gradNorm: number]) => void,
    ): this;
    /** After each step. */
    on(event: 'progressData', listener: (scaled: number[][]) => void): this;
  }
}
