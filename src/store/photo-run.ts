import { AppError, messageOf } from '../errors.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';
import type { Notice } from './app-state.ts';
import type { PhotoToKeep } from './collection-writer.ts';
import { createPauseGate } from './pause-gate.ts';
import { createPhotoLanes } from './photo-lanes.ts';
import { createPhotoReader } from './photo-reader.ts';
import { createRunLedger } from './run-ledger.ts';
import type { StateStore } from './state-store.ts';

/** Reads waiting photos of the ledger, a few at a time, and appends their faces in the ledger's order. */
export interface PhotoRun {
  /** Queue photos that are not queued, and start if nothing is read and any wait, also from a run that failed. */
  add(ids: readonly PhotoId[]): void;
  /** Forget that these photos were read, so that their bytes are not taken for a duplicate's. */
  forget(photos: readonly Photo[]): void;
  pause(): void;
  resume(): void;
  /** Leave what is not begun unread; what is under way is finished and kept. */
  cancel(): void;
  /** Forget everything, also what is under way. @param kept photos that the collection has from before */
  reset(kept?: readonly Photo[]): void;
}

export interface PhotoRunServices {
  /** The file of a photo, if the page still has it. */
  fileOf(id: PhotoId): File | undefined;
  /** Whether a photo may be read however large it is: somebody was asked. */
  mayBeHuge?(id: PhotoId): boolean;
  /** Bring the engine up. @throws AppError `NO_BACKEND` or `MODEL_LOAD` */
  connect(): Promise<FacesClient>;
  now(): number;
  /**
   * Keep rows that are final, or that will be when the engine has proven itself, with their faces. Those that are
   * final are shown as done when it settles.
   */
  keep?(photos: readonly PhotoToKeep[]): Promise<void>;
  /** As {@link import('./run-ledger.ts').RunLedgerServices.showEveryMs}; 0 if missing. */
  readonly showEveryMs?: number;
}

export function createPhotoRun(
  store: StateStore,
  { fileOf, mayBeHuge = () => false, connect, now, keep = async () => {}, showEveryMs = 0 }: PhotoRunServices,
): PhotoRun {
  const gate = createPauseGate();
  /** Knows which bytes the collection has; a new collection gets a new one. */
  let reader = createPhotoReader();
  let client: Promise<FacesClient> | null = null;
  /** Changes with every reset, so that an engine that comes up after it is not used. */
  let generation = 0;
  /** True from the first photo of a run to its last, also while the engine comes up. */
  let isOn = false;
  /** The engine of the run, once it is up. */
  let engine: FacesClient | null = null;
  /** What the user was told of the run before, if it failed. */
  let told: Notice | null = null;
  let activeSince = 0;

  const ledger = createRunLedger(store, {
    keep,
    showEveryMs,
    progress() {
      const { backend, activeMs } = store.getState().run;
      return { backend: engine?.backend ?? backend, activeMs: gate.isClosed ? activeMs : spendTime() };
    },
  });

  const lanes = createPhotoLanes({
    gate,
    ledger,
    async read(id, worker) {
      const file = fileOf(id);
      const path = store.getState().photos.find((photo) => photo.id === id)?.path ?? '';
      if (!file) return { row: { state: 'failed', reason: { code: 'cannotRead' } }, faces: [] };
      return reader.read({ id, path, file, allowHuge: mayBeHuge(id) }, worker);
    },
    places: () => new Map(store.getState().photos.map(({ id }, i) => [id, i])),
    onDown: liftPause,
    onEnd(down) {
      isOn = false;
      engine = null;
      gate.open();
      const { phase } = store.getState().run;
      if (down) fail(down);
      else if (phase === 'running' || phase === 'paused') store.setRun({ phase: 'done' });
    },
  });

  const phaseOn = () => (gate.isClosed ? 'paused' : engine ? 'running' : 'starting');

  function spendTime(): number {
    const spent = now() - activeSince;
    activeSince = now();
    return store.getState().run.activeMs + spent;
  }

  function liftPause(): void {
    if (!gate.isClosed) return;
    gate.open();
    activeSince = now();
  }

  async function start(): Promise<void> {
    const mine = generation;
    isOn = true;
    if (told !== null && store.getState().notice === told) store.set({ notice: null });
    // a run that has ended counts from nought again; one that failed has left its photos in the queue
    store.setRun({ phase: 'starting', done: 0, total: lanes.queued, activeMs: 0, current: null });
    try {
      client ??= connect();
      const connected = await client;
      if (mine !== generation) return;
      engine = connected;
    } catch (error) {
      if (mine === generation) fail(error);
      return;
    }
    const { backend } = engine;
    store.setRun(lanes.queued > 0 ? { phase: phaseOn(), backend } : { backend });
    activeSince = now();
    lanes.start(engine);
  }

  function fail(error: unknown): void {
    isOn = false;
    gate.open();
    disconnect();
    const code = error instanceof AppError ? error.code : 'WORKER_CRASH';
    told = { code, detail: messageOf(error) };
    store.set({ notice: told });
    store.setRun({ phase: 'failed' });
  }

  function disconnect(): void {
    void client?.then((connected) => connected.dispose()).catch(() => {});
    client = null;
  }

  return {
    add(ids) {
      const added = lanes.add(ids);
      if (!isOn && lanes.queued > 0) void start();
      else if (added > 0) store.setRun({ phase: phaseOn(), total: store.getState().run.total + added });
    },
    forget: (photos) => reader.forget(photos),
    pause() {
      const { phase, activeMs } = store.getState().run;
      if (gate.isClosed || (phase !== 'running' && phase !== 'starting')) return;
      store.setRun({ phase: 'paused', activeMs: phase === 'running' ? spendTime() : activeMs });
      gate.close();
    },
    resume() {
      if (!gate.isClosed) return;
      liftPause();
      store.setRun({ phase: phaseOn() });
    },
    cancel() {
      const { run, photos } = store.getState();
      // a click that comes when all is done changes nothing
      if (!isOn && lanes.queued === 0 && run.phase !== 'listing') return;
      const dropped = lanes.drop();
      liftPause();
      const after = photos.map(
        (photo): Photo =>
          dropped.has(photo.id) ? { ...photo, state: 'skipped', reason: { code: 'cancelled' } } : photo,
      );
      store.set({
        photos: after,
        // with nothing left to drop the run just ends, and nothing was cancelled
        run: {
          ...run,
          phase: engine && dropped.size === 0 ? 'running' : 'cancelled',
          total: run.total - dropped.size,
        },
      });
      void keep(after.filter(({ id }) => dropped.has(id)).map((photo) => ({ photo, faces: [] })));
    },
    reset(kept) {
      generation++;
      isOn = false;
      engine = null;
      reader = createPhotoReader(kept);
      lanes.clear();
      liftPause();
      disconnect();
    },
  };
}
