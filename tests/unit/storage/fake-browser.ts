import type { TabServices } from '../../../src/storage/tabs.ts';

type Channel = NonNullable<TabServices['channel']>;
type Locks = NonNullable<TabServices['locks']>;
type Callback = (lock: Lock | null) => Promise<unknown>;

/** What the tabs of one browser share, as far as Node has none: exclusive Web Locks and a BroadcastChannel. */
export interface FakeBrowser {
  newTab(): {
    readonly locks: Locks;
    readonly channel: Channel;
    /** The tab's process dies: its locks are free, it hears and says no more. */
    crash(): void;
  };
}

interface Request {
  readonly tab: number;
  readonly run: () => Promise<void>;
}

export function createFakeBrowser(): FakeBrowser {
  const lines = new Map<string, { holder: Request | null; waiting: Request[] }>();
  const listeners = new Map<number, Set<(event: MessageEvent) => void>>();
  let tabs = 0;

  const lineOf = (name: string) => {
    const line = lines.get(name) ?? { holder: null, waiting: [] };
    lines.set(name, line);
    return line;
  };

  function grantNext(name: string): void {
    const line = lineOf(name);
    if (line.holder) return;
    const next = line.waiting.shift();
    if (!next) return;
    line.holder = next;
    void next.run().finally(() => {
      if (line.holder !== next) return;
      line.holder = null;
      grantNext(name);
    });
  }

  function createLocks(tab: number): Locks {
    const request = (name: string, options: LockOptions, callback: Callback) =>
      new Promise((resolve, reject) => {
        const { ifAvailable, signal } = options;
        const line = lineOf(name);
        if (ifAvailable && (line.holder || line.waiting.length > 0)) {
          resolve(callback(null));
          return;
        }
        const lock = { name, mode: 'exclusive' } as const;
        const mine: Request = {
          tab,
          run: () => Promise.resolve(callback(lock)).then(resolve, reject),
        };
        signal?.addEventListener('abort', () => {
          const place = line.waiting.indexOf(mine);
          if (place < 0) return;
          line.waiting.splice(place, 1);
          reject(signal.reason);
        });
        line.waiting.push(mine);
        queueMicrotask(() => grantNext(name));
      });
    return { request } as unknown as Locks;
  }

  function createChannel(tab: number): Channel {
    const mine = new Set<(event: MessageEvent) => void>();
    listeners.set(tab, mine);
    const channel = {
      postMessage(data: unknown) {
        if (!listeners.has(tab)) throw new DOMException('closed', 'InvalidStateError');
        for (const [other, heard] of listeners) {
          if (other === tab) continue;
          const event = new MessageEvent('message', { data: structuredClone(data) });
          for (const listener of heard) setImmediate(() => heard.has(listener) && listener(event));
        }
      },
      addEventListener: (_: 'message', listener: (event: MessageEvent) => void) => mine.add(listener),
      removeEventListener: (_: 'message', listener: (event: MessageEvent) => void) => mine.delete(listener),
      close: () => listeners.delete(tab),
    };
    return channel as unknown as Channel;
  }

  return {
    newTab() {
      const tab = tabs++;
      return {
        locks: createLocks(tab),
        channel: createChannel(tab),
        crash() {
          listeners.delete(tab);
          for (const [name, line] of lines) {
            line.waiting = line.waiting.filter((request) => request.tab !== tab);
            if (line.holder?.tab === tab) line.holder = null;
            grantNext(name);
          }
        },
      };
    },
  };
}
