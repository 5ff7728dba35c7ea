import { AppError, messageOf } from '../errors.ts';
import { BROWSER_DECODER, type Decoder, decodePicture } from './decode-picture.ts';
import type { FileKind } from './file-kind.ts';
import { hashBytes } from './hash-bytes.ts';
import type { PhotoState, Reason } from './photo.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';
import { withTimeLimit } from './with-time-limit.ts';

/** A file that is no picture for us, with the state and reason of its row. */
export interface RefusedPhoto {
  readonly ok: false;
  readonly state: Extract<PhotoState, 'duplicate' | 'unsupported' | 'damaged' | 'failed'>;
  readonly reason: Reason;
  readonly sha256?: string;
}

/** A file that was read but not decoded. */
export interface OpenedPhoto {
  readonly ok: true;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly kind: FileKind;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
}

/** A decoded photo. */
export interface DecodedPhoto {
  readonly ok: true;
  /** Upright, may be partly transparent. The caller closes it. */
  readonly bitmap: ImageBitmap;
  readonly sha256: string;
  /** Pixels of the upright photo. */
  readonly width: number;
  readonly height: number;
  /** Part of the picture is missing; what is missing is grey. Such a photo has reason `cutOff`. */
  readonly cutOff: boolean;
}

export type ReadPhoto = DecodedPhoto | RefusedPhoto;

export interface ReadOptions {
  /** Milliseconds for each step, reading and decoding; {@link STEP_TIMEOUT_MS} unless told. */
  readonly timeoutMs?: number;
  readonly decoder?: Decoder;
}

export interface ReadPhotoOptions extends ReadOptions {
  /**
   * Asked once the bytes are known, before they are decoded: the path of an earlier
   * photo with the same ones, or null. To claim the hash for this photo here is safe
   * with several photos under way: nothing runs between question and answer.
   */
  readonly twinOf?: (sha256: string) => string | null;
}

/** Time for one step with one file. Some decoders never answer a broken one. */
export const STEP_TIMEOUT_MS = 30_000;

/**
 * Read, check and decode one file. Never rejects: what goes wrong is a state and a reason.
 * Two steps for callers that decide between them: {@link openPhoto}, {@link decodePhoto}.
 */
export async function readPhoto(file: File, options: ReadPhotoOptions = {}): Promise<ReadPhoto> {
  const opened = await openPhoto(file, options);
  if (!opened.ok) return opened;
  const twin = options.twinOf?.(opened.sha256) ?? null;
  if (twin !== null) return refuse('duplicate', { code: 'sameAs', detail: twin }, opened.sha256);
  return decodePhoto(opened, options);
}

/**
 * Read a file's bytes and tell what it is. Never rejects.
 * What we cannot decode is refused by its first {@link HEAD_BYTES} bytes, so that no film is read to its end.
 */
export async function openPhoto(file: File, options: ReadOptions = {}): Promise<OpenedPhoto | RefusedPhoto> {
  if (file.size === 0) return refuse('damaged', { code: 'empty' });
  const { timeoutMs = STEP_TIMEOUT_MS } = options;
  try {
    const kind = sniff(await withTimeLimit(bytesOf(file.slice(0, HEAD_BYTES)), timeoutMs));
    if (kind.handling === 'notAPicture') return refuse('unsupported', { code: 'notAPicture' });
    if (kind.handling === 'unsupported')
      return refuse('unsupported', { code: 'unsupportedKind', detail: kind.name });
    const bytes = await withTimeLimit(bytesOf(file), timeoutMs);
    return { ok: true, bytes, kind, sha256: await withTimeLimit(hashBytes(bytes), timeoutMs) };
  } catch (error) {
    // moved, changed or unplugged since it was dropped, or more than memory holds
    return refuse('failed', reasonOf(error, 'cannotRead'));
  }
}

/** Decode an opened photo. Never rejects. */
export async function decodePhoto(photo: OpenedPhoto, options: ReadOptions = {}): Promise<ReadPhoto> {
  const { timeoutMs = STEP_TIMEOUT_MS, decoder = BROWSER_DECODER } = options;
  const { bytes, kind, sha256 } = photo;
  try {
    const decoding = decodePicture(bytes, kind, decoder);
    const { bitmap, cutOff } = await withTimeLimit(decoding, timeoutMs, (late) => late.bitmap.close());
    return { ok: true, bitmap, sha256, width: bitmap.width, height: bitmap.height, cutOff };
  } catch (error) {
    const reason = reasonOf(error, 'cannotDecode');
    return refuse(reason.code === 'timeout' ? 'failed' : 'damaged', reason, sha256);
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

function reasonOf(error: unknown, code: 'cannotRead' | 'cannotDecode'): Reason {
  const isTimeout = error instanceof AppError && error.code === 'TIMEOUT';
  return { code: isTimeout ? 'timeout' : code, detail: messageOf(error) };
}

function refuse(state: RefusedPhoto['state'], reason: Reason, sha256?: string): RefusedPhoto {
  return { ok: false, state, reason, ...(sha256 === undefined ? {} : { sha256 }) };
}
