import { comparePaths } from './compare-paths.ts';
import type { Entry } from './photo.ts';

/** The files of a file input or folder input as entries, in the order of {@link comparePaths}. */
export function listFiles(files: Iterable<File>): Entry[] {
  const entries = Array.from(files, (file): Entry => ({ path: file.webkitRelativePath || file.name, file }));
  return entries.sort((a, b) => comparePaths(a.path, b.path));
}
