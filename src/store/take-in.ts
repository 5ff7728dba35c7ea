import { rowsFor } from '../ingest/ledger.ts';
import type { Entry, Photo, PhotoId } from '../ingest/photo.ts';
import { createKnownPhotos, isDone } from '../storage/known-photos.ts';

/** What a drop brings to a ledger. */
export interface Intake {
  /** The ledger with it. */
  readonly photos: readonly Photo[];
  /** Rows that are new, at the end of the ledger. */
  readonly added: readonly Photo[];
  /** The files, by the row that each belongs to. */
  readonly files: ReadonlyMap<PhotoId, File>;
  /** Rows of before, as they wait now, that had come to an end which was not a good one. */
  readonly reopened: readonly Photo[];
  /** What is to be read, in the ledger's order. */
  readonly queue: readonly PhotoId[];
  /** Entries that were done already. */
  readonly skipped: number;
}

export interface TakeInOptions {
  /** Number of the first new row. */
  readonly firstNumber: number;
  /** Whether the drop was cancelled before it was walked: new rows are not read. */
  readonly isCancelled: boolean;
  /** Whether the page has the file of a row: if it waits, it is in the queue. */
  readonly hasFile: (id: PhotoId) => boolean;
}

/** Sort a drop into a ledger: what is done stays, what is missing is read, the rest is new. */
export function takeIn(
  entries: readonly Entry[],
  photos: readonly Photo[],
  { firstNumber, isCancelled, hasFile }: TakeInOptions,
): Intake {
  const known = createKnownPhotos(photos);
  const files = new Map<PhotoId, File>();
  const unknown: Entry[] = [];
  const again = new Set<PhotoId>();
  let skipped = 0;
  for (const entry of entries) {
    const { file, path } = entry;
    const row = file ? known.ofFile({ path, size: file.size, modified: file.lastModified }) : undefined;
    if (!row || !file) {
      unknown.push(entry);
      continue;
    }
    files.set(row.id, file);
    if (isDone(row)) skipped++;
    else if (!isUnderWay(row, hasFile) && !isCancelled) again.add(row.id);
  }
  const added = rowsFor(unknown, firstNumber).map(
    (row): Photo =>
      isCancelled && row.state === 'waiting'
        ? { ...row, state: 'skipped', reason: { code: 'cancelled' } }
        : row,
  );
  added.forEach(({ id }, i) => {
    const file = unknown[i]?.file;
    if (file) files.set(id, file);
  });
  const reopened = photos.filter(({ id, state }) => again.has(id) && state !== 'waiting').map(waiting);
  const before = photos.map((photo) => (again.has(photo.id) ? waiting(photo) : photo));
  const queue = [
    ...before.filter(({ id }) => again.has(id)),
    ...added.filter(({ state }) => state === 'waiting'),
  ].map(({ id }) => id);
  return { photos: [...before, ...added], added, files, reopened, queue, skipped };
}

const isUnderWay = ({ id, state }: Photo, hasFile: (id: PhotoId) => boolean) =>
  state === 'reading' || (state === 'waiting' && hasFile(id));

/** Only what is known of a photo before it is opened. */
export function waiting({ id, path, size, modified }: Photo): Photo {
  return { id, path, size, modified, state: 'waiting' };
}
