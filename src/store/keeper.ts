import type { PhotoId } from '../ingest/photo.ts';
import { type Deletion, deleteEverything } from '../storage/delete-everything.ts';
import { DATABASE_NAME } from '../storage/schema.ts';
import type { StorageSpace } from '../storage/storage-space.ts';
import type { AppState } from './app-state.ts';
import type { PhotoToKeep } from './collection-writer.ts';
import { createKeptDesk, type DeskServices } from './kept-desk.ts';
import { NOTHING_KEPT } from './kept-state.ts';
import type { StateStore } from './state-store.ts';
import { createTurns } from './turns.ts';

/** What a user does with what is kept. No call rejects: faults are in the state. */
export interface KeptActions {
  /** Put another collection on the page. */
  openCollection(id: string): void;
  /** Begin an empty one. */
  newCollection(name: string): void;
  renameCollection(id: string, name: string): void;
  /** With all that belongs to it. */
  removeCollection(id: string): void;
  /** Try to keep again what could not be kept. */
  retry(): void;
  /** Null if nothing is kept at all. */
  space(): Promise<StorageSpace | null>;
  askToPersist(): Promise<boolean>;
  /** The user has read what came back, and what was skipped. */
  dismiss(): void;
  /** Stop what is under way, forget the page, and remove all that this browser has of it. */
  deleteEverything(): Promise<Deletion>;
}

/** Keeps the page's work in this browser, and brings it back. The page works on without what could not be kept. */
export interface Keeper extends KeptActions {
  /** Whether nothing is being opened, so that what is on the page is what it will be. */
  readonly isSettled: boolean;
  /** Resolves when `isSettled`. */
  settled(): Promise<void>;
  /** Look for what was kept, and put the collection last used on the page. */
  start(): void;
  /**
   * Keep rows with their faces; the first ones make a collection if there is none. Settles when they are
   * written, or it is known that they will not be, or that takes longer than anybody should wait for it.
   */
  keep(photos: readonly PhotoToKeep[]): Promise<void>;
  forget(ids: readonly PhotoId[]): void;
  /** Look whether settings, log or layout have changed. */
  follow(): void;
}

export interface KeeperServices extends DeskServices {
  /** Address of the page's folder. */
  readonly scope: () => string;
}

/** Other tabs get this long to let go of the database. */
const DELETION_MS = 10_000;

/** A disk that takes longer does its work while the page goes on. */
const PATIENCE_MS = 3_000;

function orLater(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Whether what changed is kept. */
export function concernsKeeper(state: AppState, before: AppState): boolean {
  return state.settings !== before.settings || state.history !== before.history || state.map !== before.map;
}

export function createKeeper(store: StateStore, services: KeeperServices): Keeper {
  const { setKept } = store;
  const kept = () => store.getState().kept;
  const turns = createTurns((detail) => setKept({ fault: { code: 'failed', detail } }));
  const desk = createKeptDesk(store, turns, services, () => {
    if (kept().fault?.code === 'blocked') retry();
  });
  let ready: Promise<void> = Promise.resolve();

  /** A collection for what is on the page, if it may be kept and has none. */
  async function makeIfNone(): Promise<void> {
    if (desk.session) return;
    await turns.take(async () => {
      // what could not be made is not tried again with each photo
      const mayMake = !desk.session && kept().phase === 'on' && kept().fault === null;
      if (mayMake && (await desk.connect())) await desk.make('');
    });
  }

  // what comes later is not to overtake what waits for a collection
  async function keep(photos: readonly PhotoToKeep[]): Promise<void> {
    const { phase, collection } = kept();
    if (phase !== 'on') return;
    ready = ready.then(makeIfNone);
    await ready;
    const { session } = desk;
    // another collection may have taken the place of theirs
    if (session && collection !== null && session.collection.id !== collection) return;
    await session?.writer.keep(photos);
  }

  async function keepPage(): Promise<void> {
    await desk.make('');
    await desk.session?.writer.keepAll();
  }

  async function keepAgain(): Promise<void> {
    if (kept().fault?.code === 'noCollection') await desk.abandon();
    const hadNone = desk.work === null;
    if (!(await desk.connect())) return;
    setKept({ phase: 'on' });
    const isEmpty = store.getState().photos.length === 0;
    if (desk.session) await desk.session.writer.retry();
    else if (!isEmpty) await keepPage();
    else if (hadNone) await desk.openLastUsed();
  }

  function retry(): void {
    if (kept().isRetrying) return;
    setKept({ isRetrying: true });
    void turns
      .take(async () => {
        const { fault } = kept();
        await keepAgain();
        // only now, for who sees the sentence go may close the page; a fault told meanwhile is another object
        if (kept().fault === fault) setKept({ fault: null });
      })
      .finally(() => setKept({ isRetrying: false }));
  }

  globalThis.addEventListener?.('pagehide', () => desk.session?.writer.flush());

  return {
    get isSettled() {
      return turns.isSettled;
    },
    settled: turns.settled,
    start() {
      if (!services.open) return;
      setKept({ phase: 'opening' });
      void turns.take(async () => {
        if (!(await desk.connect())) return;
        await desk.openLastUsed();
        // only now, for until then it is not known what the page will show
        if (kept().phase === 'opening') setKept({ phase: 'on' });
      });
    },
    keep: (photos) => orLater(keep(photos)),
    forget: (ids) => void ready.then(() => desk.session?.writer.forget(ids)),
    follow() {
      if (turns.isSettled) desk.session?.writer.follow();
    },
    openCollection: (id) =>
      void turns.take(async () => {
        if (desk.session?.collection.id === id || !(await desk.connect())) return;
        await desk.close();
        await desk.open(id);
        await desk.list();
      }),
    newCollection: (name) =>
      void turns.take(async () => {
        if (!(await desk.connect())) return;
        await desk.close();
        await desk.make(name);
      }),
    renameCollection: (id, name) =>
      void turns.take(async () => {
        const renamed = await desk.work?.renameCollection(id, name);
        if (renamed) desk.take(renamed);
        await desk.list();
      }),
    removeCollection: (id) =>
      void turns.take(async () => {
        const isShown = desk.session?.collection.id === id;
        if (isShown) await desk.close();
        const removed = await desk.work?.removeCollection(id);
        if (removed) desk.take(removed);
        if (isShown) await desk.openLastUsed();
        else await desk.list();
      }),
    retry,
    space: async () => (await desk.work?.space()) ?? null,
    askToPersist: async () => (await desk.work?.askToPersist()) ?? false,
    dismiss: () => setKept({ resumed: 0, damaged: 0, skipped: 0, tookOver: false }),
    async deleteEverything() {
      let deletion: Deletion = { removed: [], left: [] };
      await turns.take(async () => {
        const ending = desk.leave();
        services.show(null);
        deletion = ending
          ? await ending.deleteEverything()
          : await deleteEverything({ prefix: DATABASE_NAME, scope: services.scope(), limitMs: DELETION_MS });
        // the next photo begins anew
        setKept({ ...NOTHING_KEPT, phase: services.open ? 'on' : 'off' });
      });
      return deletion;
    },
  };
}
