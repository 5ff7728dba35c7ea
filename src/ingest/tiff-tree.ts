/** One directory of a TIFF: its fields by tag. What lies outside the file reads as if it were missing. */
export interface TiffDirectory {
  /** Whole numbers of a field; empty if it is missing, broken or of another type. */
  numbers(tag: number): readonly number[];
  /** Text of a field up to its closing zero; empty if it is missing. */
  text(tag: number): string;
  /** Where a field's bytes lie in the file; null if it is missing or reaches beyond it. */
  range(tag: number): { readonly start: number; readonly end: number } | null;
}

/** The directories of a TIFF file, or of another format that is built like one. */
export interface TiffTree {
  readonly littleEndian: boolean;
  /** The chain of main directories: the pages. */
  readonly pages: readonly TiffDirectory[];
  /** Pages and the directories that hang below them (SubIFDs). */
  readonly all: readonly TiffDirectory[];
}

interface Field {
  readonly type: number;
  readonly count: number;
  readonly start: number;
}

/** Bytes of one value, by type; types that are not here are skipped. */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
};
const SUB_DIRECTORIES = 330;
/** A chain that leads back into itself must end, and no photo has as many. */
const MAX_DIRECTORIES = 64;
const MAX_FIELDS = 1024;

/**
 * Read the directories of a TIFF. Never throws, whatever the bytes are.
 *
 * Goes by the byte order mark and the offset of the first directory only, so that it
 * also reads the camera formats that have another magic number (ORF, RW2).
 * Source: TIFF 6.0, section 2.
 * @returns null if there is not even one directory
 */
export function readTiffTree(bytes: Uint8Array): TiffTree | null {
  const order = String.fromCharCode(...bytes.subarray(0, 2));
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const littleEndian = order === 'II';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seen = new Set<number>();
  const pages: TiffDirectory[] = [];
  const all: TiffDirectory[] = [];

  /** Add the directory at an offset and those below it. Returns the offset of the next in its chain, 0 for none. */
  const take = (offset: number, isPage: boolean): number => {
    if (seen.has(offset) || seen.size >= MAX_DIRECTORIES) return 0;
    seen.add(offset);
    const read = readFields(view, offset, littleEndian);
    if (!read) return 0;
    const directory = createDirectory(view, read.fields, littleEndian);
    all.push(directory);
    if (isPage) pages.push(directory);
    for (const child of directory.numbers(SUB_DIRECTORIES)) take(child, false);
    return read.next;
  };
  for (let next = view.getUint32(4, littleEndian); next !== 0; ) next = take(next, true);
  return pages.length > 0 ? { littleEndian, pages, all } : null;
}

function readFields(view: DataView, offset: number, littleEndian: boolean) {
  if (offset + 2 > view.byteLength) return null;
  const count = view.getUint16(offset, littleEndian);
  const end = offset + 2 + 12 * count;
  if (count === 0 || count > MAX_FIELDS || end > view.byteLength) return null;
  const fields = new Map<number, Field>();
  for (let at = offset + 2; at < end; at += 12) {
    const type = view.getUint16(at + 2, littleEndian);
    const count = view.getUint32(at + 4, littleEndian);
    const length = (SIZES[type] ?? 0) * count;
    if (length === 0) continue;
    const start = length <= 4 ? at + 8 : view.getUint32(at + 8, littleEndian);
    if (start + length <= view.byteLength)
      fields.set(view.getUint16(at, littleEndian), { type, count, start });
  }
  return { fields, next: end + 4 <= view.byteLength ? view.getUint32(end, littleEndian) : 0 };
}

function createDirectory(
  view: DataView,
  fields: ReadonlyMap<number, Field>,
  littleEndian: boolean,
): TiffDirectory {
  return {
    numbers(tag) {
      const field = fields.get(tag);
      const size = field ? SIZES[field.type] : undefined;
      if (!field || size === undefined || size > 4 || field.type === 2 || field.type === 11) return [];
      const read = (at: number) =>
        size === 1
          ? view.getUint8(at)
          : size === 2
            ? view.getUint16(at, littleEndian)
            : view.getUint32(at, littleEndian);
      return Array.from({ length: field.count }, (_, i) => read(field.start + size * i));
    },
    text(tag) {
      const field = fields.get(tag);
      if (field?.type !== 2) return '';
      const { start, count } = field;
      let text = '';
      for (let i = 0; i < count; i++) {
        const code = view.getUint8(start + i);
        if (code === 0) break;
        text += String.fromCharCode(code);
      }
      return text;
    },
    range(tag) {
      const field = fields.get(tag);
      const size = field ? SIZES[field.type] : undefined;
      return field && size !== undefined
        ? { start: field.start, end: field.start + size * field.count }
        : null;
    },
  };
}
