import { messageOf } from '../errors.ts';
import type { FileKind } from './file-kind.ts';
import { isCutOff } from './is-cut-off.ts';

export interface DecodedPicture {
  /** Upright. The caller closes it. */
  readonly bitmap: ImageBitmap;
  /** Part of the picture is missing: the file ends early or is broken inside. What is missing is grey. */
  readonly cutOff: boolean;
}

/** Turns a picture into pixels. Exchangeable, so that the order of attempts can be tested without a browser. */
export interface Decoder {
  /** Rejects whatever is not whole. */
  readonly strict: (picture: Blob) => Promise<ImageBitmap>;
  /** Gives what there is; null if that is nothing, or if this thread cannot. */
  readonly tolerant: (picture: Blob) => Promise<ImageBitmap | null>;
}

/** The browser's own decoders. */
export const BROWSER_DECODER: Decoder = {
  strict: (picture) => createImageBitmap(picture, { imageOrientation: 'from-image' }),
  tolerant: paintWhatThereIs,
};

const JPEG_END = new Uint8Array([0xff, 0xd9]);
const MISSING_PIXELS = 'rgb(128 128 128)';
/** Side of the small copy in which we look for painted pixels. */
const PROBE_PX = 64;

/**
 * Decode a picture, as far as it goes if it is not whole.
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
 * @throws Error with the browser's words if nothing can be decoded
 */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  kind: FileKind,
  decoder: Decoder = BROWSER_DECODER,
): Promise<DecodedPicture> {
  const picture = new Blob([bytes], { type: kind.mime });
  const isShort = isCutOff(kind.id, bytes);
  let refusal: unknown;
  try {
    return { bitmap: await decoder.strict(picture), cutOff: isShort };
  } catch (error) {
    refusal = error;
  }
  if (kind.id === 'jpeg' && isShort) {
    const mended = new Blob([bytes, JPEG_END], { type: kind.mime });
    const bitmap = await decoder.strict(mended).catch(() => null);
    if (bitmap) return { bitmap, cutOff: true };
  }
  const bitmap = await decoder.tolerant(picture).catch(() => null);
  if (bitmap) return { bitmap, cutOff: true };
  throw new Error(messageOf(refusal), { cause: refusal });
}

async function paintWhatThereIs(picture: Blob): Promise<ImageBitmap | null> {
  if (typeof document === 'undefined') return null;
  const url = URL.createObjectURL(picture);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    // a picture of which nothing came would otherwise count as read, all grey
    const probe = contextOf(PROBE_PX, PROBE_PX);
    probe.drawImage(image, 0, 0, PROBE_PX, PROBE_PX);
    const isBlank = probe
      .getImageData(0, 0, PROBE_PX, PROBE_PX)
      .data.every((value, i) => i % 4 !== 3 || value === 0);
    if (isBlank) return null;
    const canvas = contextOf(width, height);
    canvas.fillStyle = MISSING_PIXELS;
    canvas.fillRect(0, 0, width, height);
    canvas.drawImage(image, 0, 0);
    return canvas.canvas.transferToImageBitmap();
  } finally {
    URL.revokeObjectURL(url);
  }
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error(`no canvas of ${width} × ${height} pixels`);
  return context;
}
