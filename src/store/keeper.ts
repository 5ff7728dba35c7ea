import { messageOf } from '../errors.ts';
import type { PhotoId } from '../ingest/photo.ts';
import { type Deletion, deleteEverything } from '../storage/delete-everything.ts';
import type { OpenCollection, Role } from '../storage/open-collection.ts';
import { DATABASE_NAME } from '../storage/schema.ts';
import type { KeptWork, openStorage, StorageEvent } from '../storage/storage.ts';
import type { StorageFault, Stored } from '../storage/storage-fault.ts';
import type { StorageSpace } from '../storage/storage-space.ts';
import type { AppState } from './app-state.ts';
import { type CollectionFollower, createFollower } from './collection-follower.ts';
import { type KeptPage, type Rows, readCollection } from './collection-reader.ts';
import { type CollectionWriter, createCollectionWriter, type PhotoToKeep } from './collection-writer.ts';
import { readByOf, settingsToKeep } from './kept-settings.ts';
import { NOTHING_KEPT } from './kept-state.ts';
import type { StateStore } from './state-store.ts';

/**
 * Keeps the page's work in this browser, and brings it back. No call rejects: faults are in the state, and the
 * page works on without what could not be kept.
 */
export interface Keeper {
  /** Whether nothing is being opened, so that what is on the page is what it will be. */
  readonly isSettled: boolean;
  /** Resolves when `isSettled`. */
  settled(): Promise<void>;
  /** Look for what was kept, and put the collection last used on the page. */
  start(): void;
  /** Keep rows with their faces; the first ones make a collection if there is none. */
  keep(photos: readonly PhotoToKeep[]): Promise<void>;
  forget(ids: readonly PhotoId[]): void;
  /** Look whether settings, log or layout have changed. */
  follow(): void;
  openCollection(id: string): void;
  newCollection(name: string): void;
  renameCollection(id: string, name: string): void;
  removeCollection(id: string): void;
  retry(): void;
  space(): Promise<StorageSpace | null>;
  askToPersist(): Promise<boolean>;
  /** Whatever reads photos must have been stopped before. */
  deleteEverything(): Promise<Deletion>;
}

export interface KeeperServices {
  /** Null to keep nothing. */
  readonly open: ((onEvent: (event: StorageEvent) => void) => ReturnType<typeof openStorage>) | null;
  /** Address of the page's folder. */
  readonly scope: () => string;
  /** Put this on the page in place of what is there, which is stopped; null for an empty page. */
  readonly show: (page: KeptPage | null) => void;
  /** Rows changed in another tab, those of before and behind them as they were. */
  readonly showRows: (rows: Rows) => void;
  readonly showPart: (page: KeptPage, part: 'decisions' | 'settings' | 'layout') => void;
}

/** The collection on the page. */
interface Session {
  readonly collection: OpenCollection;
  readonly writer: CollectionWriter;
  readonly follower: CollectionFollower;
}

/** Other tabs get this long to let go of the database. */
const DELETION_MS = 10_000;

/** Whether what changed is kept. */
export function concernsKeeper(state: AppState, before: AppState): boolean {
  return state.settings !== before.settings || state.history !== before.history || state.map !== before.map;
}

export function createKeeper(store: StateStore, services: KeeperServices): Keeper {
  let work: KeptWork | null = null;
  let session: Session | null = null;
  /** Opening, switching and deleting come one after the other. */
  let turn: Promise<void> = Promise.resolve();
  let turns = 0;
  let making: Promise<void> | null = null;

  const { setKept } = store;
  const kept = () => store.getState().kept;
  const onFault = (fault: StorageFault) => setKept({ fault });

  /** @returns undefined after a fault, which is told */
  function take<T>(result: Stored<T>): T | undefined {
    if (result.ok) return result.value;
    onFault(result.fault);
    return undefined;
  }

  function inTurn(job: () => Promise<void>): Promise<void> {
    turns++;
    turn = turn
      .then(job)
      .catch((error: unknown) => onFault({ code: 'failed', detail: messageOf(error) }))
      .finally(() => {
        turns--;
      });
    return turn;
  }

  async function connect(): Promise<KeptWork | null> {
    if (work || !services.open) return work;
    const opened = await services.open(onEvent);
    if (!opened.ok) {
      setKept({ phase: 'ended', fault: opened.fault });
      return null;
    }
    work = opened.value;
    setKept({ phase: 'on', fault: null });
    return work;
  }

  function onEvent(event: StorageEvent): void {
    if (event.kind === 'collections') {
      void list();
      return;
    }
    leave();
    work = null;
    setKept({ phase: 'ended', role: null, collection: null, fault: { code: event.code } });
  }

  async function list(): Promise<void> {
    const found = await work?.collections();
    if (!found?.ok) return;
    setKept({ collections: found.value });
    const isGone = session && !found.value.some(({ id }) => id === session?.collection.id);
    if (isGone) onFault({ code: 'noCollection' });
  }

  function leave(): Session | null {
    const left = session;
    session?.follower.stop();
    session = null;
    return left;
  }

  /** Take a collection up without putting it on the page. */
  async function enter(id: string): Promise<Session | null> {
    const opened = await work?.openCollection(id, {
      onRole: (role) => void inTurn(() => changeRole(id, role)),
      onChange: (change) => {
        if (session?.collection.id === id && kept().role === 'follower') session.follower.hear(change);
      },
    });
    const collection = opened && take(opened);
    if (!collection) return null;
    const writer = createCollectionWriter(collection, { getState: store.getState, onFault });
    const follower = createFollower(collection, {
      getRows: store.getState,
      onRows: services.showRows,
      onPage: services.showPart,
      onFault,
    });
    session = { collection, writer, follower };
    setKept({ collection: id, role: collection.role });
    return session;
  }

  async function show({ collection, writer }: Session): Promise<void> {
    const page = take(await readCollection(collection));
    if (!page) return;
    services.show(page);
    writer.assumeKept();
    setKept({ resumed: page.photos.length, damaged: page.damaged, layout: page.layout });
  }

  // what the other tab wrote last may not have been heard, so all is read again before anything is written
  async function changeRole(id: string, role: Role): Promise<void> {
    if (session?.collection.id !== id) return;
    await show(session);
    setKept({ role, resumed: 0, tookOver: role === 'writer' });
  }

  async function close(): Promise<void> {
    session?.writer.flush();
    await leave()?.collection.close();
    services.show(null);
    setKept({ ...NOTHING_KEPT, phase: kept().phase, collections: kept().collections });
  }

  async function make(name: string): Promise<void> {
    const { settings } = store.getState();
    const readBy = readByOf(settings.descriptorId);
    const made = await work?.createCollection({ name, readBy, settings: settingsToKeep(settings) });
    const id = made && take(made);
    if (id !== undefined) await enter(id);
    await list();
  }

  /** A collection for what is on the page, if it may be kept and has none. */
  function makeIfNone(): Promise<void> {
    making ??= inTurn(async () => {
      if (!session && kept().phase === 'on' && (await connect())) await make('');
    }).finally(() => {
      making = null;
    });
    return making;
  }

  async function openLastUsed(): Promise<void> {
    await list();
    const last = kept().collections[0];
    if (!last) return;
    const entered = await enter(last.id);
    if (entered) await show(entered);
  }

  async function keep(photos: readonly PhotoToKeep[]): Promise<void> {
    if (kept().phase !== 'on') return;
    if (!session) await makeIfNone();
    await session?.writer.keep(photos);
  }

  globalThis.addEventListener?.('pagehide', () => session?.writer.flush());

  return {
    get isSettled() {
      return turns === 0;
    },
    async settled() {
      while (turns > 0) await turn;
    },
    start() {
      if (!services.open) return;
      setKept({ phase: 'opening' });
      void inTurn(async () => {
        if (await connect()) await openLastUsed();
      });
    },
    keep,
    forget: (ids) => void session?.writer.forget(ids),
    follow() {
      if (turns === 0) session?.writer.follow();
    },
    openCollection: (id) =>
      void inTurn(async () => {
        if (session?.collection.id === id || !(await connect())) return;
        await close();
        const entered = await enter(id);
        if (entered) await show(entered);
        await list();
      }),
    newCollection: (name) =>
      void inTurn(async () => {
        if (!(await connect())) return;
        await close();
        await make(name);
      }),
    renameCollection: (id, name) =>
      void inTurn(async () => {
        const renamed = await work?.renameCollection(id, name);
        if (renamed) take(renamed);
        await list();
      }),
    removeCollection: (id) =>
      void inTurn(async () => {
        const isShown = session?.collection.id === id;
        if (isShown) await close();
        const removed = await work?.removeCollection(id);
        if (removed) take(removed);
        await list();
        if (isShown) await openLastUsed();
      }),
    retry: () =>
      void inTurn(async () => {
        setKept({ fault: null });
        const hadNone = work === null;
        if (!(await connect())) return;
        if (!hadNone) await session?.writer.retry();
        else if (store.getState().photos.length === 0) await openLastUsed();
        else {
          await make('');
          await session?.writer.keepAll();
        }
      }),
    space: async () => (await work?.space()) ?? null,
    askToPersist: async () => (await work?.askToPersist()) ?? false,
    async deleteEverything() {
      let deletion: Deletion = { removed: [], left: [] };
      await inTurn(async () => {
        leave();
        const ending = work;
        work = null;
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
