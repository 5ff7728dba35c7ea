import { AppError, messageOf } from '../errors.ts';
import type { Face } from '../faces/face.ts';
import { type Analysis, isEngineDown } from '../faces/faces-api.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';
import { decodePhoto, openPhoto, type RefusedPhoto } from '../ingest/read-photo.ts';
import { takenAt } from '../ingest/taken-at.ts';
import { wasSearched } from '../storage/known-photos.ts';

/** What reading made of one photo: its row's new fields and its faces. */
export interface PhotoOutcome {
  readonly row: Partial<Photo>;
  readonly faces: readonly Face[];
  /** Tensors alive after it, if it came as far as the engine. */
  readonly tensors?: number;
  /** What it comes to when the engine has proven itself; missing if this is what it came to. Never rejects. */
  readonly proven?: Promise<PhotoOutcome>;
  /** Why the engine is at its end: the photo waits as before. */
  readonly down?: AppError;
}

/** A photo to be read. */
export interface PhotoToRead {
  readonly id: PhotoId;
  readonly path: string;
  readonly file: File;
  /** However large it is. */
  readonly allowHuge: boolean;
}

/** Opens, decodes and analyzes photos of one collection; the same bytes twice are one photo. */
export interface PhotoReader {
  /** Never rejects: what goes wrong is a state and a reason. */
  read(photo: PhotoToRead, engine: FacesClient): Promise<PhotoOutcome>;
  /** The bytes of these photos may come again. */
  forget(photos: readonly Photo[]): void;
}

/** @param kept photos that the collection has from before */
export function createPhotoReader(kept: readonly Photo[] = []): PhotoReader {
  /** Path of the photo that has these bytes, by SHA-256. */
  const owners = new Map<string, string>();
  for (const photo of kept) {
    const { sha256, path } = photo;
    // what nobody vouches for is no reason to leave the same bytes unread
    const hasThem = wasSearched(photo) && photo.unproven !== true;
    if (sha256 !== undefined && hasThem && !owners.has(sha256)) owners.set(sha256, path);
  }
  /** Settles when the photo begun last has claimed its bytes or been refused. */
  let claimed: Promise<void> = Promise.resolve();

  // of photos with the same bytes the first in the ledger is read, whichever comes off the disk first
  function openAndClaim({ file, path, allowHuge }: PhotoToRead) {
    const claim = Promise.all([openPhoto(file, { allowHuge }), claimed]).then(([opened]) => {
      const owner = opened.ok ? owners.get(opened.sha256) : undefined;
      if (opened.ok && owner === undefined) owners.set(opened.sha256, path);
      return { opened, owner };
    });
    claimed = claim.then(() => {});
    return claim;
  }

  return {
    async read(photo, engine) {
      const { id, path, file } = photo;
      const { opened, owner } = await openAndClaim(photo);
      if (!opened.ok) return refusal(opened);
      const { sha256 } = opened;
      if (owner !== undefined) {
        return { row: { state: 'duplicate', reason: { code: 'sameAs', detail: owner }, sha256 }, faces: [] };
      }
      const taken = await takenAt(opened.kind.id, opened.bytes, path, file.lastModified);
      const decoded = await decodePhoto(opened);
      if (!decoded.ok) {
        owners.delete(sha256);
        return refusal(decoded);
      }
      const { width, height, cutOff, note } = decoded;
      const outcomeOf = (analysis: Analysis): PhotoOutcome => {
        const faces = analysis.faces.map(
          (face, index): Face => ({ ...face, id: `${sha256.slice(0, 16)}-${index}`, photoId: id, index }),
        );
        const state = cutOff ? 'damaged' : faces.length > 0 ? 'read' : 'noFace';
        const reason = cutOff ? { reason: { code: 'cutOff' } as const } : {};
        const known = { width, height, sha256, ...(note && { note }), ...(taken && { taken }) };
        return { row: { state, ...reason, ...known }, faces, tensors: analysis.tensors };
      };
      const failureOf = (error: unknown): PhotoOutcome => {
        // not done, so the same bytes may come again
        owners.delete(sha256);
        if (isEngineDown(error)) return { row: { state: 'waiting' }, faces: [], down: error };
        const code = error instanceof AppError && error.code === 'TIMEOUT' ? 'timeout' : 'engine';
        return { row: { state: 'failed', reason: { code, detail: messageOf(error) }, sha256 }, faces: [] };
      };
      try {
        const { proven, ...analysis } = await engine.analyze(decoded.bitmap, async () => {
          const again = await decodePhoto(opened);
          if (!again.ok) throw new Error(again.reason.detail ?? again.reason.code);
          return again.bitmap;
        });
        const outcome = outcomeOf(analysis);
        return proven ? { ...outcome, proven: proven.then(outcomeOf, failureOf) } : outcome;
      } catch (error) {
        return failureOf(error);
      }
    },
    forget(photos) {
      for (const { sha256, path } of photos) {
        if (sha256 !== undefined && owners.get(sha256) === path) owners.delete(sha256);
      }
    },
  };
}

function refusal({ state, reason, sha256 }: RefusedPhoto): PhotoOutcome {
  return { row: { state, reason, ...(sha256 === undefined ? {} : { sha256 }) }, faces: [] };
}
