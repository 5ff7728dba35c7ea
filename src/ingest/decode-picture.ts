import { messageOf } from '../errors.ts';
import { type ConvertedPicture, createConverter } from './converter-client.ts';
import type { ConvertedKind } from './converter-service.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { findPreview, rawName } from './find-preview.ts';
import { frameNote } from './frame-note.ts';
import { isCutOff } from './is-cut-off.ts';
import { paintWhatThereIs } from './paint-what-there-is.ts';
import type { Note } from './photo.ts';
import { UnsupportedPicture } from './unsupported-picture.ts';
import { withTimeLimit } from './with-time-limit.ts';

export interface DecodedPicture {
  /** Upright. The caller closes it. */
  readonly bitmap: ImageBitmap;
  /** Part of the picture is missing: the file ends early or is broken inside. What is missing is grey or black. */
  readonly cutOff: boolean;
  /** Which of the file's pictures it is, if there are several. */
  readonly note?: Note;
}

/** Turns a picture into pixels. Exchangeable, so that the order of attempts can be tested without a browser. */
export interface Decoder {
  /** Rejects whatever is not whole. */
  readonly strict: (picture: Blob) => Promise<ImageBitmap>;
  /** Gives what there is; null if that is nothing, or if this thread cannot. */
  readonly tolerant: (picture: Blob) => Promise<ImageBitmap | null>;
  /** Decodes what browsers do not, within a time that starts when the work does. */
  readonly convert: (
    kind: ConvertedKind,
    bytes: Uint8Array<ArrayBuffer>,
    timeoutMs: number,
  ) => Promise<ConvertedPicture>;
}

/** The browser's own decoders, and libraries for what it cannot read. */
export const BROWSER_DECODER: Decoder = {
  strict: (picture) => createImageBitmap(picture, { imageOrientation: 'from-image' }),
  tolerant: paintWhatThereIs,
  convert: createConverter().convert,
};

const JPEG_END = new Uint8Array([0xff, 0xd9]);
const close = (bitmap: ImageBitmap | null) => bitmap?.close();

/**
 * Decode a picture, as far as it goes if it is not whole. Every attempt has `timeoutMs`
 * of its own; what runs out of it ends the whole, for the next attempt would hang too.
 *
 * Chromium 156, tried with files of each kind cut at 99.9, 90, 60, 30 and 5 %:
 * `createImageBitmap` rejects every one of them, also a JPEG that lacks nothing but
 * its last two bytes and a PNG that lacks only its end chunk; bytes that follow a
 * whole JPEG do no harm. A cut JPEG with an end marker put behind it decodes on every
 * thread, upright, the missing part grey (a progressive one whole, but coarse). A cut
 * PNG is not mended by an end chunk; `<img>` still paints its upper part, and so it
 * does for GIF and BMP, while WebP and AVIF stay blank. `<img>` needs a page: in a
 * worker only JPEGs are mended.
 *
 * @throws UnsupportedPicture, AppError `TIMEOUT`, or Error with the decoder's words if nothing can be decoded
 */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  kind: FileKind,
  decoder: Decoder,
  timeoutMs: number,
): Promise<DecodedPicture> {
  const raw = rawName(kind, bytes);
  if (raw !== null) {
    const preview = findPreview(kind.id, bytes);
    if (!preview) throw new UnsupportedPicture(raw);
    const decoded = await decodeWhole(preview, fileKind('jpeg'), decoder, timeoutMs);
    return { ...decoded, note: { code: 'preview', detail: raw } };
  }
  const decoded = await decodeWhole(bytes, kind, decoder, timeoutMs);
  const note = frameNote(kind.id, bytes);
  return note ? { ...decoded, note } : decoded;
}

async function decodeWhole(
  bytes: Uint8Array<ArrayBuffer>,
  kind: FileKind,
  decoder: Decoder,
  timeoutMs: number,
): Promise<DecodedPicture> {
  const picture = new Blob([bytes], { type: kind.mime });
  const limited = <T extends ImageBitmap | null>(work: Promise<T>) => withTimeLimit(work, timeoutMs, close);
  const isShort = isCutOff(kind.id, bytes);
  let refusal: unknown;
  try {
    return { bitmap: await limited(decoder.strict(picture)), cutOff: isShort };
  } catch (error) {
    refusal = error;
  }
  // one that ran out of time would do so again
  if (isTimeout(refusal)) throw refusal;
  if (kind.id === 'heic' || kind.id === 'tiff') return decoder.convert(kind.id, bytes, timeoutMs);
  if (kind.id === 'jpeg' && isShort) {
    const mended = new Blob([bytes, JPEG_END], { type: kind.mime });
    const bitmap = await limited(decoder.strict(mended)).catch(nullUnlessTimeout);
    if (bitmap) return { bitmap, cutOff: true };
  }
  const bitmap = await limited(decoder.tolerant(picture)).catch(nullUnlessTimeout);
  if (bitmap) return { bitmap, cutOff: true };
  throw new Error(messageOf(refusal), { cause: refusal });
}

const isTimeout = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'TIMEOUT';

function nullUnlessTimeout(error: unknown): null {
  if (isTimeout(error)) throw error;
  return null;
}
