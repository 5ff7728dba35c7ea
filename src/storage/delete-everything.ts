/** What became of all that the app keeps in a browser. Nothing is left when `left` is empty. */
export interface Deletion {
  /** Names of databases, caches and entries that were removed. */
  readonly removed: readonly string[];
  /** Names of those that are still there, as found by looking again. */
  readonly left: readonly string[];
}

export interface DeletionOptions {
  /** Databases and entries whose names start so are ours: other apps may live at the same origin. */
  readonly prefix: string;
  /** Address of the page's folder: caches that name it, and service workers for it, are ours too. */
  readonly scope: string;
  /** Milliseconds that other tabs get to let go of a database. */
  readonly limitMs: number;
}

/** Remove databases, caches, service workers and entries of this app, and look whether they are gone. Never rejects. */
export async function deleteEverything({ prefix, scope, limitMs }: DeletionOptions): Promise<Deletion> {
  const isOurs = (name: string) => name.startsWith(prefix);
  const kinds: readonly Kind[] = [
    {
      list: () => listDatabases(prefix).then((names) => names.filter(isOurs)),
      remove: (name) => removeDatabase(name, limitMs),
    },
    {
      list: async () =>
        (await globalThis.caches?.keys())?.filter((name) => isOurs(name) || name.includes(scope)) ?? [],
      remove: (name) => caches.delete(name),
    },
    {
      // otherwise it would go on without the caches that it was installed with
      list: async () =>
        (await serviceWorkers()).map((worker) => worker.scope).filter((address) => address === scope),
      remove: async (address) =>
        (await serviceWorkers()).find((worker) => worker.scope === address)?.unregister(),
    },
    ...(['localStorage', 'sessionStorage'] as const).map(
      (area): Kind => ({
        list: async () => Object.keys(globalThis[area] ?? {}).filter(isOurs),
        remove: async (key) => globalThis[area].removeItem(key),
      }),
    ),
  ];
  const found = await listAll(kinds);
  await Promise.all(found.map(({ kind, name }) => kind.remove(name).catch(() => {})));
  const left = new Set((await listAll(kinds)).map(({ name }) => name));
  return {
    removed: found.map(({ name }) => name).filter((name) => !left.has(name)),
    left: [...left],
  };
}

interface Kind {
  list(): Promise<readonly string[]>;
  remove(name: string): Promise<unknown>;
}

/** What a browser does not have, or does not let us see, holds nothing of ours. */
async function listAll(kinds: readonly Kind[]): Promise<{ kind: Kind; name: string }[]> {
  const lists = await Promise.all(
    kinds.map(async (kind) => (await kind.list().catch(() => [])).map((name) => ({ kind, name }))),
  );
  return lists.flat();
}

const serviceWorkers = async () => (await globalThis.navigator?.serviceWorker?.getRegistrations()) ?? [];

/** @param name looked for where the browser gives no list */
async function listDatabases(name: string): Promise<string[]> {
  if (indexedDB.databases) return (await indexedDB.databases()).flatMap((info) => info.name ?? []);
  return (await hasDatabase(name)) ? [name] : [];
}

function hasDatabase(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      // not even an empty one is to come of the question
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(!isNew);
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve(!isNew);
    };
  });
}

function removeDatabase(name: string, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
