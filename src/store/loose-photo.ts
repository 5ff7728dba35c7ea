import { AppError, messageOf } from '../errors.ts';
import type { DetectedFace } from '../faces/face.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { Reason, TakenAt } from '../ingest/photo.ts';
import { decodePhoto, openPhoto } from '../ingest/read-photo.ts';
import { takenAt } from '../ingest/taken-at.ts';

/** A face of a photo that is not in the collection. */
export interface LooseFace extends DetectedFace {
  /** The id that it would have in the collection. */
  readonly id: string;
  /** 0-based place among the photo's faces, left to right. */
  readonly index: number;
}

/** A photo that was read without becoming part of the collection. */
export interface LoosePhoto {
  readonly file: File;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Pixels of the upright photo. */
  readonly width: number;
  readonly height: number;
  /** Missing if nothing tells. */
  readonly taken?: TakenAt;
  readonly faces: readonly LooseFace[];
}

export type LooseOutcome =
  | { readonly ok: true; readonly photo: LoosePhoto }
  | { readonly ok: false; readonly reason: Reason };

/** Find the faces of a file that is only to be looked at. Never rejects: what goes wrong is a reason. */
export async function readLoosePhoto(file: File, engine: FacesClient): Promise<LooseOutcome> {
  const opened = await openPhoto(file);
  if (!opened.ok) return opened;
  const { sha256 } = opened;
  const taken = await takenAt(opened.kind.id, opened.bytes, file.name, file.lastModified);
  const decoded = await decodePhoto(opened);
  if (!decoded.ok) return decoded;
  const { width, height } = decoded;
  try {
    const { faces } = await engine.analyze(decoded.bitmap, async () => {
      const again = await decodePhoto(opened);
      if (!again.ok) throw new Error(again.reason.detail ?? again.reason.code);
      return again.bitmap;
    });
    const found = faces.map((face, index) => ({ ...face, id: faceIdOf(sha256, index), index }));
    return { ok: true, photo: { file, sha256, width, height, ...(taken && { taken }), faces: found } };
  } catch (error) {
    const code = error instanceof AppError && error.code === 'TIMEOUT' ? 'timeout' : 'engine';
    return { ok: false, reason: { code, detail: messageOf(error) } };
  }
}

/** As the collection numbers its faces: by the photo's bytes, so that both mean the same face. */
function faceIdOf(sha256: string, index: number): string {
  return `${sha256.slice(0, 16)}-${index}`;
}
