import { crc32, deflateSync } from 'node:zlib';
import { joined, latin1 } from './odd-file.ts';

const SIGNATURE = latin1('\x89PNG\r\n\x1a\n');

/** A chunk of a PNG. */
export interface PngChunk {
  readonly name: string;
  readonly data: Uint8Array;
}

export function readPngChunks(png: Uint8Array): PngChunk[] {
  const view = Buffer.from(png);
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= view.length; ) {
    const length = view.readUInt32BE(at);
    chunks.push({
      name: view.toString('latin1', at + 4, at + 8),
      data: view.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

/** @param crcError added to each checksum of the named chunk */
export function writePng(chunks: readonly PngChunk[], crcError?: string): Uint8Array {
  const parts = chunks.flatMap(({ name, data }) => {
    const body = joined(latin1(name), data);
    return [u32(data.length), body, u32((crc32(body) + (name === crcError ? 1 : 0)) >>> 0)];
  });
  return joined(SIGNATURE, ...parts);
}

/** A PNG whose header claims a size, with next to no data behind it. */
export function pngOfSize(width: number, height: number): Uint8Array {
  const header = joined(u32(width), u32(height), Uint8Array.of(1, 0, 0, 0, 0));
  return writePng([
    { name: 'IHDR', data: header },
    { name: 'IDAT', data: deflateSync(new Uint8Array(1000)) },
    { name: 'IEND', data: new Uint8Array(0) },
  ]);
}

/** An animated PNG of two equal frames. */
export function animatedPng(png: Uint8Array): Uint8Array {
  const chunks = readPngChunks(png);
  const header = chunks[0]!.data;
  const data = joined(...chunks.filter(({ name }) => name === 'IDAT').map((chunk) => chunk.data));
  const control = (number: number) =>
    // sequence number, size, place 0/0, a tenth of a second, no disposal, no blending
    ({
      name: 'fcTL',
      data: joined(u32(number), header.subarray(0, 8), u32(0), u32(0), Uint8Array.of(0, 1, 0, 10, 0, 0)),
    });
  return writePng([
    chunks[0]!,
    { name: 'acTL', data: joined(u32(2), u32(0)) },
    control(0),
    { name: 'IDAT', data },
    control(1),
    { name: 'fdAT', data: joined(u32(2), data) },
    { name: 'IEND', data: new Uint8Array(0) },
  ]);
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
