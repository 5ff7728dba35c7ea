import { exifBlock } from './exif-block.ts';
import type { FileKindId } from './file-kind.ts';
import { withTimeLimit } from './with-time-limit.ts';

/** A line that says nothing must not stop the photos. */
const LOAD_TIMEOUT_MS = 10_000;
const ORIGINAL = 'DateTimeOriginal';
const DIGITIZED = 'CreateDate';
/**
 * Only the two fields; the text as it is, for a Date would be moved into this computer's time zone. Always the same
 * object: exifr keeps what it makes of each one for ever, some 3 kB.
 */
const OPTIONS = { pick: [ORIGINAL, DIGITIZED], reviveValues: false };

/**
 * The date that the camera wrote into the picture, as its text: when it was taken,
 * else when it was digitized. Loads exifr with the first picture. Never rejects.
 * @returns null if there is none, or its block is broken
 */
export async function exifDate(kind: FileKindId, bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const block = exifBlock(kind, bytes);
  if (!block) return null;
  try {
    const { default: exifr } = await withTimeLimit(import('exifr'), LOAD_TIMEOUT_MS);
    const found: Record<string, unknown> | undefined = await exifr.parse(block, OPTIONS);
    for (const name of [ORIGINAL, DIGITIZED]) {
      const value = found?.[name];
      if (typeof value === 'string') return value;
    }
  } catch {
    // a broken block says nothing about when the picture was taken
  }
  return null;
}
