import { AppError, messageOf } from '../errors.ts';
import { decodeHeic, loadFault } from './decode-heic.ts';
import { UnsupportedPicture } from './unsupported-picture.ts';

/** Kinds of pictures that browsers do not decode and we do. */
export type ConvertedKind = 'heic' | 'tiff';

export interface ConvertRequest {
  readonly kind: ConvertedKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ConvertAnswer =
  | { readonly ok: true; readonly bitmap: ImageBitmap; readonly cutOff: boolean }
  /**
   * `fault` tells what failed: the `kind` of the file is not read (`message` names it), the `file` is
   * broken, or the `program`, of which nothing can be said about the file.
   */
  | { readonly ok: false; readonly fault: 'kind' | 'file' | 'program'; readonly message: string };

/** Decode one picture; each library is loaded when its first file comes. Never rejects. */
export async function convert({ kind, bytes }: ConvertRequest): Promise<ConvertAnswer> {
  try {
    if (kind === 'heic') return { ok: true, bitmap: await decodeHeic(bytes), cutOff: false };
    const { decodeTiff } = await import('./decode-tiff.ts').catch(loadFault);
    const { rgba, width, height, cutOff } = decodeTiff(bytes);
    return { ok: true, bitmap: await createImageBitmap(new ImageData(rgba, width, height)), cutOff };
  } catch (error) {
    if (error instanceof UnsupportedPicture) return { ok: false, fault: 'kind', message: error.kindName };
    return { ok: false, fault: error instanceof AppError ? 'program' : 'file', message: messageOf(error) };
  }
}
