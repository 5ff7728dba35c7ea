import { isHidden } from './is-hidden.ts';
import type { Entry, Photo, PhotoState } from './photo.ts';

/**
 * One row for each entry of a drop, in its order, with the ids `photo-<firstNumber>` and on.
 *
 * Hidden and system files are `skipped` at once, what could not be handed out is
 * `failed`; the others wait to be read.
 * @throws RangeError if `firstNumber` is not a whole number of at least 0
 */
export function rowsFor(entries: readonly Entry[], firstNumber: number): Photo[] {
  if (!Number.isSafeInteger(firstNumber) || firstNumber < 0) {
    throw new RangeError(`firstNumber must be a whole number ≥ 0, got ${firstNumber}`);
  }
  return entries.map((entry, i) => ({
    id: `photo-${firstNumber + i}`,
    path: entry.path,
    size: entry.file?.size ?? 0,
    modified: entry.file?.lastModified ?? 0,
    ...firstState(entry),
  }));
}

function firstState({ path, file, reason }: Entry): Pick<Photo, 'state' | 'reason'> {
  if (isHidden(path)) return { state: 'skipped', reason: { code: 'hidden' } };
  if (file === null) return { state: 'failed', reason: reason ?? { code: 'cannotRead' } };
  return { state: 'waiting' };
}

/** How many rows are in each state. The numbers add up to the number of rows. */
export function countStates(photos: readonly Photo[]): Record<PhotoState, number> {
  const counts: Record<PhotoState, number> = {
    waiting: 0,
    reading: 0,
    read: 0,
    noFace: 0,
    duplicate: 0,
    skipped: 0,
    unsupported: 0,
    damaged: 0,
    failed: 0,
  };
  for (const { state } of photos) counts[state]++;
  return counts;
}
