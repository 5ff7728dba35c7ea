import type { FileKindId } from './file-kind.ts';
import { jpegOrientation, withOrientation } from './jpeg-orientation.ts';
import { jpegEnd, jpegFrame } from './jpeg-segments.ts';
import { readTiffTree, type TiffTree } from './tiff-tree.ts';

const MAKE = 271;
const COMPRESSION = 259;
const PHOTOMETRIC = 262;
const STRIP_OFFSETS = 273;
const ORIENTATION = 274;
const STRIP_LENGTHS = 279;
const JPEG_OFFSET = 513;
const JPEG_LENGTH = 514;
const DNG_VERSION = 50706;
/** Panasonic keeps its preview in a field of its own. */
const PANASONIC_JPEG = 46;
/** What only raw data of a sensor has for its color: a filter array, or linear values. */
const SENSOR_COLORS: ReadonlySet<number> = new Set([32803, 34892]);

const RAW_KINDS: ReadonlySet<FileKindId> = new Set(['cr2', 'cr3', 'raf', 'orf', 'rw2']);
const RAW_OF_MAKER: readonly (readonly [maker: string, name: string])[] = [
  ['NIKON', 'Nikon RAW (NEF)'],
  ['SONY', 'Sony RAW (ARW)'],
  ['PENTAX', 'Pentax RAW (PEF)'],
  ['RICOH', 'Pentax RAW (PEF)'],
  ['SAMSUNG', 'Samsung RAW (SRW)'],
];

/** In a preview smaller than this, faces have no pixels left. */
const MIN_PREVIEW_PX = 320;
/** Below this on its longer side, a better preview may lie where no directory points to. */
const GOOD_PREVIEW_PX = 1000;
/** Pictures looked at in one search; a camera writes three or four. */
const MAX_CANDIDATES = 256;

/** The name of a camera's RAW format, by content; null if the file is none, but a plain TIFF for example. */
export function rawName(
  kind: { readonly id: FileKindId; readonly name: string },
  bytes: Uint8Array,
): string | null {
  if (RAW_KINDS.has(kind.id)) return kind.name;
  const tree = kind.id === 'tiff' ? readTiffTree(bytes) : null;
  const [first] = tree?.pages ?? [];
  if (!tree || !first) return null;
  if (first.numbers(DNG_VERSION).length > 0) return 'DNG';
  const hasSensorData = tree.all.some((directory) =>
    SENSOR_COLORS.has(directory.numbers(PHOTOMETRIC)[0] ?? 0),
  );
  if (!hasSensorData) return null;
  const maker = first.text(MAKE).toUpperCase();
  return RAW_OF_MAKER.find(([name]) => maker.startsWith(name))?.[1] ?? 'camera RAW';
}

/**
 * The largest JPEG that a camera put into its RAW file beside the sensor's data,
 * with the file's orientation. Never throws, whatever the bytes are.
 *
 * First where the directories point to; if that gives nothing but a thumbnail, by a
 * search for the first bytes of a JPEG, for some makers hide the preview in notes of
 * their own. Not by exifr, which gives the thumbnail only.
 * @returns null if there is none of at least 320 pixels
 */
export function findPreview(kind: FileKindId, bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const tree = readTiffTree(bytes);
  let best = largest(bytes, placesOf(kind, bytes, tree));
  if (!best || best.side < GOOD_PREVIEW_PX)
    best = largest(bytes, [...(best ? [best.start] : []), ...search(bytes)]);
  if (!best || best.side < MIN_PREVIEW_PX) return null;
  const jpeg = new Uint8Array(bytes.subarray(best.start, best.end));
  const [orientation = 1] = tree?.pages[0]?.numbers(ORIENTATION) ?? [];
  const mustTurn = orientation >= 2 && orientation <= 8 && jpegOrientation(jpeg) === null;
  return mustTurn ? withOrientation(jpeg, orientation) : jpeg;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Longer side, pixels. */
  readonly side: number;
}

/** The largest of the JPEGs that begin at these places; raw data that is merely coded like a JPEG is left out. */
function largest(bytes: Uint8Array, starts: Iterable<number>): Candidate | null {
  let best: (Candidate & { readonly area: number }) | null = null;
  for (const start of starts) {
    if (bytes[start] !== 0xff || bytes[start + 1] !== 0xd8) continue;
    const rest = bytes.subarray(start);
    const frame = jpegFrame(rest);
    if (!frame?.isCommon || frame.precision !== 8 || (frame.components !== 1 && frame.components !== 3))
      continue;
    const area = frame.width * frame.height;
    if (best && area <= best.area) continue;
    const end = start + (jpegEnd(rest) ?? rest.length);
    best = { start, end, side: Math.max(frame.width, frame.height), area };
  }
  return best;
}

/** Where the directories say that JPEGs begin. */
function placesOf(kind: FileKindId, bytes: Uint8Array, tree: TiffTree | null): number[] {
  const places: number[] = [];
  for (const directory of tree?.all ?? []) {
    const strips = directory.numbers(STRIP_OFFSETS);
    const isJpeg = [6, 7].includes(directory.numbers(COMPRESSION)[0] ?? 0);
    if (directory.numbers(JPEG_LENGTH).length > 0) places.push(...directory.numbers(JPEG_OFFSET).slice(0, 1));
    if (isJpeg && directory.numbers(STRIP_LENGTHS).length === 1) places.push(...strips);
    const panasonic = directory.range(PANASONIC_JPEG);
    if (panasonic) places.push(panasonic.start);
  }
  if (kind === 'raf' && bytes.length >= 88) {
    places.push(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(84));
  }
  return places;
}

function* search(bytes: Uint8Array): Generator<number> {
  let found = 0;
  for (let at = bytes.indexOf(0xff); at >= 0 && found < MAX_CANDIDATES; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] !== 0xd8 || bytes[at + 2] !== 0xff) continue;
    found++;
    yield at;
  }
}
