import { buildPairIndex, growPairIndex } from '../../../src/cluster/build-pair-index.ts';
import { MAX_MIN_PTS } from '../../../src/cluster/clustering.ts';
import { dbscan } from '../../../src/cluster/dbscan.ts';
import { type DensityTree, densityTree } from '../../../src/cluster/density-tree.ts';
import { landscape } from '../../../src/cluster/landscape.ts';
import type { PairIndex } from '../../../src/cluster/pair-index.ts';
import { type Matrix, matrix } from '../../../src/math/matrix.ts';
import { syntheticFaces } from '../../support/synthetic-faces.ts';

export type BenchTask =
  /** Made-up faces, or float32 descriptors of 128 numbers in base64. */
  | { name: 'load'; synthetic: { size: number; seed: number } }
  | { name: 'load'; base64: string }
  | { name: 'build'; minPts: number }
  | { name: 'otherMinPts' }
  | { name: 'cuts'; from: number; to: number; step: number }
  | { name: 'landscape' }
  /** Build all but the last `count` afresh, ... */
  | { name: 'buildWithoutLast'; count: number; minPts: number }
  /** ... then add those. */
  | { name: 'addLast'; times: number };

/** Times in milliseconds. */
export interface BenchAnswers {
  load: { size: number };
  build: { ms: number; closePairs: number };
  otherMinPts: { minPts: number; ms: number }[];
  cuts: number[];
  landscape: { ms: number[]; rows: number };
  buildWithoutLast: { ms: number };
  addLast: { ms: number[]; sameAsFromScratch: boolean };
}

const DIM = 128;
const LANDSCAPES = 9;

let points: Matrix;
let index: PairIndex;
let tree: DensityTree;
let rest: Matrix;
let edges = '';

function timed<T>(run: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

function build(of: Matrix, minPts: number): number {
  const { ms } = timed(() => {
    index = buildPairIndex(of);
    tree = densityTree(index, minPts);
  });
  return ms;
}

function doTask(task: BenchTask): BenchAnswers[BenchTask['name']] {
  switch (task.name) {
    case 'load': {
      if ('synthetic' in task) {
        points = syntheticFaces(task.synthetic.size, task.synthetic.seed).points;
      } else {
        const bytes = Uint8Array.from(atob(task.base64), (letter) => letter.charCodeAt(0));
        const data = new Float32Array(bytes.buffer);
        points = matrix(data, data.length / DIM, DIM);
      }
      return { size: points.rows };
    }
    case 'build':
      return { ms: build(points, task.minPts), closePairs: index.close.count };
    case 'otherMinPts':
      return Array.from({ length: MAX_MIN_PTS }, (_, m) => ({
        minPts: m + 1,
        ms: timed(() => densityTree(index, m + 1)).ms,
      }));
    case 'cuts': {
      const { minPts } = tree;
      const cuts: number[] = [];
      // there and back, as a slider is moved
      for (let eps = task.from; eps <= task.to; eps += task.step) {
        cuts.push(timed(() => dbscan(tree, { eps, minPts })).ms);
      }
      for (let eps = task.to; eps >= task.from; eps -= task.step) {
        cuts.push(timed(() => dbscan(tree, { eps, minPts })).ms);
      }
      return cuts;
    }
    case 'landscape': {
      const runs = Array.from({ length: LANDSCAPES }, () => timed(() => landscape(tree)));
      return { ms: runs.map(({ ms }) => ms), rows: runs[0]!.value.eps.length };
    }
    case 'buildWithoutLast': {
      const kept = points.rows - task.count;
      edges = [tree.from, tree.to, tree.weights].join();
      rest = matrix(points.data.slice(kept * DIM), task.count, DIM);
      return { ms: build(matrix(points.data.slice(0, kept * DIM), kept, DIM), task.minPts) };
    }
    case 'addLast': {
      const runs = Array.from({ length: task.times }, () =>
        timed(() => densityTree(growPairIndex(index, rest), tree.minPts)),
      );
      const grown = runs[0]!.value;
      return {
        ms: runs.map(({ ms }) => ms),
        sameAsFromScratch: [grown.from, grown.to, grown.weights].join() === edges,
      };
    }
  }
}

addEventListener('message', ({ data }: MessageEvent<BenchTask>) => postMessage(doTask(data)));
