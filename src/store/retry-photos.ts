import type { Photo, PhotoId } from '../ingest/photo.ts';
import type { Drops } from './drops.ts';
import type { Keeper } from './keeper.ts';
import type { PhotoRun } from './photo-run.ts';
import { replaceRows } from './replace-rows.ts';
import type { StateStore } from './state-store.ts';
import { waiting } from './take-in.ts';

/**
 * What a user may do about a row that was not read, or not whole: `again`, or `anyway` if it was left out for
 * its size, which is asked about first. Null if another try would tell nothing new.
 */
export function retryOf({ state, reason, size, modified }: Photo): 'again' | 'anyway' | null {
  if (reason?.code === 'tooLarge') return 'anyway';
  // there never was a file, as of a folder that could not be opened
  if (size === 0 && modified === 0) return null;
  if (reason?.code === 'empty') return null;
  return state === 'failed' || state === 'damaged' || reason?.code === 'cancelled' ? 'again' : null;
}

export interface RetryServices {
  readonly run: Pick<PhotoRun, 'add' | 'forget'>;
  readonly keeper: Pick<Keeper, 'keep'>;
  readonly drops: Pick<Drops, 'fileOf' | 'countMissing'>;
  /** Whether somebody was asked about a photo's size. */
  readonly mayBeHuge: (id: PhotoId) => boolean;
  /** Forget tree and map: faces that they are of are taken away. */
  readonly resetAnalysis: () => void;
}

/** Read rows again of those that {@link retryOf} allows; rows whose files are not here wait for them. */
export function retryPhotos(
  ids: readonly PhotoId[],
  store: StateStore,
  { run, keeper, drops, mayBeHuge, resetAnalysis }: RetryServices,
): void {
  const asked = new Set(ids);
  const rows = store.getState().photos.filter((photo) => {
    const kind = retryOf(photo);
    return asked.has(photo.id) && (kind === 'again' || (kind === 'anyway' && mayBeHuge(photo.id)));
  });
  if (rows.length === 0) return;
  run.forget(rows);
  replaceRows(rows.map(waiting), store, { keeper, resetAnalysis });
  drops.countMissing();
  run.add(rows.map(({ id }) => id).filter((id) => drops.fileOf(id) !== undefined));
}
