import { createNamer, safeFileName } from './file-name.ts';

/** A person or group, and the photos that show it. */
export interface FolderGroup {
  /** Any text; empty for whom nobody named. */
  readonly name: string;
  /** What the folder is called without a name, or if nothing is left of it. */
  readonly otherwise: string;
  /** Indices into the photos, each once. */
  readonly photos: readonly number[];
}

/** A photo at its place in the archive. */
export interface PlacedPhoto {
  /** Folder, `/`, name of the file; safe on any file system, each once. */
  readonly path: string;
  /** Index into the photos. */
  readonly photo: number;
}

/**
 * One folder for each group, in their order.
 * A photo of several people is in the folder of each. Two people of one name have two folders.
 * @param paths path of each photo in the drop, of which the last part is kept
 */
export function photoFolders(groups: readonly FolderGroup[], paths: readonly string[]): PlacedPhoto[] {
  const nameFolder = createNamer();
  const placed: PlacedPhoto[] = [];
  for (const { name, otherwise, photos } of groups) {
    if (photos.length === 0) continue;
    const folder = nameFolder(safeFileName(name, otherwise));
    const nameFile = createNamer();
    for (const photo of photos) {
      const own = (paths[photo] ?? '').split('/').at(-1) ?? '';
      placed.push({ path: `${folder}/${nameFile(safeFileName(own, `photo ${photo + 1}`))}`, photo });
    }
  }
  return placed;
}
