import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './read-imports.ts';

/** The repository's top folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** All text files below `folder` of the repository whose path matches, in order of their paths. */
export function readFiles(folder: string, matching: RegExp): SourceFile[] {
  const top = join(ROOT, folder);
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((full) => ({
      full,
      path: full
        .slice(top.length + 1)
        .split(sep)
        .join('/'),
    }))
    .filter(({ path }) => matching.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ full, path }) => ({ path, text: readFileSync(full, 'utf8') }));
}
