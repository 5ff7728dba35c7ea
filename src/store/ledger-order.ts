import type { Face } from '../faces/face.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';

/** Place of a photo in the ledger: the number in its id. */
export function orderOf(id: PhotoId): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

/** The first number that no photo has. */
export function nextNumber(photos: readonly Photo[]): number {
  return photos.reduce((next, { id }) => Math.max(next, orderOf(id) + 1), 0);
}

/** In the ledger's order. Photos that were read late, on a second try, have their faces at the end otherwise. */
export function inLedgerOrder<T extends Pick<Face, 'photoId' | 'index'>>(faces: readonly T[]): readonly T[] {
  return faces.toSorted((a, b) => orderOf(a.photoId) - orderOf(b.photoId) || a.index - b.index);
}
