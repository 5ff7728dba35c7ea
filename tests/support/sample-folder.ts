import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILD_FOLDER } from './build-folder.ts';

const BBT = fileURLToPath(new URL('../../../shared/faces/bbt', import.meta.url));

/** 40 photos of 8 people, a folder each; undefined where `../shared` is absent. */
export const bbtFolder: string | undefined = existsSync(BBT) ? BBT : undefined;

/** A file of the build's sample photos, e.g. `sample3.jpg` or `person-08-2.jpg`. */
export const samplePhoto = (name: string): string => join(BUILD_FOLDER, 'samples', name);

/** The three pictures of one of the people that the sample photos have three of. */
export function picturesOf(person: number): string[] {
  const number = String(person).padStart(2, '0');
  return [1, 2, 3].map((i) => samplePhoto(`person-${number}-${i}.jpg`));
}

/** A folder by the paths in it: a path to a file to copy, bytes to write, or null for an empty folder. */
export type Layout = Readonly<Record<string, string | Uint8Array | null>>;

/** A folder of the system's temporary folder, with a name of its own and to be deleted by the caller. */
export interface TempFolder {
  readonly path: string;
  delete(): void;
}

/** Lay files out in a new folder called `name`. */
export function makeFolder(name: string, layout: Layout): TempFolder {
  const parent = mkdtempSync(join(tmpdir(), 'kaomap-'));
  const path = join(parent, name);
  mkdirSync(path);
  for (const [inside, content] of Object.entries(layout)) {
    const target = join(path, inside);
    mkdirSync(content === null ? target : dirname(target), { recursive: true });
    if (typeof content === 'string') cpSync(content, target);
    else if (content !== null) writeFileSync(target, content);
  }
  return { path, delete: () => rmSync(parent, { recursive: true, force: true }) };
}
