/** A value of a TIFF field: numbers, a text, bytes that the field points to, or directories below it. */
export type TiffValue =
  | { readonly short: readonly number[] }
  | { readonly long: readonly number[] }
  | { readonly text: string }
  /** Bytes as the field's own value, of type UNDEFINED. */
  | { readonly bytes: Uint8Array }
  /** The field holds the offset of these bytes. */
  | { readonly at: Uint8Array }
  | { readonly below: readonly TiffFields[] };

export type TiffFields = Readonly<Record<number, TiffValue>>;

export interface TiffOptions {
  readonly littleEndian?: boolean;
  /** The two bytes behind the byte order; 42 in a TIFF. */
  readonly magic?: number;
}

/** Write a TIFF file of these pages; enough of the format to make what cameras and scanners make. */
export function writeTiff(pages: readonly TiffFields[], options: TiffOptions = {}): Uint8Array {
  const { littleEndian = true, magic = 42 } = options;
  const parts: Buffer[] = [Buffer.alloc(8)];
  let end = 8;

  const put16 = (buffer: Buffer, value: number, at: number) =>
    littleEndian ? buffer.writeUInt16LE(value, at) : buffer.writeUInt16BE(value, at);
  const put32 = (buffer: Buffer, value: number, at: number) =>
    littleEndian ? buffer.writeUInt32LE(value, at) : buffer.writeUInt32BE(value, at);

  /** Append bytes at an even place and return it. */
  const append = (bytes: Uint8Array): number => {
    const start = end;
    const padded = Buffer.alloc(bytes.length + (bytes.length & 1));
    padded.set(bytes);
    parts.push(padded);
    end += padded.length;
    return start;
  };

  const encode = (value: TiffValue): { type: number; count: number; data: Buffer } => {
    if ('text' in value)
      return { type: 2, count: value.text.length + 1, data: Buffer.from(`${value.text}\0`, 'latin1') };
    if ('bytes' in value) return { type: 7, count: value.bytes.length, data: Buffer.from(value.bytes) };
    if ('short' in value) {
      const data = Buffer.alloc(2 * value.short.length);
      value.short.forEach((number, i) => void put16(data, number, 2 * i));
      return { type: 3, count: value.short.length, data };
    }
    const numbers =
      'long' in value
        ? value.long
        : 'at' in value
          ? [append(value.at)]
          : value.below.map((fields) => appendDirectory(fields).start);
    const data = Buffer.alloc(4 * numbers.length);
    numbers.forEach((number, i) => void put32(data, number, 4 * i));
    return { type: 4, count: numbers.length, data };
  };

  const appendDirectory = (fields: TiffFields): { start: number; directory: Buffer } => {
    const entries = Object.entries(fields).map(([tag, value]) => ({ tag: Number(tag), ...encode(value) }));
    const directory = Buffer.alloc(2 + 12 * entries.length + 4);
    put16(directory, entries.length, 0);
    entries.forEach(({ tag, type, count, data }, i) => {
      const at = 2 + 12 * i;
      put16(directory, tag, at);
      put16(directory, type, at + 2);
      put32(directory, count, at + 4);
      if (data.length <= 4) directory.set(data, at + 8);
      else put32(directory, append(data), at + 8);
    });
    const start = end;
    parts.push(directory);
    end += directory.length;
    return { start, directory };
  };

  const head = parts[0]!;
  head.write(littleEndian ? 'II' : 'MM', 'latin1');
  put16(head, magic, 2);
  let link = { buffer: head, at: 4 };
  for (const fields of pages) {
    const { start, directory } = appendDirectory(fields);
    put32(link.buffer, start, link.at);
    link = { buffer: directory, at: directory.length - 4 };
  }
  return Buffer.concat(parts);
}
