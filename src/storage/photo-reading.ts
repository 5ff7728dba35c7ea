import type { Box, Face, FaceQuality } from '../faces/face.ts';
import type { Photo } from '../ingest/photo.ts';
import type { FaceRow, PhotoRow } from './schema.ts';

/** One row of the ledger with what reading it found: what is kept, and what comes back. */
export interface PhotoReading {
  readonly photo: Photo;
  /** Place in the ledger. */
  readonly order: number;
  /** In the photo's order. */
  readonly faces: readonly Face[];
  /** Descriptor and models that read it, e.g. `dlib-128-aligned-mirror/1`. */
  readonly readBy: string;
}

export interface ReadingRows {
  readonly photo: PhotoRow;
  readonly faces: readonly FaceRow[];
}

/** Take a reading apart into rows. Waits for the bytes of the thumbnails, which no transaction would outlive. */
export async function toRows(collection: string, reading: PhotoReading): Promise<ReadingRows> {
  const { photo, order, readBy } = reading;
  const faces = await Promise.all(
    reading.faces.map(async ({ photoId: _, index, descriptor, thumbnail, ...face }): Promise<FaceRow> => {
      return {
        collection,
        photo: photo.id,
        index,
        face,
        // a copy: the descriptor may be a view of many
        descriptor: descriptor.slice().buffer,
        thumbnail: await thumbnail.arrayBuffer(),
        mime: thumbnail.type,
      };
    }),
  );
  return { photo: { collection, id: photo.id, order, readBy, faces: faces.length, photo }, faces };
}

/** @returns null if the row is damaged */
export function toPhoto(row: PhotoRow): Photo | null {
  if (!isRecord(row) || !isRecord(row.photo)) return null;
  const { photo, order, faces } = row;
  const isWhole =
    photo.id === row.id &&
    typeof photo.path === 'string' &&
    typeof photo.state === 'string' &&
    typeof row.readBy === 'string' &&
    [photo.size, photo.modified, order].every(Number.isFinite) &&
    Number.isSafeInteger(faces);
  return isWhole ? photo : null;
}

/**
 * The face of a row, its thumbnail made when it is first asked for.
 * @returns null if the row is damaged
 */
export function toFace(row: FaceRow): Face | null {
  if (!isRecord(row) || !isRecord(row.face)) return null;
  const { face, descriptor, thumbnail, mime } = row;
  const isWhole =
    typeof face.id === 'string' &&
    isBox(face.box) &&
    isShare(face.score) &&
    isQuality(face.quality) &&
    isBytes(descriptor) &&
    descriptor.byteLength > 0 &&
    descriptor.byteLength % Float32Array.BYTES_PER_ELEMENT === 0 &&
    isBytes(thumbnail) &&
    typeof mime === 'string';
  if (!isWhole) return null;
  const numbers = new Float32Array(descriptor);
  if (!numbers.every(Number.isFinite)) return null;
  let blob: Blob | null = null;
  return {
    ...face,
    photoId: row.photo,
    index: row.index,
    descriptor: numbers,
    // a Blob costs Chromium 0.12 ms on this thread, so 13,000 at once would stop the page for 1.6 s
    get thumbnail() {
      blob ??= new Blob([thumbnail], { type: mime });
      return blob;
    },
  };
}

// what comes out of a database may be anything, whatever its type says
const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isShare = (value: number) => value >= 0 && value <= 1;
const isBytes = (value: unknown): value is ArrayBuffer => value instanceof ArrayBuffer;

const isBox = (box: Box) => isRecord(box) && [box.x, box.y, box.width, box.height].every(isShare);

const isQuality = (quality: FaceQuality) =>
  isRecord(quality) && [quality.sizePx, quality.sharpness, quality.yaw].every(Number.isFinite);
