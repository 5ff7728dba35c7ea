import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashDescriptors } from '../../eval/hash-descriptors.ts';
import { faceAt, photoOf } from './eval-photos.ts';

const a = photoOf('a.jpg', [faceAt(1), faceAt(2)]);
const b = photoOf('b.jpg', [faceAt(3)]);

describe('hashDescriptors', () => {
  test('hashes the float32 bytes of a photo, face after face', () => {
    // 1, 0, 2, 0 as little-endian float32
    const bytes = Buffer.from('0000803f000000000000004000000000', 'hex');
    expect(hashDescriptors([a]).photos['a.jpg']).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('does not depend on the order of the photos, and leaves out those without a face', () => {
    const empty = photoOf('c.jpg', []);
    const hashes = hashDescriptors([b, empty, a]);
    expect(hashes).toEqual(hashDescriptors([a, b]));
    expect(Object.keys(hashes.photos)).toEqual(['a.jpg', 'b.jpg']);
  });

  test('sees one bit in one number, a face more, another order of faces, and another path', () => {
    const next = new Float32Array(new Uint32Array([0x40400001]).buffer)[0]!;
    const others = [
      [a, photoOf('b.jpg', [faceAt(next)])],
      [a, photoOf('b.jpg', [faceAt(3), faceAt(3)])],
      [photoOf('a.jpg', [faceAt(2), faceAt(1)]), b],
      [a, photoOf('d.jpg', [faceAt(3)])],
    ].map((photos) => hashDescriptors(photos).all);
    expect(new Set([hashDescriptors([a, b]).all, ...others]).size).toBe(5);
  });
});
