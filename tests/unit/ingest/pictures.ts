import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

const require = createRequire(import.meta.url);

/** A photo of a group, as a camera wrote it. */
export const SAMPLE_JPEG = bytesOf(
  readFileSync(join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo/sample1.jpg')),
);

const small = () => sharp(SAMPLE_JPEG).resize(64);

/** The sample, small, in each kind that the encoder at hand writes. */
export async function pictures() {
  return {
    jpeg: bytesOf(await small().jpeg().toBuffer()),
    // with a copy of itself in the EXIF segment, as cameras put a preview there
    jpegInJpeg: bytesOf(
      withSegment(await small().jpeg().toBuffer(), await small().resize(16).jpeg().toBuffer()),
    ),
    progressive: bytesOf(await small().jpeg({ progressive: true }).toBuffer()),
    png: bytesOf(await small().png().toBuffer()),
    gif: bytesOf(await small().gif().toBuffer()),
    webp: bytesOf(await small().webp().toBuffer()),
    avif: bytesOf(await small().avif({ effort: 0 }).toBuffer()),
    tiff: bytesOf(await small().tiff().toBuffer()),
  };
}

/** Latin-1 text as bytes. */
export function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return bytesOf(Buffer.concat(parts));
}

/** A copy that owns its buffer: Node hands out windows on a shared one. */
export function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

function withSegment(jpeg: Uint8Array, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return joined(
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff),
    content,
    jpeg.subarray(2),
  );
}
