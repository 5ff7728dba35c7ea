import type { Photo } from '../../ingest/photo.ts';
import type { AppState } from '../../store/app-state.ts';

let lastPhotos: readonly Photo[] | null = null;
let byId = new Map<string, Photo>();

/** The ledger's row of a photo, by id; the index is built once per ledger. */
export function photoOf(state: Pick<AppState, 'photos'>, photoId: string): Photo | undefined {
  if (state.photos !== lastPhotos) {
    lastPhotos = state.photos;
    byId = new Map(state.photos.map((photo) => [photo.id, photo]));
  }
  return byId.get(photoId);
}
