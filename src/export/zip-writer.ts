import { crc32 } from './crc32.ts';

export type ZipBytes = Uint8Array<ArrayBuffer>;

/** A file in the archive that is being written. */
export interface ZipFile {
  /** Count bytes that are written as they are, in their order. */
  add(bytes: Uint8Array): void;
  /** What follows the last byte. */
  end(): ZipBytes;
}

interface Entry {
  readonly name: ZipBytes;
  readonly date: number;
  readonly offset: number;
  crc: number;
  size: number;
}

/** From here on a number does not fit, and stands in the ZIP64 fields. */
const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;
/** ZIP64 and data descriptors. */
const VERSION = 45;
/** Made as on UNIX: some readers take names for a code page of DOS otherwise. Then the rights of a file have to be told. */
const MADE_BY = (3 << 8) | VERSION;
const RIGHTS = 0o100644 * 2 ** 16;
/** Bit 3: sizes follow the data. Bit 11: names are UTF-8. */
const FLAGS = 0x0808;
/** 1980-01-01, the first day that a ZIP knows. */
const FIRST_DATE = 0x00210000;

/**
 * Writes a ZIP archive piece by piece, holding nothing but its list of files: photos are stored as they are,
 * since they hardly get smaller. Sizes and check sums follow each file, so that each is read once; beyond
 * 4 GB or 65,535 files the ZIP64 fields are there, which every system of today reads.
 *
 * Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3 to 4.5. A single file of 4 GB or more is refused.
 * The caller writes, in this order: what `open` gives, the file's bytes, what `end` gives; at last `close`.
 */
export function createZipWriter(startAt = 0): {
  /**
   * @param path UTF-8, `/` between folders
   * @param date of the file, as {@link dosDate}
   */
  open(path: ZipBytes, date?: number): { readonly head: ZipBytes; readonly file: ZipFile };
  /** The list of files, after the last. */
  close(): ZipBytes;
} {
  const entries: Entry[] = [];
  let at = startAt;

  return {
    open(path, date = FIRST_DATE) {
      const entry: Entry = { name: path, date, offset: at, crc: 0, size: 0 };
      entries.push(entry);
      const head = pieces(30 + path.length, (put) => {
        put(4, 0x04034b50);
        put(2, VERSION);
        put(2, FLAGS);
        put(2, 0);
        put(4, date);
        // check sum and sizes come after the data
        for (let i = 0; i < 3; i++) put(4, 0);
        put(2, path.length);
        put(2, 0);
        put.bytes(path);
      });
      at += head.length;
      return {
        head,
        file: {
          add(bytes) {
            entry.crc = crc32(bytes, entry.crc);
            entry.size += bytes.length;
            at += bytes.length;
            if (entry.size >= MAX_32) throw new RangeError('a file must have less than 4 GB, got more');
          },
          end() {
            const tail = pieces(16, (put) => {
              put(4, 0x08074b50);
              put(4, entry.crc);
              put(4, entry.size);
              put(4, entry.size);
            });
            at += tail.length;
            return tail;
          },
        },
      };
    },
    close: () => directory(entries, at),
  };
}

function directory(entries: readonly Entry[], start: number): ZipBytes {
  const isFar = (entry: Entry) => entry.offset >= MAX_32;
  const size = entries.reduce((sum, entry) => sum + 46 + entry.name.length + (isFar(entry) ? 12 : 0), 0);
  const is64 = start + size >= MAX_32 || entries.length >= MAX_16;
  return pieces(size + (is64 ? 56 + 20 : 0) + 22, (put) => {
    for (const entry of entries) {
      const extra = isFar(entry) ? 12 : 0;
      put(4, 0x02014b50);
      put(2, MADE_BY);
      put(2, VERSION);
      put(2, FLAGS);
      put(2, 0);
      put(4, entry.date);
      put(4, entry.crc);
      put(4, entry.size);
      put(4, entry.size);
      put(2, entry.name.length);
      put(2, extra);
      // no comment, first disk, nothing about the content
      for (let i = 0; i < 3; i++) put(2, 0);
      put(4, RIGHTS);
      put(4, Math.min(entry.offset, MAX_32));
      put.bytes(entry.name);
      if (extra === 0) continue;
      put(2, 1);
      put(2, 8);
      put(8, entry.offset);
    }
    if (is64) {
      put(4, 0x06064b50);
      put(8, 44);
      put(2, MADE_BY);
      put(2, VERSION);
      put(4, 0);
      put(4, 0);
      put(8, entries.length);
      put(8, entries.length);
      put(8, size);
      put(8, start);
      put(4, 0x07064b50);
      put(4, 0);
      put(8, start + size);
      put(4, 1);
    }
    put(4, 0x06054b50);
    put(2, 0);
    put(2, 0);
    put(2, Math.min(entries.length, MAX_16));
    put(2, Math.min(entries.length, MAX_16));
    put(4, Math.min(size, MAX_32));
    put(4, Math.min(start, MAX_32));
    put(2, 0);
  });
}

interface Put {
  (bytes: 2 | 4 | 8, value: number): void;
  bytes(bytes: Uint8Array): void;
}

/** Little-endian numbers and bytes, one after the other. */
function pieces(length: number, write: (put: Put) => void): ZipBytes {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put = ((count, value) => {
    if (count === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value % 2 ** 32, true);
    if (count === 8) view.setUint32(at + 4, Math.floor(value / 2 ** 32), true);
    at += count;
  }) as Put;
  put.bytes = (more) => {
    bytes.set(more, at);
    at += more.length;
  };
  write(put);
  return bytes;
}

/**
 * A wall-clock time as ZIP stores it, to two seconds; what lies before 1980 or after 2107 is the first day.
 * @param time milliseconds since 1970 as if that clock had shown UTC
 */
export function dosDate(time: number): number {
  const date = new Date(time);
  const year = date.getUTCFullYear() - 1980;
  if (!(year >= 0 && year <= 127)) return FIRST_DATE;
  const day = (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const clock = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return day * 2 ** 16 + clock;
}
