import type { Decoder } from '../../../src/ingest/decode-picture.ts';
import { decodePhoto, openPhoto, type ReadOptions } from '../../../src/ingest/read-photo.ts';

export interface FakeBitmap extends ImageBitmap {
  closed: boolean;
}

export function bitmap(): FakeBitmap {
  const made = {
    width: 64,
    height: 48,
    closed: false,
    close() {
      made.closed = true;
    },
  };
  return made;
}

/** Rejects what lacks its last bytes, as Chromium does, and notes what it was asked. */
export function fakeDecoder(whole: readonly Uint8Array[] = [], partly: ImageBitmap | null = null) {
  const asked: string[] = [];
  const decoder: Decoder = {
    strict: async (picture) => {
      asked.push(`strict ${picture.type}`);
      const bytes = Buffer.from(await picture.arrayBuffer());
      if (whole.some((known) => bytes.equals(known))) return bitmap();
      throw new DOMException('The source image could not be decoded.', 'InvalidStateError');
    },
    tolerant: async () => {
      asked.push('tolerant');
      return partly;
    },
    convert: async (kind) => {
      asked.push(`convert ${kind}`);
      return { bitmap: bitmap(), cutOff: false };
    },
  };
  return { asked, decoder };
}

/** Open and decode, as the run does. */
export async function readPhoto(file: File, options: ReadOptions = {}) {
  const opened = await openPhoto(file, options);
  return opened.ok ? decodePhoto(opened, options) : opened;
}

export const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'a.jpg'): File => new File([bytes], name);
