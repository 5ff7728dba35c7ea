/** What a JPEG's frame header says. */
export interface JpegFrame {
  /** Pixels as stored, before any orientation is applied. */
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 8 in photos. */
  readonly precision: number;
  /** Samples of a pixel: 1 grey, 3 color, 4 CMYK. */
  readonly components: number;
  /** The coding is one that browsers have: baseline, extended or progressive. */
  readonly isCommon: boolean;
}

/** A segment between the start of a JPEG and its compressed data. */
interface Segment {
  /** Second byte of its marker. */
  readonly code: number;
  /** Where its content starts, behind marker and length. */
  readonly start: number;
  readonly end: number;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMON_FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Between the codes of frames lie those of Huffman tables, of arithmetic coding and one that is reserved. */
const NO_FRAMES: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

/** Start marker, restart markers and TEM stand alone; every other marker is followed by a length. */
const standsAlone = (code: number) => code === 0x01 || (code >= 0xd0 && code <= 0xd8);

/** The segments in front of the compressed data, as far as they are whole. */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  while (at + 4 <= bytes.length) {
    // what lies between segments by mistake is passed over, as decoders do; so are fill bytes
    const code = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || code === 0xff || code === 0) {
      at++;
      continue;
    }
    if (standsAlone(code)) {
      at += 2;
      continue;
    }
    if (code === END_OF_IMAGE) return;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return;
    yield { code, start: at + 4, end };
    if (code === START_OF_SCAN) return;
    at = end;
  }
}

/** Size and coding of a JPEG, or null if it has no whole frame header in front of its data. */
export function jpegFrame(bytes: Uint8Array): JpegFrame | null {
  for (const { code, start, end } of jpegSegments(bytes)) {
    if (code < 0xc0 || code > 0xcf || NO_FRAMES.has(code)) continue;
    if (end - start < 6) return null;
    const [precision = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, components = 0] = bytes.subarray(start, start + 6);
    const isCommon = COMMON_FRAMES.has(code);
    return { width: (w1 << 8) | w0, height: (h1 << 8) | h0, precision, components, isCommon };
  }
  return null;
}

/**
 * Where a JPEG ends, its end marker included; null if it is cut off.
 *
 * By its segments, not by a search for the marker's two bytes: the preview picture
 * inside the EXIF segment ends with them as well.
 */
export function jpegEnd(bytes: Uint8Array): number | null {
  let at = 2;
  while (at + 2 <= bytes.length) {
    const code = bytes[at + 1] ?? 0;
    // compressed data lies between segments: FF is followed by 0 in it, or by a restart marker
    if (bytes[at] !== 0xff || code === 0 || code === 0xff) {
      at++;
    } else if (code === END_OF_IMAGE) {
      return at + 2;
    } else if (standsAlone(code)) {
      at += 2;
    } else {
      if (at + 4 > bytes.length) return null;
      // a length below its own two bytes is broken; the walk must move on all the same
      at += 2 + Math.max(2, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    }
  }
  return null;
}
