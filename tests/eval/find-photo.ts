import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { EvalPhoto } from './eval-photo.ts';

/** A photo that a name stands for, or why none does. */
export type FoundPhoto =
  | { readonly ok: true; readonly photo: EvalPhoto }
  | { readonly ok: false; readonly reason: string };

/**
 * Find photos by path inside the folder, by absolute path, or by file name alone where only one photo bears it.
 * A duplicate stands for the photo that it equals.
 * @param dir the folder that was read, absolute
 */
export function createPhotoFinder(photos: readonly EvalPhoto[], dir: string): (name: string) => FoundPhoto {
  const byPath = new Map(photos.map((photo) => [photo.path, photo]));
  const byPagePath = new Map(photos.map((photo) => [photo.pagePath, photo]));
  const byName = new Map<string, EvalPhoto[]>();
  for (const photo of photos) {
    const name = photo.path.slice(photo.path.lastIndexOf('/') + 1);
    byName.set(name, [...(byName.get(name) ?? []), photo]);
  }

  const original = (photo: EvalPhoto): EvalPhoto =>
    (photo.state === 'duplicate' && byPagePath.get(photo.reason?.detail ?? '')) || photo;

  return (name) => {
    const path = relative(dir, isAbsolute(name) ? name : resolve(dir, name)).replaceAll(sep, '/');
    const exact = byPath.get(path);
    if (exact) return { ok: true, photo: original(exact) };
    const [photo, ...others] = byName.get(name) ?? [];
    if (!photo) return { ok: false, reason: 'no such file in the folder' };
    if (others.length > 0)
      return { ok: false, reason: `${others.length + 1} files bear this name: give the path` };
    return { ok: true, photo: original(photo) };
  };
}
