import type { Photo } from '../ingest/photo.ts';

/** Tells what is known already when files come again, so that only what is missing is done. */
export interface KnownPhotos {
  /**
   * The row of a file with this path, size and date. As sure as rsync is: a file that was changed and given
   * its old date and size back would be missed. A file without a date is not known.
   */
  ofFile(file: Pick<Photo, 'path' | 'size' | 'modified'>): Photo | undefined;
  /** The photo that was read from these bytes, wherever they lay. This is the truth. */
  ofBytes(sha256: string): Photo | undefined;
}

/** @param photos the ledger; of rows that fit alike, one that is done is found before others, then the first */
export function createKnownPhotos(photos: readonly Photo[]): KnownPhotos {
  const byFile = new Map<string, Photo>();
  const byBytes = new Map<string, Photo>();
  for (const photo of photos) {
    const { sha256, modified, state } = photo;
    if (modified > 0) {
      const key = fileKey(photo);
      const before = byFile.get(key);
      if (!before || (!isDone(before) && isDone(photo))) byFile.set(key, photo);
    }
    if (sha256 !== undefined && state !== 'duplicate' && isDone(photo) && !byBytes.has(sha256)) {
      byBytes.set(sha256, photo);
    }
  }
  return {
    ofFile: (file) => (file.modified > 0 ? byFile.get(fileKey(file)) : undefined),
    ofBytes: (sha256) => byBytes.get(sha256),
  };
}

/** Whether reading the photo again would tell nothing new. */
export function isDone({ state, reason, unproven }: Photo): boolean {
  return !(
    unproven === true ||
    state === 'waiting' ||
    state === 'reading' ||
    state === 'failed' ||
    (state === 'skipped' && reason?.code === 'cancelled')
  );
}

/** Whether its faces were looked for, all or as many as a file that is cut off still has. */
export function wasSearched({ state, reason }: Pick<Photo, 'state' | 'reason'>): boolean {
  return state === 'read' || state === 'noFace' || reason?.code === 'cutOff';
}

// a path has no zero byte in it
const fileKey = ({ path, size, modified }: Pick<Photo, 'path' | 'size' | 'modified'>) =>
  `${size}\0${modified}\0${path}`;
