import type { DensityTree } from '../cluster/density-tree.ts';
import type { ErrorCode } from '../errors.ts';
import type { ResultFile } from '../export/result-file.ts';
import { DEFAULT_DESCRIPTOR, DESCRIPTORS, type DescriptorId } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import type { Backend } from '../faces/faces-api.ts';
import type { Photo } from '../ingest/photo.ts';
import { type History, NO_HISTORY } from '../people/history.ts';
import type { Log } from '../people/log.ts';
import type { Preservation } from '../project/neighborhood-preservation.ts';
import type { EngineId, TsneFrame } from '../project/tsne-engine.ts';
import { type KeptState, NOTHING_KEPT } from './kept-state.ts';
import type { EngineChoice } from './map-engine.ts';

/** Where the tensors are computed. `auto` asks the known-answer test. */
export type BackendChoice = 'auto' | Backend;
export type { Backend };

export type MapView = 'tsne' | 'pca';

/** What the user has set. */
export interface Settings {
  readonly descriptorId: DescriptorId;
  readonly backend: BackendChoice;
  readonly eps: number;
  readonly minPts: number;
  /** Seed of everything random: equal photos and seed give the equal map. */
  readonly seed: number;
  readonly mapView: MapView;
  readonly mapEngine: EngineChoice;
  /** Of t-SNE; null for what fits the number of faces. */
  readonly perplexity: number | null;
  /** Faces of one photo are different people. */
  readonly partPhotos: boolean;
  /** Weak faces may join a cluster and bridge none. */
  readonly guardWeak: boolean;
  /** Clusters are cut again by average linkage, which takes apart what only a chain held together. */
  readonly refine: boolean;
}

/** The reading of photos. `listing` walks a drop, `starting` loads the models. */
export interface RunState {
  readonly phase: 'idle' | 'listing' | 'starting' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  /** Photos read or refused since the run began, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds spent reading, pauses left out. */
  readonly activeMs: number;
  /** Path of the photo last read. */
  readonly current: string | null;
  /** The backend that passed the known-answer test; null before. */
  readonly backend: Backend | null;
  /** Tensors alive in the engine after the photo last read; a number that grows is a leak. */
  readonly tensors: number | null;
}

/** The map of the first `count` faces. */
export interface MapState {
  readonly count: number;
  /** (count, 2) first two principal components; there before t-SNE moves. */
  readonly pca: Float32Array;
  /** (k ≤ 50) share of the variance that each component holds, in [0, 1], descending. */
  readonly pcaShares: Float64Array;
  /** Newest frame of t-SNE; null until the first. */
  readonly tsne: TsneFrame | null;
  readonly tsneState: 'waiting' | 'running' | 'paused' | 'done' | 'stopped' | 'tooFew' | 'failed';
  /** Who draws or drew `tsne`; null before. */
  readonly engine: EngineId | null;
  /** Of `tsne`; null before. */
  readonly perplexity: number | null;
}

/** Something to tell the user, chosen by code; `detail` is shown as text. */
export interface Notice {
  readonly code:
    | ErrorCode
    | 'nothingDropped'
    /** Another tab does the work. */
    | 'follower'
    | 'opened'
    | 'openedOtherModel'
    | 'openedOtherVersion'
    | 'openedDamaged';
  readonly detail?: string;
}

export interface OpenedFile {
  readonly name: string;
  readonly result: ResultFile;
  /** What the page's own log was before the file's took its place, to put it back. */
  readonly ownLog?: Log;
}

export interface AppState {
  readonly settings: Settings;
  /** The ledger, in the order of the drops. */
  readonly photos: readonly Photo[];
  /** In the order of their photos; a face's place in here is its index everywhere else. */
  readonly faces: readonly Face[];
  readonly run: RunState;
  /** Built for the first `tree.size` faces and `tree.minPts`; null before the first is there. */
  readonly tree: DensityTree | null;
  readonly map: MapState | null;
  /** How far the map at these positions keeps who is near whom; null before the first was judged. */
  readonly preservation: { readonly positions: Float32Array; readonly value: Preservation } | null;
  /** Large clusters that the worker has refined so far; with each, the grouping may change. */
  readonly refinements: number;
  /** What the user has said of people, step by step. */
  readonly history: History;
  /** Indices of selected faces, ascending. */
  readonly selected: readonly number[];
  /** A result file that was opened, to compare with. */
  readonly opened: OpenedFile | null;
  readonly kept: KeptState;
  readonly notice: Notice | null;
}

export const INITIAL_RUN: RunState = {
  phase: 'idle',
  done: 0,
  total: 0,
  activeMs: 0,
  current: null,
  backend: null,
  tensors: null,
};

export const INITIAL_STATE: AppState = {
  settings: {
    descriptorId: DEFAULT_DESCRIPTOR,
    backend: 'auto',
    eps: DESCRIPTORS[DEFAULT_DESCRIPTOR].defaultEps,
    minPts: 2,
    seed: 1,
    mapView: 'tsne',
    mapEngine: 'auto',
    perplexity: null,
    partPhotos: true,
    guardWeak: true,
    refine: true,
  },
  photos: [],
  faces: [],
  run: INITIAL_RUN,
  tree: null,
  map: null,
  preservation: null,
  refinements: 0,
  history: NO_HISTORY,
  selected: [],
  opened: null,
  kept: NOTHING_KEPT,
  notice: null,
};
