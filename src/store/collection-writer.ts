import type { Face } from '../faces/face.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';
import type { Log } from '../people/log.ts';
import type { OpenCollection } from '../storage/open-collection.ts';
import type { StorageFault, Stored } from '../storage/storage-fault.ts';
import type { AppState } from './app-state.ts';
import { layoutToKeep } from './kept-layout.ts';
import { addedEntries } from './kept-log.ts';
import { readByOf, settingsToKeep } from './kept-settings.ts';
import { orderOf } from './ledger-order.ts';

/** A row of the ledger with its faces. */
export interface PhotoToKeep {
  readonly photo: Photo;
  readonly faces: readonly Face[];
}

/** Keeps what changes on the page in the collection that is open. No call rejects: faults are told. */
export interface CollectionWriter {
  /** Settles when it is written, or a fault was told. */
  keep(photos: readonly PhotoToKeep[]): Promise<void>;
  forget(ids: readonly PhotoId[]): Promise<void>;
  /** Keep settings, log and layout if they are others than those kept. */
  follow(): void;
  /** What is on the page now is what is kept. */
  assumeKept(): void;
  /** Write at once what waits for the settings to come to rest. */
  flush(): void;
  /** Keep, and remove, what was refused before. */
  retry(): Promise<void>;
  /** Keep all of the page, in a collection that is new. */
  keepAll(): Promise<void>;
}

export interface WriterServices {
  readonly getState: () => AppState;
  readonly onFault: (fault: StorageFault) => void;
}

/** A slider that moves writes once, when it rests. */
const SETTLE_MS = 300;
/** Photos in one transaction when many are kept anew. */
const BATCH = 50;

export function createCollectionWriter(
  collection: OpenCollection,
  { getState, onFault }: WriterServices,
): CollectionWriter {
  /** Photos that could not be kept. */
  const refused = new Set<PhotoId>();
  /** Photos that could not be removed. */
  const lingering = new Set<PhotoId>();
  /** Set by a fault that the next photo would meet too. */
  let isFull = false;
  let log: Log = getState().history.log;
  let hasWholeLog = true;
  let settings = keyOfSettings();
  let layout = getState().kept.layout?.key ?? '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keyOfSettings(): string {
    return JSON.stringify(settingsToKeep(getState().settings));
  }

  async function told<T>(work: Promise<Stored<T>>): Promise<boolean> {
    const done = await work;
    if (done.ok) return true;
    // one that is aborted is one; whatever else went wrong will go wrong again
    if (done.fault.code !== 'failed') isFull = true;
    onFault(done.fault);
    return false;
  }

  async function keep(photos: readonly PhotoToKeep[]): Promise<void> {
    if (photos.length === 0 || collection.role !== 'writer') return;
    for (const { photo } of photos) {
      refused.add(photo.id);
      // another row takes its place
      lingering.delete(photo.id);
    }
    if (isFull) return;
    const readBy = readByOf(getState().settings.descriptorId);
    const readings = photos.map((row) => ({ ...row, order: orderOf(row.photo.id), readBy }));
    if (await told(collection.save(readings))) for (const { photo } of photos) refused.delete(photo.id);
  }

  async function forget(ids: readonly PhotoId[]): Promise<void> {
    for (const id of ids) {
      refused.delete(id);
      lingering.add(id);
    }
    if (await told(collection.removePhotos(ids))) for (const id of ids) lingering.delete(id);
  }

  async function keepLog(before: Log, now: Log): Promise<void> {
    log = now;
    const added = hasWholeLog ? addedEntries(before, now) : null;
    hasWholeLog = await told(
      added ? collection.appendDecisions(added) : collection.replaceDecisions(now.entries),
    );
  }

  async function keepSettings(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const key = keyOfSettings();
    if (key === settings) return;
    const now = getState().settings;
    const before = settings;
    settings = key;
    const isKept = await told(collection.saveSettings(settingsToKeep(now), readByOf(now.descriptorId)));
    if (!isKept && settings === key) settings = before;
  }

  async function keepLayout(): Promise<void> {
    if (getState().map?.tsneState !== 'done') return;
    const now = layoutToKeep(getState());
    if (!now || now.key === layout) return;
    const before = layout;
    layout = now.key;
    if (!(await told(collection.saveLayout(now))) && layout === now.key) layout = before;
  }

  async function retry(): Promise<void> {
    isFull = false;
    // first, for it makes room
    if (lingering.size > 0) await forget([...lingering]);
    const { photos, faces, history } = getState();
    // what is being read is kept when it is done
    const rows = photos.filter(({ id, state }) => refused.has(id) && state !== 'reading');
    for (let i = 0; i < rows.length && !isFull; i += BATCH) {
      const batch = new Map(
        rows.slice(i, i + BATCH).map((photo) => [photo.id, { photo, faces: [] as Face[] }]),
      );
      for (const face of faces) batch.get(face.photoId)?.faces.push(face);
      await keep([...batch.values()]);
    }
    if (!isFull && (!hasWholeLog || history.log !== log)) await keepLog(log, history.log);
    if (!isFull) await keepSettings();
    if (!isFull) await keepLayout();
  }

  return {
    keep,
    forget,
    follow() {
      if (collection.role !== 'writer' || isFull) return;
      const { history } = getState();
      if (history.log !== log) void keepLog(log, history.log);
      if (keyOfSettings() !== settings) {
        clearTimeout(timer);
        timer = setTimeout(() => void keepSettings(), SETTLE_MS);
      }
      void keepLayout();
    },
    assumeKept() {
      log = getState().history.log;
      settings = keyOfSettings();
      layout = getState().kept.layout?.key ?? '';
    },
    flush() {
      if (timer !== undefined) void keepSettings();
    },
    retry,
    keepAll() {
      for (const { id } of getState().photos) refused.add(id);
      hasWholeLog = false;
      return retry();
    },
  };
}
