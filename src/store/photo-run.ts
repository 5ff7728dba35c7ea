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
  const owners = new Map<string, string>();
  let client: Promise<FacesClient> | null = null;
  /** Changes with every reset, so that what was under way before it is dropped. */
  let generation = 0;
  let lanes = 0;
  let paused: { promise: Promise<void>; open(): void } | null = null;
  let activeSince = 0;

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

  async function read(id: PhotoId, engine: FacesClient): Promise<Outcome> {
    const file = fileOf(id);
    const path = store.getState().photos.find((photo) => photo.id === id)?.path ?? '';
    if (!file) return { row: { state: 'failed', reason: { code: 'cannotRead' } }, faces: [] };
    const opened = await openPhoto(file);
    if (!opened.ok) return refusal(opened);
    const { sha256 } = opened;
    const owner = owners.get(sha256);
    if (owner !== undefined) {
      return { row: { state: 'duplicate', reason: { code: 'sameAs', detail: owner }, sha256 }, faces: [] };
    }
    owners.set(sha256, path);
    const decoded = await decodePhoto(opened);
    if (!decoded.ok) return refusal(decoded);
    const { width, height, cutOff } = decoded;
    try {
      const analysis = await engine.analyze(decoded.bitmap, async () => {
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
      owners.delete(sha256);
      const code = error instanceof AppError && error.code === 'TIMEOUT' ? 'timeout' : 'engine';
      return { row: { state: 'failed', reason: { code, detail: messageOf(error) }, sha256 }, faces: [] };
    }
  }

  async function lane(engine: FacesClient, mine: number): Promise<void> {
    for (;;) {
      while (paused) await paused.promise;
      const id = mine === generation ? queue.shift() : undefined;
      if (id === undefined) return;
      order.push(id);
      patchRow(id, { state: 'reading' });
      const outcome = await read(id, engine);
      if (mine !== generation) return;
      outcomes.set(id, outcome);
      append();
    }
  }

  async function start(): Promise<void> {
    const mine = generation;
    lanes++;
    store.setRun({ phase: 'starting' });
    try {
      client ??= connect();
      const engine = await client;
      if (mine !== generation) return;
      store.setRun({ phase: paused ? 'paused' : 'running', backend: engine.backend });
      activeSince = now();
      // one more than the engine works on, so that the next photo is decoded meanwhile
      await Promise.all(Array.from({ length: engine.capacity + 1 }, () => lane(engine, mine)));
      if (mine !== generation) return;
      lanes--;
      if (queue.length > 0) void start();
      else if (store.getState().run.phase !== 'cancelled') store.setRun({ phase: 'done' });
    } catch (error) {
      if (mine !== generation) return;
      lanes--;
      client = null;
      store.setRun({ phase: 'failed' });
      const code = error instanceof AppError ? error.code : 'WORKER_CRASH';
      store.set({ notice: { code, detail: messageOf(error) } });
    }
  }

  const resume = () => {
    if (!paused) return;
    const { open } = paused;
    paused = null;
    activeSince = now();
    if (lanes > 0) store.setRun({ phase: 'running' });
    open();
  };

  return {
    add(ids) {
      if (ids.length === 0) return;
      const { run } = store.getState();
      // a run that has ended counts from nought again
      if (lanes === 0) store.setRun({ done: 0, total: 0, activeMs: 0, current: null });
      store.setRun({ total: (lanes === 0 ? 0 : run.total) + ids.length });
      queue.push(...ids);
      if (lanes === 0) void start();
      else if (run.phase === 'cancelled') store.setRun({ phase: 'running' });
    },
    pause() {
      if (paused || store.getState().run.phase !== 'running') return;
      store.setRun({ activeMs: spendTime(), phase: 'paused' });
      let open = () => {};
      const promise = new Promise<void>((resolve) => {
        open = resolve;
      });
      paused = { promise, open };
    },
    resume,
    cancel() {
      const dropped = new Set(queue);
      queue = [];
      store.set({
        photos: store
          .getState()
          .photos.map((photo) =>
            dropped.has(photo.id) ? { ...photo, state: 'skipped', reason: { code: 'cancelled' } } : photo,
          ),
      });
      resume();
      const { run } = store.getState();
      store.setRun({ phase: 'cancelled', total: run.total - dropped.size });
    },
    reset() {
      generation++;
      queue = [];
      order = [];
      lanes = 0;
      outcomes.clear();
      owners.clear();
      resume();
      void client?.then((engine) => engine.dispose()).catch(() => {});
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
