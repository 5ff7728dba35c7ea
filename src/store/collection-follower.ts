import type { PhotoId } from '../ingest/photo.ts';
import type { OpenCollection } from '../storage/open-collection.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import type { Change } from '../storage/tabs.ts';
import { type KeptPage, type Rows, readCollection, withReadings } from './collection-reader.ts';

/** Shows what the tab that writes to a collection has written. */
export interface CollectionFollower {
  hear(change: Change): void;
  stop(): void;
}

type Part = Exclude<Change['part'], 'photos'>;

/** What a follower does when the tab that writes has written. */
export interface FollowerServices {
  readonly getRows: () => Rows;
  readonly onRows: (rows: Rows) => void;
  readonly onPage: (page: KeptPage, part: Part) => void;
  readonly onFault: (fault: StorageFault) => void;
}

/** Changes that come within this time are read together. */
const GATHER_MS = 250;

/** Reads what another tab has written, a little later and many at a time. */
export function createFollower(collection: OpenCollection, services: FollowerServices): CollectionFollower {
  let ids = new Set<PhotoId>();
  let parts = new Set<Part>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  let isOver = false;

  async function read(): Promise<void> {
    const [theseIds, theseParts] = [ids, parts];
    [ids, parts] = [new Set(), new Set()];
    if (theseIds.size > 0) {
      const found = await collection.loadPhotos([...theseIds]);
      if (isOver) return;
      if (found.ok) services.onRows(withReadings(services.getRows(), theseIds, found.value));
      else services.onFault(found.fault);
    }
    if (theseParts.size === 0) return;
    const page = await readCollection(collection);
    if (isOver) return;
    if (!page.ok) services.onFault(page.fault);
    else for (const part of theseParts) services.onPage(page.value, part);
  }

  function schedule(): void {
    if (isReading || timer !== undefined || isOver) return;
    timer = setTimeout(async () => {
      timer = undefined;
      isReading = true;
      await read();
      isReading = false;
      if (ids.size + parts.size > 0) schedule();
    }, GATHER_MS);
  }

  return {
    hear(change) {
      if (change.part === 'photos') for (const id of change.ids) ids.add(id);
      else parts.add(change.part);
      schedule();
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
