import type { FileKindId } from './file-kind.ts';
import type { Note } from './photo.ts';
import { readTiffTree } from './tiff-tree.ts';

const SUBFILE_TYPE = 254;

/**
 * What to say of a file with more than one picture in it, of which only the first is
 * read: a film or a document of several pages. Undefined for the others. Never throws.
 */
export function frameNote(kind: FileKindId, bytes: Uint8Array): Note | undefined {
  if (kind === 'tiff') {
    // smaller copies of a page are no pages
    const pages = readTiffTree(bytes)?.pages.filter(
      (page) => ((page.numbers(SUBFILE_TYPE)[0] ?? 0) & 1) === 0,
    );
    return pages && pages.length > 1 ? { code: 'firstPage', detail: String(pages.length) } : undefined;
  }
  return isAnimated(kind, bytes) ? { code: 'firstFrame' } : undefined;
}

function isAnimated(kind: FileKindId, bytes: Uint8Array): boolean {
  if (kind === 'gif') return hasSecondFrame(bytes);
  if (kind === 'png') return hasAnimationChunk(bytes);
  if (kind === 'webp') return textAt(bytes, 12) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
  // the brand of a sequence; it may be listed after that of a still picture
  return kind === 'avif' && textAt(bytes, 8) === 'avis';
}

const textAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Walk a GIF's blocks until a second picture begins. */
function hasSecondFrame(bytes: Uint8Array): boolean {
  const colorTable = (flags: number) => ((flags & 0x80) !== 0 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const skipBlocks = (from: number) => {
    let at = from;
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
    return at + 1;
  };
  let frames = 0;
  let at = 13 + colorTable(bytes[10] ?? 0);
  while (at < bytes.length) {
    if (bytes[at] === 0x21) at = skipBlocks(at + 2);
    else if (bytes[at] === 0x2c) {
      frames++;
      if (frames === 2) return true;
      at = skipBlocks(at + 11 + colorTable(bytes[at + 9] ?? 0));
    } else return false;
  }
  return false;
}

/** An animated PNG says so before its first pixels. */
function hasAnimationChunk(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const name = textAt(bytes, at + 4);
    if (name === 'acTL') return at + 12 <= bytes.length && view.getUint32(at + 8) > 1;
    if (name === 'IDAT' || name === 'IEND') return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}
