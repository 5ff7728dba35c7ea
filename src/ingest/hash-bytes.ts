import { sha256, toHex } from './sha256.ts';

/**
 * SHA-256 of the bytes, hexadecimal: by the browser where it may, which is off the
 * page's thread, else by our own code. Both give the same text.
 */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // only pages of a secure context have it: http on an address of the local network does not
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return sha256(bytes);
  return toHex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}
