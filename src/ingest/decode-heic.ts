import { AppError, messageOf } from '../errors.ts';

/**
 * Decode the first picture of a HEIF file, upright.
 *
 * By libheif, compiled to plain JavaScript so that it runs without `unsafe-eval`; the
 * library (3 MB) is loaded with the first such file, and works in a worker that it
 * makes of its own text, so the policy of the worker that this runs in has to allow `worker-src blob:`.
 * @throws AppError `WORKER_CRASH` if the library is not there or dies; Error if the file cannot be decoded
 */
export async function decodeHeic(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  const { heicTo } = await import('heic-to/csp').catch(loadFault);
  try {
    return await heicTo({ blob: new Blob([bytes]), type: 'bitmap' });
  } catch (error) {
    // it rejects with texts, and with nothing if its worker dies
    if (error === undefined) throw new AppError('WORKER_CRASH', 'the HEIC decoder crashed');
    throw new Error(messageOf(error), { cause: error });
  }
}

/** A library that could not be fetched says nothing about the file. */
export function loadFault(error: unknown): never {
  throw new AppError('WORKER_CRASH', messageOf(error), { cause: error });
}
