import type { Photo } from '../ingest/photo.ts';
import { wasSearched } from '../storage/known-photos.ts';

/**
 * Rows that nobody vouches for and whose bytes another row has been read from since, as the duplicates of it that
 * they are. Both would have the same faces otherwise.
 * @param photos the ledger
 * @param read rows that come to an end now
 */
export function unprovenCopies(photos: readonly Photo[], read: readonly Photo[]): readonly Photo[] {
  return read.flatMap((original) => {
    const { sha256, path: detail } = original;
    if (sha256 === undefined || !wasSearched(original)) return [];
    return photos
      .filter((photo) => photo.unproven && photo.id !== original.id && photo.sha256 === sha256)
      .map(
        ({ id, path, size, modified }): Photo => ({
          ...{ id, path, size, modified, sha256 },
          state: 'duplicate',
          reason: { code: 'sameAs', detail },
        }),
      );
  });
}
