import type { Photo } from '../ingest/photo.ts';
import type { Keeper } from './keeper.ts';
import type { StateStore } from './state-store.ts';

export interface ReplaceServices {
  readonly keeper: Pick<Keeper, 'keep'>;
  /** Forget tree and map: faces that they are of are taken away. */
  readonly resetAnalysis: () => void;
}

/** Put rows without faces in the place of those of the same ids, on the page and in what is kept. */
export function replaceRows(
  rows: readonly Photo[],
  store: StateStore,
  { keeper, resetAnalysis }: ReplaceServices,
): void {
  if (rows.length === 0) return;
  const { photos, faces } = store.getState();
  const replaced = new Map(rows.map((photo) => [photo.id, photo]));
  const others = faces.filter(({ photoId }) => !replaced.has(photoId));
  store.set({ photos: photos.map((photo) => replaced.get(photo.id) ?? photo) });
  if (others.length < faces.length) {
    resetAnalysis();
    store.set({ faces: others, tree: null, map: null, preservation: null, selected: [] });
  }
  void keeper.keep(rows.map((photo) => ({ photo, faces: [] })));
}
