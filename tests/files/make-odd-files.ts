import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OddFile } from './odd-file.ts';
import { oddJpegs } from './odd-jpegs.ts';
import { oddOthers } from './odd-others.ts';
import { oddPictures } from './odd-pictures.ts';
import { oddRaws } from './odd-raws.ts';
import { oddTiffs } from './odd-tiffs.ts';

/**
 * Every kind of bad and odd input, the same bytes at every call.
 * @param photo a JPEG with one face, at least 200 pixels wide
 */
export async function makeOddFiles(photo: Uint8Array): Promise<OddFile[]> {
  return [
    ...(await oddJpegs(photo)),
    ...(await oddPictures(photo)),
    ...(await oddTiffs(photo)),
    ...(await oddRaws(photo)),
    ...oddOthers(photo),
  ];
}

/** Lay them out below a folder. */
export function writeOddFiles(files: readonly OddFile[], folder: string): void {
  for (const { path, content } of files) {
    const target = join(folder, path);
    mkdirSync(content === null ? target : dirname(target), { recursive: true });
    if (content instanceof Uint8Array) writeFileSync(target, content);
    else if (content !== null) symlinkSync(content.link, target);
  }
}

// npx tsx tests/files/make-odd-files.ts PHOTO FOLDER: to look at them, or drop them by hand
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [photo = '', folder = ''] = process.argv.slice(2);
  const files = await makeOddFiles(readFileSync(photo));
  writeOddFiles(files, folder);
  console.log(`${files.length} kinds in ${folder}`);
}
