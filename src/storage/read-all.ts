import { type ReadTransaction, tolerate } from './database.ts';
import type { Tables } from './schema.ts';

/** Rows asked for at a time: a message between the browser's processes should not grow with the collection. */
const CHUNK = 1000;

/**
 * The rows of a table in a range of keys, in order, without those that the browser cannot read any more:
 * Chromium keeps large values in files of their own, which other programs delete.
 */
export async function readAll<Name extends 'photos' | 'faces' | 'decisions'>(
  tx: ReadTransaction,
  table: Name,
  range: IDBKeyRange,
): Promise<{ rows: Tables[Name]['value'][]; lost: number }> {
  const store = tx.objectStore(table);
  const rows: Tables[Name]['value'][] = [];
  let lost = 0;
  let rest = range;
  for (;;) {
    const chunk = await tolerate(store.getAll(rest, CHUNK));
    let last: IDBValidKey | undefined;
    if (chunk) {
      for (const row of chunk) rows.push(row);
      last = chunk.length < CHUNK ? undefined : keyOf(chunk.at(-1), store.keyPath);
    } else {
      // one of them is bad: ask for each
      const keys = await store.getAllKeys(rest, CHUNK);
      for (const key of keys) {
        const row = await tolerate(store.get(key));
        if (row) rows.push(row);
        else lost++;
      }
      last = keys.length < CHUNK ? undefined : keys.at(-1);
    }
    if (last === undefined) return { rows, lost };
    rest = IDBKeyRange.bound(last, range.upper, true, range.upperOpen);
  }
}

/** A row holds its key. */
function keyOf(row: unknown, keyPath: string | string[] | null): IDBValidKey {
  const fields = row as Record<string, IDBValidKey>;
  return [keyPath ?? []].flat().map((name) => fields[name] ?? []);
}
