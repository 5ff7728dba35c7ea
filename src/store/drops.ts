import { messageOf } from '../errors.ts';
import type { Entry, Photo, PhotoId } from '../ingest/photo.ts';
import type { Keeper } from './keeper.ts';
import { nextNumber } from './ledger-order.ts';
import type { PhotoRun } from './photo-run.ts';
import { replaceRows } from './replace-rows.ts';
import type { StateStore } from './state-store.ts';
import { takeIn } from './take-in.ts';

/** Brings dropped entries into the ledger, and has the files of its rows. */
export interface Drops {
  fileOf(id: PhotoId): File | undefined;
  /** Entries that are there, or will be when a folder has been walked. */
  add(entries: readonly Entry[] | Promise<readonly Entry[]>): void;
  /** What is being walked comes into the ledger unread. */
  cancel(): void;
  /** What is being walked does not come at all. */
  dropWalks(): void;
  /** Another ledger took the place of the one of before; null for an empty one, which has no files. */
  turnTo(photos: readonly Photo[] | null): void;
  /** Count the rows that wait for their files. */
  countMissing(): void;
}

export interface DropServices {
  readonly run: Pick<PhotoRun, 'add'>;
  readonly keeper: Pick<Keeper, 'isSettled' | 'settled' | 'keep'>;
  /** Forget tree and map: faces that they are of are taken away. */
  readonly resetAnalysis: () => void;
}

export function createDrops(store: StateStore, { run, keeper, resetAnalysis }: DropServices): Drops {
  const files = new Map<PhotoId, File>();
  let rowCount = 0;
  /** Walks through drops that are under way. */
  const walks = new Set<{ isCancelled: boolean }>();

  function countMissing(): void {
    const { photos, kept } = store.getState();
    const missing = photos.filter(({ id, state }) => state === 'waiting' && !files.has(id)).length;
    if (missing !== kept.missing) store.setKept({ missing });
  }

  function addEntries(entries: readonly Entry[], isCancelled = false): void {
    if (entries.length === 0) {
      store.set({ notice: { code: 'nothingDropped' } });
      return;
    }
    const taken = takeIn(entries, store.getState().photos, {
      firstNumber: rowCount,
      isCancelled,
      hasFile: (id) => files.has(id),
    });
    rowCount += taken.added.length;
    for (const [id, file] of taken.files) files.set(id, file);
    replaceRows(taken.reopened, store, { keeper, resetAnalysis });
    store.set({ photos: taken.photos });
    store.setKept({ skipped: taken.skipped, resumed: 0 });
    countMissing();
    void keeper.keep(taken.added.map((photo) => ({ photo, faces: [] })));
    run.add(taken.queue);
  }

  // the phase tells that something goes on before the first row is there
  async function list(entries: Promise<readonly Entry[]>): Promise<void> {
    const { phase } = store.getState().run;
    const isIdle = !['starting', 'running', 'paused'].includes(phase);
    if (isIdle) store.setRun({ phase: 'listing' });
    const walk = { isCancelled: false };
    walks.add(walk);
    const found = await entries.catch(messageOf);
    // what was kept comes first
    await keeper.settled();
    // cleared meanwhile
    if (!walks.delete(walk)) return;
    if (isIdle && store.getState().run.phase === 'listing') store.setRun({ phase });
    if (typeof found === 'string') store.set({ notice: { code: 'nothingDropped', detail: found } });
    else addEntries(found, walk.isCancelled);
  }

  return {
    fileOf: (id) => files.get(id),
    add(entries) {
      if (entries instanceof Promise) void list(entries);
      else if (keeper.isSettled) addEntries(entries);
      else void list(Promise.resolve(entries));
    },
    cancel() {
      for (const walk of walks) walk.isCancelled = true;
    },
    dropWalks: () => walks.clear(),
    turnTo(photos) {
      if (!photos) files.clear();
      else rowCount = nextNumber(photos);
      countMissing();
    },
    countMissing,
  };
}
