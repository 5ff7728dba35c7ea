import type { PhotoId } from '../ingest/photo.ts';

/** What a tab that writes tells the others, once it is written. */
export type Change =
  | { readonly part: 'photos'; readonly ids: readonly PhotoId[] }
  | { readonly part: 'decisions' | 'settings' | 'layout' };

export type TabMessage =
  | { readonly kind: 'collection'; readonly collection: string; readonly change: Change }
  /** A collection was made, renamed or removed. */
  | { readonly kind: 'collections' };

/** The tabs of this browser that show the page: who may write, and what the others should know. */
export interface Tabs {
  /** Whether turns are leases, which run out while a tab sleeps, so that each write has to look. */
  readonly isLeased: boolean;
  /**
   * Take a place in the queue of those who want to write to a collection. Nobody is driven out: the turn
   * comes when whoever has it closes, crashes or lets go.
   * @returns once it is known whether it is this tab's turn already; a function to let go
   */
  queue(collection: string, turn: Turn): Promise<() => void>;
  tell(message: TabMessage): void;
  /** Hear what other tabs tell; nobody hears itself. */
  listen(listener: (message: TabMessage) => void): () => void;
  close(): void;
}

export interface Turn {
  /** Called when the turn has come; resolves once the tab is ready to write. */
  begin(): Promise<void>;
  /** Called if it ended without being let go. */
  end(): void;
}

export interface TabServices {
  /** Null where the browser has none: then `lease` says whose turn it is. */
  readonly locks: Pick<LockManager, 'request'> | null;
  readonly channel: Pick<
    BroadcastChannel,
    'postMessage' | 'addEventListener' | 'removeEventListener' | 'close'
  > | null;
  readonly lease: (collection: string, turn: Turn) => Promise<() => void>;
}

/** Web Locks and a BroadcastChannel if the browser has them; both are missing where the page is not secure. */
export function createTabs({ locks, channel, lease }: TabServices): Tabs {
  const letGo = new Set<() => void>();
  let isClosed = false;
  return {
    isLeased: !locks,
    async queue(collection, turn) {
      const leave = await (locks
        ? queueForLock(locks, `kaomap:writer:${collection}`, turn)
        : lease(collection, turn));
      letGo.add(leave);
      return () => {
        letGo.delete(leave);
        leave();
      };
    },
    tell(message) {
      if (!isClosed) channel?.postMessage(message);
    },
    listen(listener) {
      const onMessage = (event: MessageEvent) => {
        if (isTabMessage(event.data)) listener(event.data);
      };
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
    close() {
      isClosed = true;
      for (const leave of letGo) leave();
      letGo.clear();
      channel?.close();
    },
  };
}

async function queueForLock(
  locks: Pick<LockManager, 'request'>,
  name: string,
  turn: Turn,
): Promise<() => void> {
  const leaving = new AbortController();
  const { signal } = leaving;
  const left = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });
  await new Promise<void>((answer) => {
    // the browser takes a lock back when the promise settles, or the tab ends
    async function hold(): Promise<void> {
      if (signal.aborted) return;
      await turn.begin();
      answer();
      await left;
    }
    async function waitInLine(): Promise<void> {
      const wasFree = await locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await hold();
        return lock !== null;
      });
      if (wasFree) return;
      answer();
      await locks.request(name, { signal }, hold);
    }
    waitInLine().catch(() => {
      // left before the turn came, or the lock was taken away
      answer();
      if (!signal.aborted) turn.end();
    });
  });
  return () => leaving.abort();
}

// other versions of the app may be open in other tabs
function isTabMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return false;
  return data.kind === 'collections' || (data.kind === 'collection' && 'collection' in data);
}
