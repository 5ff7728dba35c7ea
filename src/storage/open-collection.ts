import type { PhotoId } from '../ingest/photo.ts';
import { type Database, type Durability, keysUnder, putAll, type WriteTransaction } from './database.ts';
import { type LoadedCollection, loadCollection, loadPhotos, type StoredLayout } from './load-collection.ts';
import { type PhotoReading, toRows } from './photo-reading.ts';
import type { CollectionRow, TableName } from './schema.ts';
import { FaultError, faultOf, refused, type Stored, stored } from './storage-fault.ts';
import type { Change, Tabs } from './tabs.ts';

/** The one tab that may write to a collection, or one of those that show what it writes. */
export type Role = 'writer' | 'follower';

export interface CollectionListener {
  /** The role changed: the writer closed, or this tab lost its turn. */
  onRole?(role: Role): void;
  /** Another tab wrote. */
  onChange?(change: Change): void;
}

/** A collection as one tab has it. Writes are done in the order in which they were asked for. */
export interface OpenCollection {
  readonly id: string;
  readonly role: Role;
  load(): Promise<Stored<LoadedCollection>>;
  /** What another tab has told of. */
  loadPhotos(ids: readonly PhotoId[]): Promise<Stored<readonly PhotoReading[]>>;
  /**
   * Keep rows of the ledger with their faces, in place of what was kept of these rows, all in one transaction:
   * one photo when it was read, many when they were only listed.
   */
  save(readings: readonly PhotoReading[]): Promise<Stored<void>>;
  removePhotos(ids: readonly PhotoId[]): Promise<Stored<void>>;
  /** Add to the end of the user's log. Done when it is on the disk. */
  appendDecisions(entries: readonly unknown[]): Promise<Stored<void>>;
  /** Put another log in its place, after an undo or an import. Done when it is on the disk. */
  replaceDecisions(entries: readonly unknown[]): Promise<Stored<void>>;
  /** @param readBy another than before makes all photos wait to be read again */
  saveSettings(settings: object, readBy: string): Promise<Stored<void>>;
  saveLayout(layout: StoredLayout): Promise<Stored<void>>;
  /** Finish what was asked for, and let another tab write. */
  close(): Promise<void>;
}

export interface CollectionServices {
  readonly database: Database;
  readonly tabs: Tabs;
  /** Names this tab. */
  readonly tab: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export async function openCollection(
  id: string,
  { database, tabs, tab, now }: CollectionServices,
  { onRole, onChange }: CollectionListener = {},
): Promise<Stored<OpenCollection>> {
  const found = await database.read(['collections'], (tx) => tx.objectStore('collections').get(id));
  if (!found.ok) return found;
  if (!found.value) return refused('noCollection');

  let role: Role = 'follower';
  let isOpen = false;
  let last: Promise<unknown> = Promise.resolve();

  const setRole = (next: Role) => {
    if (role === next) return;
    role = next;
    // the first role is in the answer
    if (isOpen) onRole?.(role);
  };

  /** One write after the other: a later one must not be overtaken by an earlier one that takes long to prepare. */
  function inTurn<T>(job: () => Promise<Stored<T>>): Promise<Stored<T>> {
    const done = last.then(job).catch((error): Stored<T> => ({ ok: false, fault: faultOf(error) }));
    last = done;
    return done;
  }

  async function write(
    tables: TableName[],
    change: Change,
    job: (tx: WriteTransaction, row: CollectionRow) => Promise<void>,
    durability: Durability = 'relaxed',
  ): Promise<Stored<void>> {
    if (role !== 'writer') return refused('notWriter');
    const written = await database.write(
      ['collections', ...tables],
      async (tx) => {
        // the user may have removed it in another tab: nothing of it comes back
        const row = await tx.objectStore('collections').get(id);
        if (!row) throw new FaultError('noCollection');
        if (tabs.isLeased && row.writer?.tab !== tab) throw new FaultError('notWriter');
        await job(tx, row);
      },
      durability,
    );
    if (written.ok) tabs.tell({ kind: 'collection', collection: id, change });
    return written;
  }

  const writeDecisions = (
    entries: readonly unknown[],
    firstSeq: (tx: WriteTransaction) => Promise<number>,
  ): Promise<Stored<void>> =>
    inTurn(() =>
      write(
        ['decisions'],
        { part: 'decisions' },
        async (tx) => {
          const first = await firstSeq(tx);
          await putAll(
            tx,
            'decisions',
            entries.map((entry, i) => ({ collection: id, seq: first + i, entry })),
          );
        },
        // they cannot be computed again, and there are few of them
        'strict',
      ),
    );

  const leave = await tabs.queue(id, {
    async begin() {
      setRole('writer');
      // for the order in which collections are offered; of no weight if it fails
      await database.write(['collections'], async (tx) => {
        const row = await tx.objectStore('collections').get(id);
        if (row) await putAll(tx, 'collections', [{ ...row, openedAt: now() }]);
      });
    },
    end: () => setRole('follower'),
  });
  const deafen = tabs.listen((message) => {
    if (message.kind === 'collection' && message.collection === id) onChange?.(message.change);
  });
  isOpen = true;

  return stored({
    id,
    get role() {
      return role;
    },
    load: () => loadCollection(database, id),
    loadPhotos: (ids) => loadPhotos(database, id, ids),
    save: (readings) =>
      inTurn(async () => {
        const rows = await Promise.all(readings.map((reading) => toRows(id, reading)));
        const ids = readings.map(({ photo }) => photo.id);
        return write(['photos', 'faces'], { part: 'photos', ids }, async (tx) => {
          await deleteFaces(tx, id, ids);
          await putAll(
            tx,
            'photos',
            rows.map(({ photo }) => photo),
          );
          await putAll(
            tx,
            'faces',
            rows.flatMap(({ faces }) => faces),
          );
        });
      }),
    removePhotos: (ids) =>
      inTurn(() =>
        write(['photos', 'faces'], { part: 'photos', ids }, async (tx) => {
          await deleteFaces(tx, id, ids);
          await Promise.all(ids.map(async (photo) => tx.objectStore('photos').delete([id, photo])));
        }),
      ),
    appendDecisions: (entries) =>
      writeDecisions(entries, async (tx) => {
        const cursor = await tx.objectStore('decisions').openKeyCursor(keysUnder(id), 'prev');
        return cursor ? cursor.key[1] + 1 : 0;
      }),
    replaceDecisions: (entries) =>
      writeDecisions(entries, async (tx) => {
        await tx.objectStore('decisions').delete(keysUnder(id));
        return 0;
      }),
    saveSettings: (settings, readBy) =>
      inTurn(() =>
        write([], { part: 'settings' }, (tx, row) =>
          putAll(tx, 'collections', [{ ...row, settings, readBy }]),
        ),
      ),
    saveLayout: ({ key, positions }) =>
      inTurn(() =>
        write(['layouts'], { part: 'layout' }, (tx) =>
          putAll(tx, 'layouts', [{ collection: id, key, positions: positions.slice().buffer }]),
        ),
      ),
    async close() {
      await last;
      role = 'follower';
      isOpen = false;
      deafen();
      leave();
    },
  });
}

async function deleteFaces(tx: WriteTransaction, id: string, photos: readonly PhotoId[]): Promise<void> {
  const store = tx.objectStore('faces');
  await Promise.all(photos.map(async (photo) => store.delete(keysUnder(id, photo))));
}
