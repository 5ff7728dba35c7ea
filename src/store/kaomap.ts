import { csvRows, toCsv } from '../export/result-csv.ts';
import { serializeResult } from '../export/result-file.ts';
import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import { createFacesClient } from '../faces/faces-client.ts';
import { listFiles } from '../ingest/list-files.ts';
import { listTransfer } from '../ingest/list-transfer.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';
import { NO_HISTORY, turnTo } from '../people/history.ts';
import { createProjectClient } from '../project/project-client.ts';
import { openStorage, type StorageOptions } from '../storage/storage.ts';
import type { Actions } from './actions.ts';
import { concernsAnalysis, createAnalysis } from './analysis.ts';
import { type AppState, INITIAL_RUN, type Settings } from './app-state.ts';
import { createClusterClient } from './cluster-client.ts';
import type { KeptPage } from './collection-reader.ts';
import { createDrops } from './drops.ts';
import { createEngines, type Engines } from './engines.ts';
import { fetchSamples } from './fetch-samples.ts';
import { guardFollowers } from './guard-followers.ts';
import { concernsKeeper, createKeeper, type KeptActions } from './keeper.ts';
import { linkedSettings } from './linked-settings.ts';
import { createMapJudge } from './map-judge.ts';
import { createMapRun } from './map-run.ts';
import { openResult } from './open-result.ts';
import { createPhotoRun } from './photo-run.ts';
import { pictureOf } from './picture-of.ts';
import { concernsRefinement, createRefinement } from './refinement.ts';
import { replaceRows } from './replace-rows.ts';
import { resultOf } from './result-of.ts';
import { retryPhotos } from './retry-photos.ts';
import { createSettingsActions } from './settings-actions.ts';
import { createStateStore, type StateStore } from './state-store.ts';
import { createStepActions } from './step-actions.ts';
import { waiting } from './take-in.ts';
import { unprovenCopies } from './unproven-copies.ts';

/** The whole tool without its face. */
export interface Kaomap {
  readonly store: Pick<StateStore, 'getState' | 'subscribe'>;
  readonly actions: Actions;
  /** What of it is kept in this browser. */
  readonly kept: KeptActions;
  /** For whoever reads photos, or the camera, besides the collection. */
  readonly engines: Engines;
}

export interface KaomapOptions {
  /** Address of the page's folder, with a trailing slash. */
  readonly baseUrl: string;
  readonly settings?: Partial<Settings>;
  /** Keep the work in this browser, and begin with what was kept. */
  readonly keep?: boolean;
  /** For tests: other surroundings of the storage than the browser's. */
  readonly storageServices?: NonNullable<StorageOptions['services']>;
}

const NOTHING: Partial<AppState> = {
  photos: [],
  faces: [],
  tree: null,
  map: null,
  preservation: null,
  history: NO_HISTORY,
  selected: [],
  run: INITIAL_RUN,
};

const READ_STATES: ReadonlySet<Photo['state']> = new Set(['read', 'noFace', 'duplicate']);

/** While photos are read, the page changes this often: quick enough to look alive. */
const SHOW_EVERY_MS = 200;

/** Wire state, readers, clustering and map together. */
export function createKaomap({
  baseUrl,
  settings = {},
  keep = false,
  storageServices = {},
}: KaomapOptions): Kaomap {
  const store = createStateStore(settings);
  /** Photos that the user wants read however large they are. */
  const huge = new Set<PhotoId>();
  /** What the link asks for, until the first collection is on the page. */
  let linked = settings;

  const engines = createEngines((descriptorId) => {
    const { backend } = store.getState().settings;
    return createFacesClient({
      descriptorId,
      backends: backend === 'auto' ? ['webgl', 'wasm'] : [backend],
      baseUrl,
      // who asks for a backend by name gets it, however slow
      anySpeed: backend !== 'auto',
    });
  });
  const run = createPhotoRun(store, {
    fileOf: (id) => drops.fileOf(id),
    mayBeHuge: (id) => huge.has(id),
    connect: () => engines.borrow(store.getState().settings.descriptorId),
    now: () => performance.now(),
    keep(photos) {
      const kept = keeper.keep(photos);
      const read = photos.map(({ photo }) => photo);
      replaceRows(unprovenCopies(store.getState().photos, read), store, { keeper, resetAnalysis });
      return kept;
    },
    showEveryMs: SHOW_EVERY_MS,
  });

  const clusters = createClusterClient();
  const refinement = createRefinement(store, clusters);
  const project = createProjectClient();
  const map = createMapRun(store, project);
  const judge = createMapJudge(store, project);
  const analysis = createAnalysis(store, clusters, project, map);
  store.subscribe((state, before) => {
    if (state.map !== before.map || state.settings.mapView !== before.settings.mapView) judge.follow();
    if (concernsAnalysis(state, before)) analysis.follow();
    if (concernsRefinement(state, before)) refinement.follow();
    if (concernsKeeper(state, before)) keeper.follow();
  });

  function resetAnalysis(): void {
    analysis.reset();
    map.reset();
  }

  function stopAll(kept: readonly Photo[] = []): void {
    run.reset(kept);
    resetAnalysis();
  }

  function show(page: KeptPage | null): void {
    stopAll(page?.photos);
    // a drop may be waiting for the page to be there
    const { run: now, history, notice } = store.getState();
    const isListing = now.phase === 'listing';
    if (page) {
      store.setSettings({ ...page.settings, ...linkedSettings(linked, page.settings) });
      linked = {};
    }
    store.set({
      ...NOTHING,
      ...(isListing ? { run: now } : {}),
      // whoever was told that another tab does the work may do it now
      ...(notice?.code === 'follower' ? { notice: null } : {}),
      ...(page
        ? { photos: page.photos, faces: page.faces, history: turnTo(history, page.log) }
        : { history: NO_HISTORY }),
    });
    drops.turnTo(page?.photos ?? null);
  }

  const keeper = createKeeper(store, {
    scope: () => baseUrl,
    open: keep ? (onEvent) => openStorage({ scope: baseUrl, onEvent, services: storageServices }) : null,
    show,
    showRows(rows) {
      const { faces, history, kept, settings: now } = store.getState();
      const goesOn = faces.every((face, i) => face === rows.faces[i]);
      if (goesOn) store.set(rows);
      else show({ ...rows, settings: now, log: history.log, layout: kept.layout, damaged: 0 });
      drops.countMissing();
    },
    showPart(page, part) {
      const { history, settings: now } = store.getState();
      if (part === 'decisions') store.set({ history: turnTo(history, page.log) });
      else if (part === 'layout') {
        store.setKept({ layout: page.layout });
        map.restore();
      } else if (page.settings.descriptorId === now.descriptorId) store.setSettings(page.settings);
      else show(page);
    },
  });

  const drops = createDrops(store, { run, keeper, resetAnalysis });
  function retry(ids: readonly PhotoId[]): void {
    retryPhotos(ids, store, { run, keeper, drops, mayBeHuge: (id) => huge.has(id), resetAnalysis });
  }
  /** Read what waits, if its file is here. */
  const readWaiting = () =>
    run.add(
      store
        .getState()
        .photos.filter(({ id, state }) => state === 'waiting' && drops.fileOf(id) !== undefined)
        .map(({ id }) => id),
    );

  const actions: Actions = {
    addTransfer: (transfer) => drops.add(listTransfer(transfer)),
    addFiles: (given) => drops.add(listFiles(given)),
    loadSamples: () => drops.add(fetchSamples(baseUrl)),
    pause: run.pause,
    resume: run.resume,
    cancel() {
      drops.cancel();
      run.cancel();
    },
    retry,
    retryRun() {
      if (store.getState().run.phase === 'failed') readWaiting();
    },
    readAnyway(ids) {
      for (const id of ids) huge.add(id);
      retry(ids);
    },
    clear() {
      drops.dropWalks();
      store.setRun(INITIAL_RUN);
      keeper.forget(store.getState().photos.map(({ id }) => id));
      show(null);
      store.set({ notice: null });
    },
    ...createSettingsActions(store, map),
    setDescriptor(descriptorId) {
      if (descriptorId === store.getState().settings.descriptorId) return;
      stopAll();
      store.setSettings({ descriptorId, eps: DESCRIPTORS[descriptorId].defaultEps });
      // what has no file any more and was never read, as a folder that could not be opened, stays as it is
      const isReadAgain = ({ id, state }: Photo) =>
        drops.fileOf(id) !== undefined ? state !== 'skipped' : state === 'waiting' || READ_STATES.has(state);
      const photos = store.getState().photos.map((photo) => (isReadAgain(photo) ? waiting(photo) : photo));
      const { history } = store.getState();
      store.set({ ...NOTHING, history, photos, opened: null });
      drops.countMissing();
      readWaiting();
    },
    startMap: map.start,
    pauseMap: map.pause,
    resumeMap: map.resume,
    stopMap: map.stop,
    goOnWithMap: map.goOn,
    ...createStepActions(store),
    select: (faces) => store.set({ selected: [...new Set(faces)].sort((a, b) => a - b) }),
    openResult: (file) => void openResult(file, store, actions, map),
    closeResult: () => store.set({ opened: null }),
    resultJson: () => serializeResult(resultOf(store.getState(), Date.now())),
    resultCsv: () => toCsv(csvRows(resultOf(store.getState(), Date.now()))),
    fileOf: drops.fileOf,
    async pictureOf(id) {
      const file = drops.fileOf(id);
      return file ? pictureOf(file) : null;
    },
    dismissNotice: () => store.set({ notice: null }),
  };

  keeper.start();
  const kept: KeptActions = {
    openCollection: keeper.openCollection,
    newCollection: keeper.newCollection,
    renameCollection: keeper.renameCollection,
    removeCollection: keeper.removeCollection,
    retry: keeper.retry,
    space: keeper.space,
    askToPersist: keeper.askToPersist,
    deleteEverything() {
      // nobody may write any more, and what is being walked is not to come back
      drops.dropWalks();
      stopAll();
      store.set({ opened: null, notice: null });
      return keeper.deleteEverything();
    },
    dismiss: keeper.dismiss,
  };
  return { store, actions: guardFollowers(actions, store), kept, engines };
}
