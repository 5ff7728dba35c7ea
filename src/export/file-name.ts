/** What no Windows file system takes, `/`, which none takes, control characters, and marks of direction, which hide what a name is. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Bidi_Control}]/gu;
/** Names of devices, with any ending, to Windows. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;
const HALF_PAIR = /\p{Surrogate}/gu;
/** ext4 takes 255 bytes, and a number and a sidecar's ending may follow; a path as a whole is short on Windows. */
const MAX_BYTES = 120;

/**
 * A text as the name of one file or folder on any system: never empty, `.` or `..`, never with a separator,
 * at most 120 bytes of UTF-8, its ending kept. What is forbidden becomes `_`.
 * @param otherwise the name if nothing is left of it
 */
export function safeFileName(text: string, otherwise: string): string {
  const clean = text
    .normalize('NFC')
    .replace(HALF_PAIR, '_')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '');
  if (clean === '') return otherwise;
  const named = RESERVED.test(clean) ? `_${clean}` : clean;
  const dot = named.lastIndexOf('.');
  const ending = dot > 0 && named.length - dot <= 6 ? named.slice(dot) : '';
  const stem = named.slice(0, named.length - ending.length);
  return shorten(stem, MAX_BYTES - utf8Length(ending)).replace(/[ .]+$/u, '') + ending;
}

/**
 * Gives each file of a folder a name of its own, as file systems compare names: `a.jpg`, `A (2).jpg`.
 * Names that differ only in case, or in how letters with marks are written, are the same to many of them.
 */
export function createNamer(): (name: string) => string {
  const taken = new Set<string>();
  const keyOf = (name: string) => name.normalize('NFKC').toLowerCase().toUpperCase();
  return (name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let own = name;
    for (let n = 2; taken.has(keyOf(own)); n++) own = `${stem} (${n})${ending}`;
    taken.add(keyOf(own));
    return own;
  };
}

function shorten(text: string, bytes: number): string {
  let length = 0;
  let short = '';
  for (const letter of text) {
    length += utf8Length(letter);
    if (length > bytes) break;
    short += letter;
  }
  return short;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
