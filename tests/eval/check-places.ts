import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Make sure that there is something to read.
 * @throws UsageError if `dir` is no folder, cannot be read, or has no file anywhere in it
 */
export function checkFolder(dir: string): void {
  if (!isFolder(dir)) throw new UsageError(`There is no folder ${dir}.`);
  let entries: Dirent[];
  try {
    entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  } catch (error) {
    throw new UsageError(`The folder ${dir} cannot be read: ${wordsOf(error)}.`);
  }
  if (entries.every((entry) => entry.isDirectory())) throw new UsageError(`The folder ${dir} is empty.`);
}

/** @throws UsageError if `file` could not be written when all is done */
export function checkOutFile(file: string): void {
  const folder = dirname(resolve(file));
  if (!isFolder(folder)) throw new UsageError(`--out ${file}: there is no folder ${folder}.`);
  if (isFolder(file)) throw new UsageError(`--out ${file} is a folder; name a file.`);
}

/** @throws UsageError if the text of `file` cannot be had */
export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${wordsOf(error)}.`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
