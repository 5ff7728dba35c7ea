import { messageOf } from '../errors.ts';
import { csvRows, toCsv } from '../export/result-csv.ts';
import { parseResultFile, serializeResult } from '../export/result-file.ts';
import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import { createFacesClient } from '../faces/faces-client.ts';
import { listFiles } from '../ingest/list-files.ts';
import { listTransfer } from '../ingest/list-transfer.ts';
import type { Entry, Photo, PhotoId } from '../ingest/photo.ts';
import { NO_HISTORY, turnTo } from '../people/history.ts';
import { createProjectClient } from '../project/project-client.ts';
import { openStorage, type StorageOptions } from '../storage/storage.ts';
import type { Actions } from './actions.ts';
import { concernsAnalysis, createAnalysis } from './analysis.ts';
import { type AppState, INITIAL_RUN, type Settings } from './app-state.ts';
import { createClusterClient } from './cluster-client.ts';
import type { KeptPage } from './collection-reader.ts';
import { createEngines, type Engines } from './engines.ts';
import { fetchSamples } from './fetch-samples.ts';
import { concernsKeeper, createKeeper } from './keeper.ts';
import { nextNumber } from './ledger-order.ts';
import { linkedSettings } from './linked-settings.ts';
import { createMapJudge } from './map-judge.ts';
import { createMapRun } from './map-run.ts';
import { createPhotoRun } from './photo-run.ts';
import { createRefinement } from './refinement.ts';
import { resultOf } from './result-of.ts';
import { createSettingsActions } from './settings-actions.ts';
import { createStateStore, type StateStore } from './state-store.ts';
import { createStepActions } from './step-actions.ts';
import { takeIn, waiting } from './take-in.ts';

/** The whole tool without its face. */
export interface Kaomap {
  readonly store: Pick<StateStore, 'getState' | 'subscribe'>;
  readonly actions: Actions;
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

/** Wire state, readers, clustering and map together. */
export function createKaomap({
  baseUrl,
  settings = {},
  keep = false,
  storageServices = {},
}: KaomapOptions): Kaomap {
  const store = createStateStore(settings);
  const files = new Map<PhotoId, File>();
  let rowCount = 0;
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
    fileOf: (id) => files.get(id),
    connect: () => engines.borrow(store.getState().settings.descriptorId),
    now: () => performance.now(),
    keep: (photos) => keeper.keep(photos),
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
    if (state.tree !== before.tree || state.settings !== before.settings) refinement.follow();
    if (concernsKeeper(state, before)) keeper.follow();
  });

  function stopAll(kept: readonly Photo[] = []): void {
    run.reset(kept);
    analysis.reset();
    map.reset();
  }

  function countMissing(): void {
    const { photos, kept } = store.getState();
    const missing = photos.filter(({ id, state }) => state === 'waiting' && !files.has(id)).length;
    if (missing !== kept.missing) store.setKept({ missing });
  }

  function show(page: KeptPage | null): void {
    stopAll(page?.photos);
    // a drop may be waiting for the page to be there
    const { run: now, history } = store.getState();
    const isListing = now.phase === 'listing';
    if (!page) files.clear();
    else {
      rowCount = nextNumber(page.photos);
      store.setSettings({ ...page.settings, ...linkedSettings(linked, page.settings) });
      linked = {};
    }
    store.set({
      ...NOTHING,
      ...(isListing ? { run: now } : {}),
      ...(page
        ? { photos: page.photos, faces: page.faces, history: turnTo(history, page.log) }
        : { history: NO_HISTORY }),
    });
    countMissing();
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
      countMissing();
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

  /** Walks through drops that are under way. */
  const walks = new Set<{ isCancelled: boolean }>();

  function addEntries(entries: readonly Entry[], isCancelled = false): void {
    if (entries.length === 0) {
      store.set({ notice: { code: 'nothingDropped' } });
      return;
    }
    const taken = takeIn(entries, store.getState().photos, {
      firstNumber: rowCount,
      isCancelled,
      hasFile: (id) => files.has(id),
    });
    rowCount += taken.added.length;
    for (const [id, file] of taken.files) files.set(id, file);
    store.set({ photos: taken.photos });
    store.setKept({ skipped: taken.skipped, resumed: 0 });
    countMissing();
    void keeper.keep(taken.added.map((photo) => ({ photo, faces: [] })));
    run.add(taken.queue);
  }

  // the phase tells that something goes on before the first row is there
  async function list(entries: Promise<readonly Entry[]>): Promise<void> {
    const { phase } = store.getState().run;
    const isIdle = !['starting', 'running', 'paused'].includes(phase);
    if (isIdle) store.setRun({ phase: 'listing' });
    const walk = { isCancelled: false };
    walks.add(walk);
    const found = await entries.catch(messageOf);
    // what was kept comes first
    await keeper.settled();
    // cleared meanwhile
    if (!walks.delete(walk)) return;
    if (isIdle && store.getState().run.phase === 'listing') store.setRun({ phase });
    if (typeof found === 'string') store.set({ notice: { code: 'nothingDropped', detail: found } });
    else addEntries(found, walk.isCancelled);
  }

  async function openResult(file: File): Promise<void> {
    const parsed = parseResultFile(await file.text().catch(() => ''));
    if (!parsed.ok) {
      store.set({ notice: { code: parsed.code, detail: parsed.detail } });
      return;
    }
    const { result } = parsed;
    const { descriptorId } = store.getState().settings;
    if (result.model.descriptor !== descriptorId) {
      store.set({
        notice: { code: 'openedOtherModel', detail: `${result.model.descriptor} ≠ ${descriptorId}` },
      });
      return;
    }
    const { eps, minPts, seed, partPhotos, guardWeak, refineDistance } = result.parameters;
    // files of before there was this rule were made without it
    store.setSettings({ partPhotos, guardWeak: guardWeak ?? false, refine: refineDistance !== null });
    actions.setEps(eps);
    actions.setMinPts(minPts);
    // what is exported names the seed, so the map must be of it
    if (seed !== store.getState().settings.seed) actions.setSeed(seed);
    store.set({ opened: { name: file.name, result }, notice: { code: 'opened', detail: file.name } });
    map.restore();
  }

  const actions: Actions = {
    addTransfer: (transfer) => void list(listTransfer(transfer)),
    addFiles(given) {
      const entries = listFiles(given);
      if (keeper.isSettled) addEntries(entries);
      else void list(Promise.resolve(entries));
    },
    loadSamples: () => void list(fetchSamples(baseUrl)),
    pause: run.pause,
    resume: run.resume,
    cancel() {
      for (const walk of walks) walk.isCancelled = true;
      run.cancel();
    },
    clear() {
      walks.clear();
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
        files.has(id) ? state !== 'skipped' : state === 'waiting' || READ_STATES.has(state);
      const photos = store.getState().photos.map((photo) => (isReadAgain(photo) ? waiting(photo) : photo));
      const { history } = store.getState();
      store.set({ ...NOTHING, history, photos, opened: null });
      countMissing();
      run.add(photos.filter(({ id, state }) => state === 'waiting' && files.has(id)).map(({ id }) => id));
    },
    startMap: map.start,
    pauseMap: map.pause,
    resumeMap: map.resume,
    stopMap: map.stop,
    goOnWithMap: map.goOn,
    ...createStepActions(store),
    select: (faces) => store.set({ selected: [...new Set(faces)].sort((a, b) => a - b) }),
    openResult: (file) => void openResult(file),
    closeResult: () => store.set({ opened: null }),
    resultJson: () => serializeResult(resultOf(store.getState(), Date.now())),
    resultCsv: () => toCsv(csvRows(resultOf(store.getState(), Date.now()))),
    fileOf: (id) => files.get(id),
    dismissNotice: () => store.set({ notice: null }),
  };
  return { store, actions, engines };
}
