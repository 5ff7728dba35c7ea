import { type Database, putAll } from './database.ts';
import type { Turn } from './tabs.ts';

export interface LeaseOptions {
  readonly database: Database;
  /** Names this tab. */
  readonly tab: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds between two looks. */
  readonly beatMs?: number | undefined;
  /** Milliseconds after which a tab that gave no sign of life loses its turn. */
  readonly leaseMs?: number | undefined;
}

/** Browsers wake the timers of a hidden tab once a minute. */
const BEAT_MS = 5_000;
const LEASE_MS = 90_000;

/**
 * Turns to write for browsers without Web Locks: whoever writes renews a lease in the database, and whoever
 * finds it run out takes it. A tab that slept longer finds its writes refused, for each looks at the lease.
 */
export function createWriterLease({
  database,
  tab,
  now,
  beatMs = BEAT_MS,
  leaseMs = LEASE_MS,
}: LeaseOptions): (collection: string, turn: Turn) => Promise<() => void> {
  return async (collection, turn) => {
    let isMine = false;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function beat(): Promise<void> {
      const time = now();
      const claimed = await claim(database, collection, { tab, now: time, until: time + leaseMs });
      if (isOver) {
        if (claimed) void release(database, collection, tab);
        return;
      }
      const wasMine = isMine;
      isMine = claimed;
      if (claimed && !wasMine) await turn.begin();
      if (!claimed && wasMine) turn.end();
      if (isOver) return;
      timer = setTimeout(() => void beat(), beatMs);
    }

    await beat();
    return () => {
      isOver = true;
      clearTimeout(timer);
      if (isMine) void release(database, collection, tab);
    };
  };
}

/** @returns false if another tab has an unexpired lease, or the collection is gone */
async function claim(
  database: Database,
  collection: string,
  { tab, now, until }: { tab: string; now: number; until: number },
): Promise<boolean> {
  const claimed = await database.write(['collections'], async (tx) => {
    const row = await tx.objectStore('collections').get(collection);
    const isTaken = row?.writer && row.writer.tab !== tab && row.writer.until > now;
    if (!row || isTaken) return false;
    await putAll(tx, 'collections', [{ ...row, writer: { tab, until } }]);
    return true;
  });
  return claimed.ok && claimed.value;
}

async function release(database: Database, collection: string, tab: string): Promise<void> {
  await database.write(['collections'], async (tx) => {
    const row = await tx.objectStore('collections').get(collection);
    if (row?.writer?.tab === tab) await putAll(tx, 'collections', [{ ...row, writer: null }]);
  });
}
