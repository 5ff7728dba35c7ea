import { MAX_MIN_PTS } from '../cluster/clustering.ts';
import { messageOf } from '../errors.ts';
import { csvRows, toCsv } from '../export/result-csv.ts';
import { parseResultFile, serializeResult } from '../export/result-file.ts';
import { DESCRIPTORS, maxEps } from '../faces/descriptor-spec.ts';
import { createFacesClient } from '../faces/faces-client.ts';
import { rowsFor } from '../ingest/ledger.ts';
import { listFiles } from '../ingest/list-files.ts';
import { listTransfer } from '../ingest/list-transfer.ts';
import type { Entry, Photo, PhotoId } from '../ingest/photo.ts';
import { NO_HISTORY, perform, turnTo } from '../people/history.ts';
import { bringBack, type Log, redo, takeBack, undo } from '../people/log.ts';
import { createProjectClient } from '../project/project-client.ts';
import type { Actions } from './actions.ts';
import { concernsAnalysis, createAnalysis } from './analysis.ts';
import { type AppState, INITIAL_RUN, type Settings } from './app-state.ts';
import { createClusterClient } from './cluster-client.ts';
import { createMapJudge } from './map-judge.ts';
import { createMapRun } from './map-run.ts';
import { createPhotoRun } from './photo-run.ts';
import { createRefinement } from './refinement.ts';
import { resultOf } from './result-of.ts';
import { createStateStore, type StateStore } from './state-store.ts';

/** The whole tool without its face. */
export interface Kaomap {
  readonly store: Pick<StateStore, 'getState' | 'subscribe'>;
  readonly actions: Actions;
}

export interface KaomapOptions {
  /** Address of the page's folder, with a trailing slash. */
  readonly baseUrl: string;
  readonly settings?: Partial<Settings>;
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

/** Wire state, readers, clustering and map together. */
export function createKaomap({ baseUrl, settings = {} }: KaomapOptions): Kaomap {
  const store = createStateStore(settings);
  const files = new Map<PhotoId, File>();
  let rowCount = 0;

  const run = createPhotoRun(store, {
    fileOf: (id) => files.get(id),
    connect: () => {
      const { backend, descriptorId } = store.getState().settings;
      return createFacesClient({
        descriptorId,
        backends: backend === 'auto' ? ['webgl', 'wasm'] : [backend],
        baseUrl,
        // who asks for a backend by name gets it, however slow
        anySpeed: backend !== 'auto',
      });
    },
    now: () => performance.now(),
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
  });

  /** Walks through drops that are under way. */
  const walks = new Set<{ isCancelled: boolean }>();

  function addEntries(entries: readonly Entry[], isCancelled = false): void {
    if (entries.length === 0) {
      store.set({ notice: { code: 'nothingDropped' } });
      return;
    }
    const rows = rowsFor(entries, rowCount).map(
      (row): Photo =>
        isCancelled && row.state === 'waiting'
          ? { ...row, state: 'skipped', reason: { code: 'cancelled' } }
          : row,
    );
    rowCount += rows.length;
    rows.forEach((row, i) => {
      const file = entries[i]?.file;
      if (file) files.set(row.id, file);
    });
    store.set({ photos: [...store.getState().photos, ...rows] });
    run.add(rows.filter(({ state }) => state === 'waiting').map(({ id }) => id));
  }

  // the phase tells that something goes on before the first row is there
  async function list(entries: Promise<readonly Entry[]>): Promise<void> {
    const { phase } = store.getState().run;
    const isIdle = !['starting', 'running', 'paused'].includes(phase);
    if (isIdle) store.setRun({ phase: 'listing' });
    const walk = { isCancelled: false };
    walks.add(walk);
    const found = await entries.catch(messageOf);
    // cleared meanwhile
    if (!walks.delete(walk)) return;
    if (isIdle && store.getState().run.phase === 'listing') store.setRun({ phase });
    if (typeof found === 'string') store.set({ notice: { code: 'nothingDropped', detail: found } });
    else addEntries(found, walk.isCancelled);
  }

  async function fetchSamples(): Promise<Entry[]> {
    const folder = `${baseUrl}samples/`;
    const listing = (await (await fetch(`${folder}samples.json`)).json()) as { file: string }[];
    return Promise.all(
      listing.map(async ({ file }) => {
        const bytes = await (await fetch(folder + file)).blob();
        return {
          path: `samples/${file}`,
          file: new File([bytes], file, { type: 'image/jpeg', lastModified: 0 }),
        };
      }),
    );
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

  function turn(change: (log: Log) => Log): void {
    const { history } = store.getState();
    store.set({ history: turnTo(history, change(history.log)) });
  }

  const actions: Actions = {
    addTransfer: (transfer) => void list(listTransfer(transfer)),
    addFiles: (list) => addEntries(listFiles(list)),
    loadSamples: () => void list(fetchSamples()),
    pause: run.pause,
    resume: run.resume,
    cancel() {
      for (const walk of walks) walk.isCancelled = true;
      run.cancel();
    },
    clear() {
      walks.clear();
      run.reset();
      analysis.reset();
      map.reset();
      files.clear();
      store.set({ ...NOTHING, notice: null });
    },
    setEps(eps) {
      const limit = maxEps(DESCRIPTORS[store.getState().settings.descriptorId]);
      if (Number.isFinite(eps)) store.setSettings({ eps: Math.min(limit, Math.max(0, eps)) });
    },
    setMinPts(minPts) {
      if (Number.isInteger(minPts)) store.setSettings({ minPts: Math.min(MAX_MIN_PTS, Math.max(1, minPts)) });
    },
    setPartPhotos: (partPhotos) => store.setSettings({ partPhotos }),
    setGuardWeak: (guardWeak) => store.setSettings({ guardWeak }),
    setRefine: (refine) => store.setSettings({ refine }),
    setSeed(seed) {
      if (!Number.isSafeInteger(seed)) return;
      store.setSettings({ seed });
      map.start();
    },
    setDescriptor(descriptorId) {
      if (descriptorId === store.getState().settings.descriptorId) return;
      run.reset();
      analysis.reset();
      map.reset();
      store.setSettings({ descriptorId, eps: DESCRIPTORS[descriptorId].defaultEps });
      const photos = store
        .getState()
        .photos.map(({ id, path, size, modified, state, reason }) =>
          files.has(id) && state !== 'skipped'
            ? { id, path, size, modified, state: 'waiting' as const }
            : { id, path, size, modified, state, ...(reason ? { reason } : {}) },
        );
      const { history } = store.getState();
      store.set({ ...NOTHING, history, photos, opened: null });
      run.add(photos.filter(({ state }) => state === 'waiting').map(({ id }) => id));
    },
    setMapView: (mapView) => store.setSettings({ mapView }),
    setMapEngine(mapEngine) {
      store.setSettings({ mapEngine });
      map.start();
    },
    setPerplexity(perplexity) {
      if (perplexity !== null && !(perplexity >= 2)) return;
      store.setSettings({ perplexity });
      map.goOn();
    },
    startMap: map.start,
    pauseMap: map.pause,
    resumeMap: map.resume,
    stopMap: map.stop,
    goOnWithMap: map.goOn,
    act: (act) => store.set({ history: perform(store.getState().history, act, Date.now()) }),
    undo: () => turn(undo),
    redo: () => turn(redo),
    takeBack: (seq) => turn((log) => takeBack(log, seq)),
    bringBack: (seq) => turn((log) => bringBack(log, seq)),
    select: (faces) => store.set({ selected: [...new Set(faces)].sort((a, b) => a - b) }),
    openResult: (file) => void openResult(file),
    closeResult: () => store.set({ opened: null }),
    resultJson: () => serializeResult(resultOf(store.getState(), Date.now())),
    resultCsv: () => toCsv(csvRows(resultOf(store.getState(), Date.now()))),
    fileOf: (id) => files.get(id),
    dismissNotice: () => store.set({ notice: null }),
  };
  return { store, actions };
}
