import { AppError, messageOf } from '../errors.ts';
import { BROWSER_DECODER, type Decoder, decodePicture } from './decode-picture.ts';
import type { FileKind } from './file-kind.ts';
import { hashBytes } from './hash-bytes.ts';
import type { Note, PhotoState, Reason } from './photo.ts';
import { MAX_SIDE_PX, type PictureSize, pictureSize } from './picture-size.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';
import { UnsupportedPicture } from './unsupported-picture.ts';
import { withTimeLimit } from './with-time-limit.ts';

/** A file that is no picture for us, with the state and reason of its row. */
export interface RefusedPhoto {
  readonly ok: false;
  readonly state: Extract<PhotoState, 'skipped' | 'unsupported' | 'damaged' | 'failed'>;
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
  /** Upright, may be partly transparent: whoever looks at it draws it on an opaque ground. The caller closes it. */
  readonly bitmap: ImageBitmap;
  readonly sha256: string;
  /** Pixels of the upright photo. */
  readonly width: number;
  readonly height: number;
  /** Part of the picture is missing. Such a photo has reason `cutOff`. */
  readonly cutOff: boolean;
  readonly note?: Note;
}

export interface ReadOptions {
  /** Milliseconds for each step, reading and decoding; {@link STEP_TIMEOUT_MS} unless told. */
  readonly timeoutMs?: number;
  readonly decoder?: Decoder;
  /** Read a picture of more than {@link MAX_MEGAPIXELS} all the same: somebody was asked. */
  readonly allowHuge?: boolean;
}

/** Time for one step with one file. Some decoders never answer a broken one. */
export const STEP_TIMEOUT_MS = 30_000;

/** A larger picture takes half a gigabyte of memory and more, several at a time: it is not read unasked. */
export const MAX_MEGAPIXELS = 100;

/** Nor is a larger file, in bytes. */
export const MAX_FILE_BYTES = 2 ** 30;

/**
 * Read a file's bytes and tell what it is. Never rejects.
 * What we cannot decode is refused by its first {@link HEAD_BYTES} bytes, so that no film is read to its
 * end; what is too large is refused by its header, before anybody makes room for it.
 */
export async function openPhoto(file: File, options: ReadOptions = {}): Promise<OpenedPhoto | RefusedPhoto> {
  if (file.size === 0) return refuse('damaged', { code: 'empty' });
  const { timeoutMs = STEP_TIMEOUT_MS, allowHuge = false } = options;
  try {
    const kind = sniff(await withTimeLimit(bytesOf(file.slice(0, HEAD_BYTES)), timeoutMs));
    if (kind.handling === 'notAPicture') return refuse('unsupported', { code: 'notAPicture' });
    if (kind.handling === 'unsupported')
      return refuse('unsupported', { code: 'unsupportedKind', detail: kind.name });
    if (file.size > MAX_FILE_BYTES && !allowHuge)
      return refuse('skipped', { code: 'tooLarge', detail: `${(file.size / 2 ** 30).toFixed(1)} GB` });
    const bytes = await withTimeLimit(bytesOf(file), timeoutMs);
    const sha256 = await withTimeLimit(hashBytes(bytes), timeoutMs);
    const size = pictureSize(kind.id, bytes);
    return (size && refuseBySize(size, allowHuge, sha256)) ?? { ok: true, bytes, kind, sha256 };
  } catch (error) {
    // moved, changed or unplugged since it was dropped, or more than memory holds
    return refuse('failed', readFault(error));
  }
}

/** Decode an opened photo. Never rejects. */
export async function decodePhoto(
  photo: OpenedPhoto,
  options: ReadOptions = {},
): Promise<DecodedPhoto | RefusedPhoto> {
  const { timeoutMs = STEP_TIMEOUT_MS, decoder = BROWSER_DECODER } = options;
  const { bytes, kind, sha256 } = photo;
  try {
    const { bitmap, cutOff, note } = await decodePicture(bytes, kind, decoder, timeoutMs);
    const { width, height } = bitmap;
    return { ok: true, bitmap, sha256, width, height, cutOff, ...(note && { note }) };
  } catch (error) {
    if (error instanceof UnsupportedPicture)
      return refuse('unsupported', { code: 'unsupportedKind', detail: error.kindName }, sha256);
    // a decoder that hangs or dies says nothing about the file
    return error instanceof AppError
      ? refuse('failed', readFault(error), sha256)
      : refuse('damaged', { code: 'cannotDecode', detail: messageOf(error) }, sha256);
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

function refuseBySize(
  { width, height }: PictureSize,
  allowHuge: boolean,
  sha256: string,
): RefusedPhoto | null {
  if (Math.min(width, height) < 1 || Math.max(width, height) > MAX_SIDE_PX)
    return refuse('damaged', { code: 'impossibleSize', detail: `${width} × ${height}` }, sha256);
  const megapixels = (width * height) / 1e6;
  return megapixels > MAX_MEGAPIXELS && !allowHuge
    ? refuse('skipped', { code: 'tooLarge', detail: `${Math.round(megapixels)} MP` }, sha256)
    : null;
}

const isTimeout = (error: unknown) => error instanceof AppError && error.code === 'TIMEOUT';
/** What a browser says of a file that is not as it was when it was dropped. */
const GONE: ReadonlySet<string> = new Set(['NotFoundError', 'NotReadableError']);

/** Why a file or folder could not be read. */
export function readFault(error: unknown): Reason {
  const code = isTimeout(error)
    ? 'timeout'
    : error instanceof DOMException && GONE.has(error.name)
      ? 'gone'
      : 'cannotRead';
  return { code, detail: messageOf(error) };
}

function refuse(state: RefusedPhoto['state'], reason: Reason, sha256?: string): RefusedPhoto {
  return { ok: false, state, reason, ...(sha256 === undefined ? {} : { sha256 }) };
}
