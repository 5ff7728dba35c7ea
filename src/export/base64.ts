const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 61;
const CODES = Uint8Array.from(LETTERS, (letter) => letter.charCodeAt(0));
/** By character code; 255 is no letter of the alphabet. */
const VALUES = new Uint8Array(128).fill(255);
for (const [value, code] of CODES.entries()) VALUES[code] = value;
/** Characters that one call of `fromCharCode` takes without filling the stack. */
const CHUNK = 8192;

/** Bytes as base64 with padding, RFC 4648 section 4. Neither Node nor every browser has one for large arrays. */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(4 * Math.ceil(bytes.length / 3));
  for (let i = 0, to = 0; i < bytes.length; i += 3, to += 4) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes[to] = CODES[group >> 18] ?? PAD;
    codes[to + 1] = CODES[(group >> 12) & 63] ?? PAD;
    codes[to + 2] = i + 1 < bytes.length ? (CODES[(group >> 6) & 63] ?? PAD) : PAD;
    codes[to + 3] = i + 2 < bytes.length ? (CODES[group & 63] ?? PAD) : PAD;
  }
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += CHUNK) {
    parts.push(String.fromCharCode(...codes.subarray(at, at + CHUNK)));
  }
  return parts.join('');
}

/** The bytes; null unless the text is exactly what {@link toBase64} writes for some bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const pads = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - pads);
  const letters = text.length - pads;
  let group = 0;
  let bits = 0;
  let to = 0;
  for (let i = 0; i < letters; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? 255;
    if (value === 255) return null;
    group = ((group << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to++] = group >> bits;
  }
  // bits left over must be zero, so that one sequence of bytes has one text
  return (group & ((1 << bits) - 1)) === 0 ? bytes : null;
}
