import { buildPairIndex } from '../../src/cluster/build-pair-index.ts';
import { type DensityTree, densityTree } from '../../src/cluster/density-tree.ts';
import type { Face } from '../../src/faces/face.ts';
import type { ProjectClient } from '../../src/project/project-client.ts';
import { type Reduction, reduce } from '../../src/project/project-service.ts';
import type { EngineId, TsneFrame, TsneParams } from '../../src/project/tsne-engine.ts';
import { type Analysis, concernsAnalysis, createAnalysis } from '../../src/store/analysis.ts';
import type { RunState } from '../../src/store/app-state.ts';
import type { ClusterClient } from '../../src/store/cluster-client.ts';
import { createMapRun, type MapRun } from '../../src/store/map-run.ts';
import { createStateStore, type StateStore } from '../../src/store/state-store.ts';
import { type Deferred, deferred } from './deferred.ts';

/** A t-SNE run under way. */
export interface Layout extends Deferred<TsneFrame> {
  readonly count: number;
  readonly start: Float32Array;
  readonly engine: EngineId;
  readonly params: TsneParams;
  readonly settled: boolean;
  isPaused: boolean;
  readonly signal: AbortSignal;
  show(iteration: number): TsneFrame;
}

/** Where new faces are put on a map. */
export const PLACED = -7;

/** The analysis between clients that compute here, and only when they are let. */
export interface AnalysisWorld {
  readonly store: StateStore;
  readonly analysis: Analysis;
  readonly map: MapRun;
  /** Trees that were asked for, in order: for how many points, at which minPts. */
  readonly trees: { readonly size: number; readonly minPts: number }[];
  /** Numbers of points of the reductions that were asked for. */
  readonly reductions: number[];
  readonly layouts: Layout[];
  /** While set, trees and reductions wait for it. */
  gate: Promise<void> | null;
  setFaces(faces: readonly Face[]): void;
  setPhase(phase: RunState['phase']): void;
}

export function createAnalysisWorld(): AnalysisWorld {
  const store = createStateStore({});
  // comes in late, as a worker's answer does; what is aborted never comes
  const answer = async <T>(compute: () => T, signal: AbortSignal | undefined): Promise<T> => {
    const { gate } = world;
    await gate;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    return compute();
  };
  const clusters: ClusterClient = {
    buildTree(points, minPts, { signal, weak } = {}): Promise<DensityTree> {
      world.trees.push({ size: points.rows, minPts });
      return answer(() => densityTree(buildPairIndex(points), minPts, weak), signal);
    },
    refineCluster: (members) => Promise.reject(new RangeError(`nothing to refine, got ${members.length}`)),
    dispose() {},
  };
  const project: ProjectClient = {
    reduce(points, signal): Promise<Reduction> {
      world.reductions.push(points.rows);
      return answer(() => reduce(points), signal);
    },
    layout(
      { points, start, engine, params, settled = false },
      { signal = new AbortController().signal, onFrame },
    ) {
      const run = deferred<TsneFrame>();
      const layout: Layout = {
        ...run,
        count: points.rows,
        start,
        engine,
        params,
        settled,
        signal,
        isPaused: false,
        show(iteration) {
          const positions = new Float32Array(2 * points.rows).fill(iteration);
          const frame = { positions, iteration, iterations: 9, cost: 0 };
          onFrame(frame);
          return frame;
        },
      };
      signal.addEventListener('abort', () => run.reject(signal.reason));
      world.layouts.push(layout);
      const hold = (isPaused: boolean) => () => {
        layout.isPaused = isPaused;
      };
      return { done: run.promise, pause: engine === 'tsne-js' ? null : hold(true), resume: hold(false) };
    },
    place: (points, positions) =>
      answer(() => {
        const placed = new Float32Array(2 * points.rows).fill(PLACED);
        placed.set(positions);
        return placed;
      }, undefined),
    preservation: (_points, positions) =>
      answer(() => ({ shares: new Float32Array(positions.length / 2), mean: 0, k: 0 }), undefined),
    dispose() {},
  };
  const map = createMapRun(store, project);
  const analysis = createAnalysis(store, clusters, project, map);
  store.subscribe((state, before) => {
    if (concernsAnalysis(state, before)) analysis.follow();
  });
  const world: AnalysisWorld = {
    store,
    analysis,
    map,
    trees: [],
    reductions: [],
    layouts: [],
    gate: null,
    setFaces: (faces) => store.set({ faces }),
    setPhase: (phase) => store.setRun({ phase }),
  };
  return world;
}
