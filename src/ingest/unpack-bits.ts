/**
 * Undo PackBits, the run length coding of old TIFFs. Source: TIFF 6.0, section 9.
 * @param size bytes that come out; what the packed ones do not reach stays 0
 */
export function unpackBits(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let to = 0;
  for (let at = 0; at < packed.length && to < size; ) {
    const head = packed[at++] ?? 0;
    if (head === 128) continue;
    if (head < 128) {
      const literal = packed.subarray(at, at + head + 1).subarray(0, size - to);
      bytes.set(literal, to);
      at += head + 1;
      to += head + 1;
    } else {
      const end = to + 257 - head;
      bytes.fill(packed[at++] ?? 0, to, Math.min(size, end));
      to = end;
    }
  }
  return bytes;
}
