const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const MARKER = 0xff;
const EXIF = 'Exif\0\0';
const DATE = /\d{4}:\d\d:\d\d \d\d:\d\d:\d\d(?=\0)/g;

/**
 * The same JPEG file with another date in every date field of its EXIF block: same length, same picture.
 * @param date as EXIF writes it, `2024:01:31 14:22:33`
 * @throws RangeError if the date is not written so, or the file has no date to change
 */
export function redateJpeg(bytes: Uint8Array, date: string): Uint8Array {
  if (!/^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/.test(date)) {
    throw new RangeError(`date must be as 2024:01:31 14:22:33, got ${date}`);
  }
  const copy = Buffer.from(bytes);
  let changed = 0;
  // segments follow each other from the start marker to the picture itself
  for (let at = 2; copy[at] === MARKER && copy[at + 1] !== START_OF_SCAN; ) {
    const end = at + 2 + copy.readUInt16BE(at + 2);
    const text = copy.toString('latin1', at + 4, end);
    if (copy[at + 1] === APP1 && text.startsWith(EXIF)) {
      for (const { index } of text.matchAll(DATE)) {
        copy.write(date, at + 4 + index, 'latin1');
        changed++;
      }
    }
    at = end;
  }
  if (changed === 0) throw new RangeError('the file must have a date in an EXIF block, got none');
  return new Uint8Array(copy);
}
