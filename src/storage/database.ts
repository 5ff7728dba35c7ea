import { type IDBPDatabase, type IDBPTransaction, openDB, unwrap } from 'idb';
import { runTransaction } from './run-transaction.ts';
import { DATABASE_NAME, DATABASE_VERSION, type TableName, type Tables, upgradeDatabase } from './schema.ts';
import { type FaultCode, FaultError, faultOf, refused, type Stored, stored } from './storage-fault.ts';

export type ReadTransaction = IDBPTransaction<Tables, TableName[], 'readonly'>;
export type WriteTransaction = IDBPTransaction<Tables, TableName[], 'readwrite'>;

/**
 * `relaxed` is done when the operating system has the bytes: it survives the end of tab and browser, not a
 * power cut. `strict` waits for the disk.
 */
export type Durability = 'relaxed' | 'strict';

/** One connection, opened when it is needed and again when it broke. Every call settles exactly once. */
export interface Database {
  /** Open it, to find out whether that goes. */
  open(): Promise<Stored<void>>;
  /** @param job may wait for nothing but its requests, or the transaction ends under it */
  read<T>(tables: TableName[], job: (tx: ReadTransaction) => Promise<T>): Promise<Stored<T>>;
  /** All of the job is written, or nothing. A {@link FaultError} thrown by the job becomes the fault. */
  write<T>(
    tables: TableName[],
    job: (tx: WriteTransaction) => Promise<T>,
    durability?: Durability,
  ): Promise<Stored<T>>;
  /** Close it for good; calls from now on are refused with `code`. */
  end(code: FaultCode): void;
}

export interface DatabaseOptions {
  /** Called once if somebody else ended the connection for good. */
  readonly onEnd: (code: 'deleted' | 'newerVersion') => void;
  /** Called when an opening that was given up as `blocked` has its answer, so that another would not be. */
  readonly onUnblocked?: (() => void) | undefined;
  /** Milliseconds in which a transaction has to be done, and an opening if {@link OPENING_MS} is not less. */
  readonly limitMs?: number | undefined;
  /** Milliseconds that another tab gets to let go of an older version. */
  readonly blockedMs?: number | undefined;
}

type Connection = IDBPDatabase<Tables>;

/** Somebody waits to see what is kept: longer than this, and the page begins without it. */
const OPENING_MS = 15_000;

export function createDatabase({
  onEnd,
  onUnblocked,
  limitMs = 60_000,
  blockedMs = 3_000,
}: DatabaseOptions): Database {
  let current: Promise<Stored<Connection>> | null = null;
  let ended: FaultCode | null = null;

  function drop(): void {
    void current?.then((opened) => opened.ok && opened.value.close());
    current = null;
  }

  function end(code: FaultCode): void {
    ended ??= code;
    drop();
  }

  function connect(): Promise<Stored<Connection>> {
    if (ended) return Promise.resolve(refused(ended));
    if (current) return current;
    const opening = open(() => {
      if (current === opening) current = null;
    });
    current = opening;
    return opening;
  }

  /** @param forget called when the connection turns out to be of no use */
  function open(forget: () => void): Promise<Stored<Connection>> {
    return new Promise((resolve) => {
      let isSettled = false;
      let isGivenUp = false;
      const settle = (opened: Stored<Connection>) => {
        if (isSettled) return;
        isSettled = true;
        clearTimeout(timer);
        if (!opened.ok) forget();
        resolve(opened);
      };
      let timer = setTimeout(() => settle(refused('timeout')), Math.min(limitMs, OPENING_MS));
      const fail = (error: unknown) => {
        // an upgrade that failed left everything as it was, so it is not that the browser has no database
        const isAbort = error instanceof Error && error.name === 'AbortError';
        settle({ ok: false, fault: faultOf(error, isAbort ? 'failed' : 'unavailable') });
      };
      // async, so that a browser without any database answers like one that refuses
      const begin = async () =>
        openDB<Tables>(DATABASE_NAME, DATABASE_VERSION, {
          upgrade(_db, oldVersion, _newVersion, tx, event) {
            // it has its own way to be told, see `fail`
            tx.done.catch(() => {});
            upgradeDatabase((event.target as IDBOpenDBRequest).result, oldVersion);
          },
          // our own tabs let go when asked, but may have to finish a transaction first
          blocked() {
            clearTimeout(timer);
            timer = setTimeout(() => {
              isGivenUp = true;
              settle(refused('blocked'));
            }, blockedMs);
          },
          blocking(_oldVersion, newVersion) {
            const code = newVersion === null ? 'deleted' : 'newerVersion';
            end(code);
            onEnd(code);
          },
        });
      begin()
        .then((db) => {
          // too late, or ended meanwhile
          if (isSettled || ended) db.close();
          settle(ended ? refused(ended) : stored(db));
        }, fail)
        .then(() => isGivenUp && onUnblocked?.());
    });
  }

  async function run<T>(begin: (db: Connection) => Promise<T>): Promise<Stored<T>> {
    for (let isSecond = false; ; isSecond = true) {
      const opened = await connect();
      if (!opened.ok) return opened;
      const mine = current;
      try {
        return stored(await begin(opened.value));
      } catch (error) {
        const fault = faultOf(error);
        if (error instanceof FaultError && fault.code !== 'timeout') return { ok: false, fault };
        // the browser may have ended the connection, and Firefox may refuse everything after a full disk,
        // until the database is opened again
        if (current === mine) drop();
        if (isSecond || fault.code !== 'failed') return { ok: false, fault };
      }
    }
  }

  return {
    async open() {
      const opened = await connect();
      return opened.ok ? stored(undefined) : opened;
    },
    read: (tables, job) => run(async (db) => runTransaction(db.transaction(tables), job, limitMs)),
    write: (tables, job, durability = 'relaxed') =>
      run(async (db) => runTransaction(db.transaction(tables, 'readwrite', { durability }), job, limitMs)),
    end,
  };
}

/** Put many rows at once. The transaction tells whether it worked. */
export async function putAll<Name extends TableName>(
  tx: WriteTransaction,
  table: Name,
  rows: readonly Tables[Name]['value'][],
): Promise<void> {
  const store = tx.objectStore(table);
  await Promise.all(rows.map(async (row) => store.put(row)));
}

/** All rows whose key starts with `prefix`: an array is greater than whatever stands in a key otherwise. */
export function keysUnder(...prefix: string[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/**
 * Let a request fail without its transaction.
 * @returns undefined if it failed
 */
export async function tolerate<T>(request: Promise<T>): Promise<T | undefined> {
  unwrap(request).addEventListener('error', (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
  return request.catch(() => undefined);
}
