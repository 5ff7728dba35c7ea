import { createDatabase, keysUnder, putAll } from './database.ts';
import { type Deletion, deleteEverything } from './delete-everything.ts';
import { type CollectionListener, type OpenCollection, openCollection } from './open-collection.ts';
import { type CollectionRow, DATABASE_NAME, PART_TABLES } from './schema.ts';
import { type FaultCode, FaultError, type Stored, stored } from './storage-fault.ts';
import { askToPersist, measureSpace, type StorageSpace } from './storage-space.ts';
import { createTabs, type TabServices } from './tabs.ts';
import { createWriterLease } from './writer-lease.ts';

/** A named collection, before it is opened. */
export interface CollectionInfo extends Omit<CollectionRow, 'writer'> {
  /** Rows of its ledger. */
  readonly photos: number;
  readonly faces: number;
}

export type StorageEvent =
  /** Another tab made, renamed or removed a collection. */
  | { readonly kind: 'collections' }
  /** An older version in another tab let go, on account of which opening was `blocked`. */
  | { readonly kind: 'unblocked' }
  /** Nothing more can be kept here: another tab deleted everything, or runs a newer version of the app. */
  | { readonly kind: 'ended'; readonly code: 'deleted' | 'newerVersion' };

/** All that the page keeps in this browser. No call rejects; each settles once. */
export interface KeptWork {
  /** The one last written to first. */
  collections(): Promise<Stored<readonly CollectionInfo[]>>;
  /** @returns its id */
  createCollection(draft: Pick<CollectionInfo, 'name' | 'readBy' | 'settings'>): Promise<Stored<string>>;
  renameCollection(id: string, name: string): Promise<Stored<void>>;
  /** With all that belongs to it, whoever has it open. */
  removeCollection(id: string): Promise<Stored<void>>;
  openCollection(id: string, listener?: CollectionListener): Promise<Stored<OpenCollection>>;
  space(): Promise<StorageSpace>;
  askToPersist(): Promise<boolean>;
  /** Databases, caches, service worker. This object is of no use afterwards; open another to begin anew. */
  deleteEverything(): Promise<Deletion>;
  /** Let go of everything; what is being written is finished, what waits for its turn is not. */
  close(): void;
}

export interface StorageOptions {
  /** Address of the page's folder, with a trailing slash. */
  readonly scope: string;
  readonly onEvent?: (event: StorageEvent) => void;
  /** For tests: other surroundings than the browser's. */
  readonly services?: Partial<Pick<TabServices, 'locks' | 'channel'>> & {
    readonly now?: () => number;
    readonly limitMs?: number;
    readonly blockedMs?: number;
    readonly beatMs?: number;
    readonly leaseMs?: number;
  };
}

/**
 * Open the database.
 *
 * On the page's thread, without a worker: the browser does the work in another process, and handing it a photo
 * of two faces takes 0.7 ms here (two cores, both busy, Chromium).
 */
export async function openStorage({
  scope,
  onEvent,
  services = {},
}: StorageOptions): Promise<Stored<KeptWork>> {
  const { now = Date.now, limitMs, blockedMs, beatMs, leaseMs } = services;
  const database = createDatabase({
    onEnd(code) {
      tabs.close();
      onEvent?.({ kind: 'ended', code });
    },
    onUnblocked: () => onEvent?.({ kind: 'unblocked' }),
    limitMs,
    blockedMs,
  });
  const tab = makeId();
  const {
    locks = globalThis.navigator?.locks ?? null,
    channel = globalThis.BroadcastChannel ? new BroadcastChannel(DATABASE_NAME) : null,
  } = services;
  const tabs = createTabs({
    locks,
    channel,
    lease: createWriterLease({ database, tab, now, beatMs, leaseMs }),
  });
  function end(code: FaultCode): void {
    database.end(code);
    tabs.close();
  }

  const opened = await database.open();
  if (!opened.ok) {
    end(opened.fault.code);
    return opened;
  }
  tabs.listen((message) => {
    if (message.kind === 'collections') onEvent?.({ kind: 'collections' });
  });

  async function tellOthers<T>(work: Promise<Stored<T>>): Promise<Stored<T>> {
    const done = await work;
    if (done.ok) tabs.tell({ kind: 'collections' });
    return done;
  }

  const manager = globalThis.navigator?.storage;
  return stored({
    collections: () =>
      database.read(['collections', 'photos', 'faces'], async (tx) => {
        const rows = await tx.objectStore('collections').getAll();
        const infos = await Promise.all(
          rows.map(async ({ writer: _, ...row }) => ({
            ...row,
            photos: await tx.objectStore('photos').count(keysUnder(row.id)),
            faces: await tx.objectStore('faces').count(keysUnder(row.id)),
          })),
        );
        return infos.sort((a, b) => b.openedAt - a.openedAt);
      }),
    createCollection(draft) {
      const id = makeId();
      const row = { ...draft, id, createdAt: now(), openedAt: now(), writer: null };
      return tellOthers(
        database.write(['collections'], async (tx) => {
          await putAll(tx, 'collections', [row]);
          return id;
        }),
      );
    },
    renameCollection: (id, name) =>
      tellOthers(
        database.write(['collections'], async (tx) => {
          const row = await tx.objectStore('collections').get(id);
          if (!row) throw new FaultError('noCollection');
          await putAll(tx, 'collections', [{ ...row, name }]);
        }),
      ),
    removeCollection: (id) =>
      tellOthers(
        database.write(['collections', ...PART_TABLES], async (tx) => {
          await tx.objectStore('collections').delete(id);
          await tx.objectStore('layouts').delete(id);
          for (const table of ['photos', 'faces', 'decisions'] as const) {
            await tx.objectStore(table).delete(keysUnder(id));
          }
        }),
      ),
    openCollection: (id, listener) => openCollection(id, { database, tabs, tab, now }, listener),
    space: () => measureSpace(manager),
    askToPersist: () => askToPersist(manager),
    deleteEverything() {
      end('deleted');
      return deleteEverything({ prefix: DATABASE_NAME, scope, limitMs: limitMs ?? 10_000 });
    },
    close: () => end('unavailable'),
  });
}

/** Not `randomUUID`, which pages without https do not have. */
function makeId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
