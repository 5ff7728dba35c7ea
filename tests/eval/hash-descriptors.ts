import { createHash } from 'node:crypto';
import type { EvalPhoto } from './eval-photo.ts';

/** Fingerprints by which two runs over the same photos can be compared bit for bit. */
export interface DescriptorHashes {
  /** SHA-256 over all of {@link photos}: equal if each photo gave the same faces with the same descriptors. */
  readonly all: string;
  /** By path, sorted: SHA-256 over the bytes of the photo's descriptors. */
  readonly photos: Readonly<Record<string, string>>;
}

/** Hash the descriptors of each photo with faces: float32, little-endian, left to right. */
export function hashDescriptors(photos: readonly EvalPhoto[]): DescriptorHashes {
  const rows = photos
    .filter(({ faces }) => faces.length > 0)
    .map(({ path, faces }) => {
      const hash = createHash('sha256');
      for (const { descriptor } of faces) hash.update(littleEndian(descriptor));
      return [path, hash.digest('hex')] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const all = createHash('sha256');
  for (const [path, hash] of rows) all.update(`${hash}  ${path}\n`);
  return { all: all.digest('hex'), photos: Object.fromEntries(rows) };
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => {
    bytes.setFloat32(i * 4, value, true);
  });
  return new Uint8Array(bytes.buffer);
}
