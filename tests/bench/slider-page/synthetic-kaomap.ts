import { matrix } from '../../../src/math/matrix.ts';
import { pca } from '../../../src/project/pca.ts';
import type { Actions } from '../../../src/store/actions.ts';
import { type AppState, INITIAL_RUN } from '../../../src/store/app-state.ts';
import { type ClusterClient, createClusterClient } from '../../../src/store/cluster-client.ts';
import type { Kaomap } from '../../../src/store/kaomap.ts';
import { createRefinement } from '../../../src/store/refinement.ts';
import { createStateStore } from '../../../src/store/state-store.ts';
import { syntheticFaces } from '../../support/synthetic-faces.ts';
import { syntheticCollection } from './synthetic-collection.ts';

/** A Kaomap that has read its photos already. */
export interface SyntheticKaomap {
  readonly kaomap: Kaomap;
  /** Both rules on or off, eps 0, and nothing known of earlier refinements. */
  startOver(rules: boolean): void;
  /** Whether the worker refines a cluster now. */
  isRefining(): boolean;
}

const MIN_PTS = 2;
/** Photos that show two faces. */
const SHARED = 300;

/** Real store, tree and refinement in the worker around made-up faces; of the actions, those of the slider's panel. */
export async function syntheticKaomap(size: number, seed: number): Promise<SyntheticKaomap> {
  const { points } = syntheticFaces(size, seed);
  const { photos, faces } = await syntheticCollection(points, SHARED);
  const store = createStateStore({ eps: 0, minPts: MIN_PTS, mapView: 'pca' });

  const client = createClusterClient();
  const tree = await client.buildTree(points, MIN_PTS);
  const { scores, explainedVarianceRatio } = pca(points, 2);
  store.set({
    photos,
    faces,
    tree,
    map: {
      count: size,
      pca: matrix(scores.data, size, 2).data,
      pcaShares: explainedVarianceRatio,
      tsne: null,
      tsneState: 'stopped',
      engine: null,
      perplexity: null,
    },
    run: { ...INITIAL_RUN, phase: 'done', done: photos.length, total: photos.length, backend: 'wasm' },
  });

  let refining = 0;
  const counting: ClusterClient = {
    ...client,
    async refineCluster(members, distance) {
      refining++;
      try {
        return await client.refineCluster(members, distance);
      } finally {
        refining--;
      }
    },
  };
  const refinement = createRefinement(store, counting);
  store.subscribe((state: AppState, before: AppState) => {
    if (state.tree !== before.tree || state.settings !== before.settings) refinement.follow();
  });

  const nothing = () => {};
  const actions: Actions = {
    addTransfer: nothing,
    addFiles: nothing,
    loadSamples: nothing,
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    clear: nothing,
    setEps: (eps) => store.setSettings({ eps }),
    setMinPts: nothing,
    setSeed: nothing,
    setPartPhotos: (partPhotos) => store.setSettings({ partPhotos }),
    setGuardWeak: nothing,
    setRefine: (refine) => store.setSettings({ refine }),
    setDescriptor: nothing,
    setMapView: nothing,
    setMapEngine: nothing,
    setPerplexity: nothing,
    startMap: nothing,
    pauseMap: nothing,
    resumeMap: nothing,
    stopMap: nothing,
    goOnWithMap: nothing,
    act: nothing,
    undo: nothing,
    redo: nothing,
    takeBack: nothing,
    bringBack: nothing,
    select: (selected) => store.set({ selected }),
    openResult: nothing,
    closeResult: nothing,
    resultJson: () => '',
    resultCsv: () => '',
    fileOf: () => undefined,
    dismissNotice: nothing,
  };
  return {
    kaomap: {
      ...{ store, actions },
      engines: { borrow: () => Promise.reject(new Error('there are no photos to read here')) },
    },
    startOver(rules) {
      store.setSettings({ eps: 0, partPhotos: rules, refine: rules });
      // what is refined is remembered for the first face: another one, nothing known
      store.set({ faces: faces.map((face, i) => (i === 0 ? { ...face } : face)) });
    },
    isRefining: () => refining > 0,
  };
}
