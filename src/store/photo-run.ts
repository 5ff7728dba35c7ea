import { AppError, messageOf } from '../errors.ts';
import type { Face } from '../faces/face.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';
import type { PhotoToKeep } from './collection-writer.ts';
import { createPhotoReader, type PhotoOutcome } from './photo-reader.ts';
import type { StateStore } from './state-store.ts';

/** Reads waiting photos of the ledger, a few at a time, and appends their faces in the ledger's order. */
export interface PhotoRun {
  /** Queue photos and start reading if nothing is. */
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
  /** Keep rows that are final, with their faces; they are shown as done when it settles. */
  keep?(photos: readonly PhotoToKeep[]): Promise<void>;
}

export function createPhotoRun(
  store: StateStore,
  { fileOf, mayBeHuge = () => false, connect, now, keep = async () => {} }: PhotoRunServices,
): PhotoRun {
  let queue: PhotoId[] = [];
  /** Ids under way or done but not yet appended, in order; outcomes wait here for their turn. */
  let order: PhotoId[] = [];
  const outcomes = new Map<PhotoId, PhotoOutcome>();
  /** Knows which bytes the collection has; a new collection gets a new one. */
  let reader = createPhotoReader();
  let client: Promise<FacesClient> | null = null;
  /** Changes with every reset, so that what was under way before it is dropped. */
  let generation = 0;
  /** True from the first photo of a run to its last, also while the engine comes up. */
  let isOn = false;
  /** The engine of the run, once it is up. */
  let engine: FacesClient | null = null;
  /** Lanes at work or waiting for the end of a pause. */
  let lanes = 0;
  /** Photos that were read, but by an engine that has still to prove itself. */
  let unproven = 0;
  /** Why the engine of the run is at its end; what is under way is waited for. */
  let down: AppError | null = null;
  let paused: { promise: Promise<void>; open(): void } | null = null;
  let activeSince = 0;

  const phaseOn = () => (paused ? 'paused' : engine ? 'running' : 'starting');

  const patchRow = (id: PhotoId, change: Partial<Photo>) =>
    store.set({
      photos: store.getState().photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)),
    });

  function spendTime(): number {
    const spent = now() - activeSince;
    activeSince = now();
    return store.getState().run.activeMs + spent;
  }

  // faces join in the ledger's order, so that two runs over the same photos number them alike
  function append(): void {
    const { photos, faces, run } = store.getState();
    const backend = engine?.backend ?? run.backend;
    const rows = new Map<PhotoId, Partial<Photo>>();
    const added: Face[] = [];
    let { tensors } = run;
    while (order[0] !== undefined && outcomes.has(order[0])) {
      const id = order.shift() as PhotoId;
      const outcome = outcomes.get(id);
      outcomes.delete(id);
      if (!outcome) continue;
      rows.set(id, outcome.row);
      added.push(...outcome.faces);
      tensors = outcome.tensors ?? tensors;
    }
    if (rows.size === 0) return;
    const current = [...rows.keys()].at(-1);
    store.set({
      photos: photos.map((photo) => (rows.has(photo.id) ? { ...photo, ...rows.get(photo.id) } : photo)),
      faces: added.length > 0 ? [...faces, ...added] : faces,
      run: {
        ...run,
        backend,
        done: run.done + rows.size,
        activeMs: paused ? run.activeMs : spendTime(),
        current: photos.find((photo) => photo.id === current)?.path ?? null,
        tensors,
      },
    });
  }

  // before it is shown, for what is shown as read is not to be lost, and without waiting for its turn on the
  // page, for what is done is not to be done again
  async function keepOutcome(id: PhotoId, { row, faces }: PhotoOutcome): Promise<void> {
    const photo = store.getState().photos.find((one) => one.id === id);
    if (photo) await keep([{ photo: { ...photo, ...row }, faces }]);
  }

  async function read(id: PhotoId, worker: FacesClient): Promise<PhotoOutcome> {
    const file = fileOf(id);
    const path = store.getState().photos.find((photo) => photo.id === id)?.path ?? '';
    if (!file) return { row: { state: 'failed', reason: { code: 'cannotRead' } }, faces: [] };
    return reader.read({ id, path, file, allowHuge: mayBeHuge(id) }, worker);
  }

  async function lane(mine: number, worker: FacesClient): Promise<void> {
    lanes++;
    for (;;) {
      while (paused && queue.length > 0) await paused.promise;
      if (mine !== generation) return;
      const id = queue.shift();
      if (id === undefined) break;
      order.push(id);
      patchRow(id, { state: 'reading' });
      const outcome = await read(id, worker);
      if (mine !== generation) return;
      if (outcome.proven) void finishProven(mine, id, outcome.proven);
      else await finish(mine, id, outcome);
      if (mine !== generation) return;
      if (down) break;
      fillLanes();
    }
    lanes--;
    endIfIdle();
  }

  async function finish(mine: number, id: PhotoId, outcome: PhotoOutcome): Promise<void> {
    if (outcome.down) {
      waitAgain(id, outcome.down);
      return;
    }
    await keepOutcome(id, outcome);
    if (mine !== generation) return;
    outcomes.set(id, outcome);
    append();
  }

  async function finishProven(mine: number, id: PhotoId, proven: Promise<PhotoOutcome>): Promise<void> {
    unproven++;
    const outcome = await proven;
    if (mine !== generation) return;
    await finish(mine, id, outcome);
    if (mine !== generation) return;
    unproven--;
    endIfIdle();
  }

  // without an engine the photo is as if it had never been begun, and no other is begun
  function waitAgain(id: PhotoId, error: AppError): void {
    down ??= error;
    liftPause();
    order = order.filter((one) => one !== id);
    const place = new Map(store.getState().photos.map((photo, i) => [photo.id, i]));
    queue = [...queue, id].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    patchRow(id, { state: 'waiting' });
    append();
  }

  // also called when photos are added, for lanes end where the queue does
  function fillLanes(): void {
    // one more than the engine works on, so that the next photo is decoded meanwhile
    while (engine && !down && queue.length > 0 && lanes <= engine.capacity) void lane(generation, engine);
  }

  function endIfIdle(): void {
    if (lanes > 0 || unproven > 0) return;
    isOn = false;
    engine = null;
    paused = null;
    if (down) {
      fail(down);
      return;
    }
    const { phase } = store.getState().run;
    if (phase === 'running' || phase === 'paused') store.setRun({ phase: 'done' });
  }

  function fail(error: unknown): void {
    isOn = false;
    paused = null;
    down = null;
    void client?.then((connected) => connected.dispose()).catch(() => {});
    client = null;
    const code = error instanceof AppError ? error.code : 'WORKER_CRASH';
    store.set({ notice: { code, detail: messageOf(error) } });
    store.setRun({ phase: 'failed' });
  }

  async function start(): Promise<void> {
    const mine = generation;
    isOn = true;
    store.setRun({ phase: 'starting' });
    try {
      client ??= connect();
      const connected = await client;
      if (mine !== generation) return;
      engine = connected;
    } catch (error) {
      if (mine !== generation) return;
      fail(error);
      return;
    }
    const { backend } = engine;
    store.setRun(queue.length > 0 ? { phase: phaseOn(), backend } : { backend });
    activeSince = now();
    fillLanes();
    endIfIdle();
  }

  function liftPause(): void {
    if (!paused) return;
    paused.open();
    paused = null;
    activeSince = now();
  }

  return {
    add(ids) {
      if (ids.length === 0) return;
      queue = [...queue, ...ids];
      if (isOn) {
        store.setRun({ phase: phaseOn(), total: store.getState().run.total + ids.length });
        fillLanes();
      } else {
        // a run that has ended counts from nought again; one that never began has left its photos here
        store.setRun({ done: 0, total: queue.length, activeMs: 0, current: null });
        void start();
      }
    },
    forget: (photos) => reader.forget(photos),
    pause() {
      const { phase, activeMs } = store.getState().run;
      if (paused || (phase !== 'running' && phase !== 'starting')) return;
      store.setRun({ phase: 'paused', activeMs: phase === 'running' ? spendTime() : activeMs });
      let open = () => {};
      const promise = new Promise<void>((resolve) => {
        open = resolve;
      });
      paused = { promise, open };
    },
    resume() {
      if (!paused) return;
      liftPause();
      store.setRun({ phase: phaseOn() });
    },
    cancel() {
      const { run, photos } = store.getState();
      // a click that comes when all is done changes nothing
      if (!isOn && queue.length === 0 && run.phase !== 'listing') return;
      const dropped = new Set(queue);
      queue = [];
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
      queue = [];
      order = [];
      lanes = 0;
      unproven = 0;
      down = null;
      isOn = false;
      engine = null;
      outcomes.clear();
      reader = createPhotoReader(kept);
      liftPause();
      void client?.then((connected) => connected.dispose()).catch(() => {});
      client = null;
    },
  };
}
