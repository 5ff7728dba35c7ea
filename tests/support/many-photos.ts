import { readFileSync } from 'node:fs';
import { picturesOf } from './sample-folder.ts';

const PEOPLE = [1, 3, 7, 8, 9, 10, 12, 13];

/**
 * A folder of as many small photos of faces as asked for, no two with the same bytes: pictures of the sample
 * people in turn, each with a number behind its end, where no decoder looks.
 */
export function manyPhotos(count: number): Record<string, Uint8Array> {
  const pictures = PEOPLE.flatMap(picturesOf).map((path) => readFileSync(path));
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const picture = pictures[i % pictures.length] ?? new Uint8Array();
      return [`${String(i).padStart(4, '0')}.jpg`, Buffer.concat([picture, Buffer.from(`#${i}`)])];
    }),
  );
}
