import { AppError, messageOf } from '../errors.ts';
import type { Face } from '../faces/face.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';
import { decodePhoto, openPhoto } from '../ingest/read-photo.ts';
import type { StateStore } from './state-store.ts';

/** Reads waiting photos of the ledger, a few at a time, and appends their faces in the ledger's order. */
export interface PhotoRun {
  /** Queue photos and start reading if nothing is. */
  add(ids: readonly PhotoId[]): void;
  pause(): void;
  resume(): void;
  /** Leave what is not begun unread; what is under way is finished and kept. */
  cancel(): void;
  /** Forget everything, also what is under way. */
  reset(): void;
}

export interface PhotoRunServices {
  /** The file of a photo, if the page still has it. */
  fileOf(id: PhotoId): File | undefined;
  /** Bring the engine up. @throws AppError `NO_BACKEND` or `MODEL_LOAD` */
  connect(): Promise<FacesClient>;
  now(): number;
}

/** What reading made of one photo: its row's new fields and its faces. */
interface Outcome {
  readonly row: Partial<Photo>;
  readonly faces: readonly Face[];
  /** Tensors alive after it, if it came as far as the engine. */
  readonly tensors?: number;
}

export function createPhotoRun(store: StateStore, { fileOf, connect, now }: PhotoRunServices): PhotoRun {
  let queue: PhotoId[] = [];
  /** Ids under way or done but not yet appended, in order; outcomes wait here for their turn. */
  let order: PhotoId[] = [];
  const outcomes = new Map<PhotoId, Outcome>();
  /** Path of the photo that has these bytes, by SHA-256. */
  let owners = new Map<string, string>();
  /** Settles when the photo begun last has claimed its bytes or been refused. */
  let claimed: Promise<void> = Promise.resolve();
  let client: Promise<FacesClient> | null = null;
  /** Changes with every reset, so that what was under way before it is dropped. */
  let generation = 0;
  /** True from the first photo of a run to its last, also while the engine comes up. */
  let isOn = false;
  /** The engine of the run, once it is up. */
  let engine: FacesClient | null = null;
  /** Lanes at work or waiting for the end of a pause. */
  let lanes = 0;
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
        done: run.done + rows.size,
        activeMs: paused ? run.activeMs : spendTime(),
        current: photos.find((photo) => photo.id === current)?.path ?? null,
        tensors,
      },
    });
  }

  // of photos with the same bytes the first in the ledger is read, whichever comes off the disk first
  function openAndClaim(file: File, path: string) {
    const claims = owners;
    const claim = Promise.all([openPhoto(file), claimed]).then(([opened]) => {
      if (!opened.ok) return { opened, claims };
      const owner = claims.get(opened.sha256);
      if (owner === undefined) claims.set(opened.sha256, path);
      return { opened, claims, owner };
    });
    claimed = claim.then(() => {});
    return claim;
  }

  async function read(id: PhotoId, worker: FacesClient): Promise<Outcome> {
    const file = fileOf(id);
    const path = store.getState().photos.find((photo) => photo.id === id)?.path ?? '';
    if (!file) return { row: { state: 'failed', reason: { code: 'cannotRead' } }, faces: [] };
    const { opened, claims, owner } = await openAndClaim(file, path);
    if (!opened.ok) return refusal(opened);
    const { sha256 } = opened;
    if (owner !== undefined) {
      return { row: { state: 'duplicate', reason: { code: 'sameAs', detail: owner }, sha256 }, faces: [] };
    }
    const decoded = await decodePhoto(opened);
    if (!decoded.ok) {
      claims.delete(sha256);
      return refusal(decoded);
    }
    const { width, height, cutOff } = decoded;
    try {
      const analysis = await worker.analyze(decoded.bitmap, async () => {
        const again = await decodePhoto(opened);
        if (!again.ok) throw new Error(again.reason.detail ?? again.reason.code);
        return again.bitmap;
      });
      const faces = analysis.faces.map(
        (face, index): Face => ({ ...face, id: `${sha256.slice(0, 16)}-${index}`, photoId: id, index }),
      );
      const state = cutOff ? 'damaged' : faces.length > 0 ? 'read' : 'noFace';
      const reason = cutOff ? { reason: { code: 'cutOff' } as const } : {};
      return { row: { state, ...reason, width, height, sha256 }, faces, tensors: analysis.tensors };
    } catch (error) {
      // not done, so the same bytes may come again
      claims.delete(sha256);
      const code = error instanceof AppError && error.code === 'TIMEOUT' ? 'timeout' : 'engine';
      return { row: { state: 'failed', reason: { code, detail: messageOf(error) }, sha256 }, faces: [] };
    }
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
      outcomes.set(id, outcome);
      append();
    }
    lanes--;
    endIfIdle();
  }

  // also called when photos are added, for lanes end where the queue does
  function fillLanes(): void {
    // one more than the engine works on, so that the next photo is decoded meanwhile
    while (engine && queue.length > 0 && lanes <= engine.capacity) void lane(generation, engine);
  }

  function endIfIdle(): void {
    if (lanes > 0) return;
    isOn = false;
    engine = null;
    paused = null;
    const { phase } = store.getState().run;
    if (phase === 'running' || phase === 'paused') store.setRun({ phase: 'done' });
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
      isOn = false;
      paused = null;
      client = null;
      const code = error instanceof AppError ? error.code : 'WORKER_CRASH';
      store.set({ notice: { code, detail: messageOf(error) } });
      store.setRun({ phase: 'failed' });
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
      store.set({
        photos: photos.map((photo) =>
          dropped.has(photo.id) ? { ...photo, state: 'skipped', reason: { code: 'cancelled' } } : photo,
        ),
        run: { ...run, phase: 'cancelled', total: run.total - dropped.size },
      });
    },
    reset() {
      generation++;
      queue = [];
      order = [];
      lanes = 0;
      isOn = false;
      engine = null;
      outcomes.clear();
      owners = new Map();
      claimed = Promise.resolve();
      liftPause();
      void client?.then((connected) => connected.dispose()).catch(() => {});
      client = null;
    },
  };
}

function refusal({
  state,
  reason,
  sha256,
}: {
  state: Photo['state'];
  reason: Photo['reason'];
  sha256?: string;
}): Outcome {
  return {
    row: { state, ...(reason ? { reason } : {}), ...(sha256 === undefined ? {} : { sha256 }) },
    faces: [],
  };
}
