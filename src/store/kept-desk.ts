import type { OpenCollection, Role } from '../storage/open-collection.ts';
import type { KeptWork, openStorage, StorageEvent } from '../storage/storage.ts';
import { refused, type StorageFault, type Stored } from '../storage/storage-fault.ts';
import { type CollectionFollower, createFollower } from './collection-follower.ts';
import { type KeptPage, type Rows, readCollection } from './collection-reader.ts';
import { type CollectionWriter, createCollectionWriter } from './collection-writer.ts';
import { readByOf, settingsToKeep } from './kept-settings.ts';
import { NOTHING_KEPT } from './kept-state.ts';
import type { StateStore } from './state-store.ts';
import type { Turns } from './turns.ts';

export interface DeskServices {
  /** Null to keep nothing. */
  readonly open: ((onEvent: (event: StorageEvent) => void) => ReturnType<typeof openStorage>) | null;
  /** Put this on the page in place of what is there, which is stopped; null for an empty page. */
  readonly show: (page: KeptPage | null) => void;
  /** Rows changed in another tab, those of before and behind them as they were. */
  readonly showRows: (rows: Rows) => void;
  readonly showPart: (page: KeptPage, part: 'decisions' | 'settings' | 'layout') => void;
}

/** The collection on the page. */
export interface Session {
  readonly collection: OpenCollection;
  readonly writer: CollectionWriter;
  readonly follower: CollectionFollower;
}

/** The storage and the collection that are open. Each call but `connect` and `leave` is made in a turn. */
export interface KeptDesk {
  readonly work: KeptWork | null;
  readonly session: Session | null;
  /** The storage, opened if it is not; null after a fault, which is told. */
  connect(): Promise<KeptWork | null>;
  /** Look which collections there are. */
  list(): Promise<void>;
  /** Put a collection on the page. */
  open(id: string): Promise<void>;
  openLastUsed(): Promise<void>;
  /** A new collection of what is on the page; nothing else of it is kept yet. */
  make(name: string): Promise<void>;
  /** Finish with the collection and empty the page. */
  close(): Promise<void>;
  /** Finish with a collection that is gone; what is on the page stays. */
  abandon(): Promise<void>;
  /** Let go at once of all that is open. @returns the storage that was */
  leave(): KeptWork | null;
  /** @returns undefined after a fault, which is told */
  take<T>(result: Stored<T>): T | undefined;
}

/** @param onUnblocked told when the storage, which another tab held in an older version, can be opened */
export function createKeptDesk(
  store: StateStore,
  turns: Turns,
  services: DeskServices,
  onUnblocked: () => void,
): KeptDesk {
  let work: KeptWork | null = null;
  let session: Session | null = null;
  let isBlocked = false;
  const { setKept } = store;
  const kept = () => store.getState().kept;
  const onFault = (fault: StorageFault) => setKept({ fault });

  function take<T>(result: Stored<T>): T | undefined {
    if (result.ok) return result.value;
    onFault(result.fault);
    return undefined;
  }

  function leave(): KeptWork | null {
    const left = work;
    session?.follower.stop();
    session = null;
    work = null;
    return left;
  }

  function onEvent(event: StorageEvent): void {
    if (event.kind === 'collections') {
      void desk.list();
      return;
    }
    if (event.kind === 'unblocked') {
      isBlocked = false;
      onUnblocked();
      return;
    }
    leave();
    setKept({ phase: 'ended', role: null, collection: null, fault: { code: event.code } });
  }

  /** Take a collection up without putting it on the page. */
  async function enter(id: string): Promise<Session | null> {
    const opened = await work?.openCollection(id, {
      onRole: (role) => void turns.take(() => changeRole(id, role)),
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
    // what comes back in a tab that follows is not from last time
    const done = page.photos.filter(({ state }) => state !== 'waiting').length;
    const resumed = collection.role === 'writer' ? done : 0;
    setKept({ resumed, damaged: page.damaged, layout: page.layout });
  }

  // what the other tab wrote last may not have been heard, so all is read again before anything is written
  async function changeRole(id: string, role: Role): Promise<void> {
    if (session?.collection.id !== id) return;
    await show(session);
    setKept({ role, resumed: 0, tookOver: role === 'writer' });
  }

  const desk: KeptDesk = {
    get work() {
      return work;
    },
    get session() {
      return session;
    },
    async connect() {
      if (work || !services.open) return work;
      // behind an opening that is blocked another would wait without being told why
      const opened = isBlocked ? refused('blocked') : await services.open(onEvent);
      if (!opened.ok) {
        isBlocked = opened.fault.code === 'blocked';
        setKept({ phase: 'ended', fault: opened.fault });
        return null;
      }
      work = opened.value;
      return work;
    },
    async list() {
      const found = await work?.collections();
      if (!found?.ok) return;
      setKept({ collections: found.value });
      const isGone = session && !found.value.some(({ id }) => id === session?.collection.id);
      if (isGone) onFault({ code: 'noCollection' });
    },
    async open(id) {
      const entered = await enter(id);
      if (entered) await show(entered);
    },
    async openLastUsed() {
      await desk.list();
      const last = kept().collections[0];
      if (last) await desk.open(last.id);
    },
    async make(name) {
      const { settings } = store.getState();
      const readBy = readByOf(settings.descriptorId);
      const made = await work?.createCollection({ name, readBy, settings: settingsToKeep(settings) });
      const id = made && take(made);
      if (id !== undefined) await enter(id);
      await desk.list();
    },
    async abandon() {
      const ending = session;
      ending?.follower.stop();
      session = null;
      await ending?.collection.close();
      setKept({ collection: null, role: null });
    },
    async close() {
      session?.writer.flush();
      await desk.abandon();
      services.show(null);
      setKept({ ...NOTHING_KEPT, phase: kept().phase, collections: kept().collections });
    },
    leave,
    take,
  };
  return desk;
}
