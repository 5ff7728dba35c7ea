import { exifDate } from './exif-date.ts';
import type { FileKindId } from './file-kind.ts';
import type { TakenAt } from './photo.ts';

/** Photography is not older, and 1904, 1601 or 0000 stand for "no date" in some devices. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

/**
 * Dates in names of files: year, month, day, and mostly hour, minute, second, with
 * digits that belong to nothing else before and behind.
 * `IMG_20240131_142233`, `PXL_20240131_142233123`, `20240131_142233`, `20240131142233`, `2024-01-31 14.22.33`,
 * `Screenshot_2024-01-31-14-22-33`, `signal-2024-01-31-142233`, `WhatsApp Image 2024-01-31 at 14.22.33`,
 * `IMG-20240131-WA0001`, `2024-01-31`.
 */
const WITH_TIME =
  /(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?:[-_ .T]| at |, )*(\d{2})([-_.:h]?)(\d{2})\6(?:m)?(\d{2})(?:\d{1,3})?(?!\d)/;
const DATE_ONLY = /(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)/;

/**
 * When a photo was taken: by the date that the camera wrote, else by a date in the
 * file's name, else by the file's own date, which a copy may have changed. Never rejects.
 * @param name path or name of the file
 * @param modified the file's own date, milliseconds since 1970; 0 if unknown
 * @returns undefined if nothing tells
 */
export async function takenAt(
  kind: FileKindId,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  modified: number,
): Promise<TakenAt | undefined> {
  const written = await exifDate(kind, bytes);
  const exif = written === null ? null : parseExifDate(written);
  if (exif !== null) return { time: exif, source: 'exif' };
  const named = parseNamedDate(name);
  if (named !== null) return { time: named, source: 'name' };
  return modified > 0 ? { time: wallClock(new Date(modified)), source: 'file' } : undefined;
}

/** A date as EXIF writes it, `2024:01:31 14:22:33`, in milliseconds as if UTC; null if it is none that can be. */
export function parseExifDate(text: string): number | null {
  const match = /^(\d{4})[:/-](\d{2})[:/-](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?/.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '0'] = match;
  return timeOf(year, month, day, hour, minute, second);
}

/** The date in a file's name, in milliseconds as if UTC; midnight if it has no time; null if there is none. */
export function parseNamedDate(path: string): number | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const full = WITH_TIME.exec(name);
  if (full) {
    const time = timeOf(full[1], full[3], full[4], full[5], full[7], full[8]);
    if (time !== null) return time;
  }
  const date = DATE_ONLY.exec(name);
  return date ? timeOf(date[1], date[3], date[4]) : null;
}

type Digits = string | undefined;

/** Null for what no calendar and no clock has, the 31st of April among it. */
function timeOf(
  year: Digits,
  month: Digits,
  day: Digits,
  hour: Digits = '0',
  minute: Digits = '0',
  second: Digits = '0',
): number | null {
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number);
  const date = new Date(Date.UTC(y ?? 0, (mo ?? 0) - 1, d ?? 0, h ?? 0, mi ?? 0, s ?? 0));
  const isReal =
    date.getUTCMonth() + 1 === mo &&
    date.getUTCDate() === d &&
    date.getUTCHours() === h &&
    date.getUTCMinutes() === mi &&
    date.getUTCSeconds() === s;
  return isReal && y !== undefined && y >= FIRST_YEAR && y <= LAST_YEAR ? date.getTime() : null;
}

/** What the clocks of this computer's time zone showed then, as if it had been UTC. */
function wallClock(date: Date): number {
  return Date.UTC(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds(),
  );
}
