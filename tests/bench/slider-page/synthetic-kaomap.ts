import { matrix } from '../../../src/math/matrix.ts';
import type { Act } from '../../../src/people/act.ts';
import { NO_HISTORY, perform } from '../../../src/people/history.ts';
import { newPersonId } from '../../../src/people/log.ts';
import { pca } from '../../../src/project/pca.ts';
import type { Actions } from '../../../src/store/actions.ts';
import { type AppState, INITIAL_RUN } from '../../../src/store/app-state.ts';
import { type ClusterClient, createClusterClient } from '../../../src/store/cluster-client.ts';
import type { Kaomap } from '../../../src/store/kaomap.ts';
import { concernsRefinement, createRefinement } from '../../../src/store/refinement.ts';
import { createStateStore } from '../../../src/store/state-store.ts';
import { createStepActions } from '../../../src/store/step-actions.ts';
import { syntheticFaces } from '../../support/synthetic-faces.ts';
import { syntheticCollection } from './synthetic-collection.ts';

/** A Kaomap that has read its photos already. */
export interface SyntheticKaomap {
  readonly kaomap: Kaomap;
  /** Both rules on or off, eps 0, and nothing known of earlier refinements. */
  startOver(rules: boolean): void;
  /** Name the largest of the made-up people, `count` of them. */
  namePeople(count: number): void;
  /** Whether the worker refines a cluster now. */
  isRefining(): boolean;
}

const MIN_PTS = 2;
/** Photos that show two faces. */
const SHARED = 300;

/** Real store, tree and refinement in the worker around made-up faces; of the actions, those of the slider's panel and those about people. */
export async function syntheticKaomap(size: number, seed: number): Promise<SyntheticKaomap> {
  const { points, people } = syntheticFaces(size, seed);
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
    if (concernsRefinement(state, before)) refinement.follow();
  });

  const nothing = () => {};
  const actions: Actions = {
    addTransfer: nothing,
    addFiles: nothing,
    loadSamples: nothing,
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    retry: nothing,
    retryRun: nothing,
    readAnyway: nothing,
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
    select: (selected) => store.set({ selected }),
    openResult: nothing,
    closeResult: nothing,
    resultJson: () => '',
    resultCsv: () => '',
    fileOf: () => undefined,
    pictureOf: async () => null,
    dismissNotice: nothing,
    ...createStepActions(store),
  };
  return {
    kaomap: {
      ...{ store, actions },
      kept: {
        openCollection: nothing,
        newCollection: nothing,
        renameCollection: nothing,
        removeCollection: nothing,
        retry: nothing,
        space: async () => null,
        askToPersist: async () => false,
        dismiss: nothing,
        deleteEverything: async () => ({ removed: [], left: [] }),
      },
      engines: { borrow: () => Promise.reject(new Error('there are no photos to read here')) },
    },
    startOver(rules) {
      store.setSettings({ eps: 0, partPhotos: rules, refine: rules });
      // what is refined is remembered for the first face: another one, nothing known
      store.set({ faces: faces.map((face, i) => (i === 0 ? { ...face } : face)) });
    },
    namePeople(count) {
      const members = new Map<number, string[]>();
      people.forEach((person, i) => {
        members.set(person, [...(members.get(person) ?? []), faces[i]?.id ?? '']);
      });
      const largest = [...members.values()].sort((a, b) => b.length - a.length).slice(0, count);
      let history = NO_HISTORY;
      for (const [p, ids] of largest.entries()) {
        const act: Act = {
          kind: 'assign',
          faces: ids,
          person: newPersonId(history.log),
          name: `Person ${p}`,
        };
        history = perform(history, act, p);
      }
      store.set({ history });
    },
    isRefining: () => refining > 0,
  };
}
