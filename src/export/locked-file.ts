import * as v from 'valibot';
import { fromBase64, toBase64 } from './base64.ts';

const FORMAT = 'kaomap.locked';
const VERSION = 1;

export const SALT_BYTES = 16;
export const IV_BYTES = 12;
/** OWASP's figure of 2023 for PBKDF2 with SHA-256, a tenth of a second to half a second. */
export const ITERATIONS = 600_000;
/** A file that asks for more only wants to keep the page busy. */
const MAX_ITERATIONS = 10_000_000;
const KEY_BITS = 256;
const TAG_BYTES = 16;

type Bytes = Uint8Array<ArrayBuffer>;
type Aes = { readonly name: 'AES-GCM'; readonly iv: Bytes; readonly additionalData: Bytes };

/** The part of WebCrypto's `crypto.subtle` that is used; `Key` is its CryptoKey. */
export interface SubtleLike<Key = unknown> {
  importKey(
    format: 'raw',
    data: Bytes | ArrayBuffer,
    algorithm: 'PBKDF2' | 'AES-GCM',
    extractable: false,
    usages: ('deriveBits' | 'encrypt' | 'decrypt')[],
  ): Promise<Key>;
  deriveBits(
    algorithm: {
      readonly name: 'PBKDF2';
      readonly hash: 'SHA-256';
      readonly salt: Bytes;
      readonly iterations: number;
    },
    key: Key,
    bits: number,
  ): Promise<ArrayBuffer>;
  encrypt(algorithm: Aes, key: Key, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: Aes, key: Key, data: Bytes): Promise<ArrayBuffer>;
  digest(algorithm: 'SHA-256', data: Bytes): Promise<ArrayBuffer>;
}

/** What the environment gives: in a page `crypto.subtle`, a `TextEncoder` and a `TextDecoder`. */
export interface LockTools<Key = unknown> {
  readonly subtle: SubtleLike<Key>;
  encode(text: string): Bytes;
  decode(bytes: Bytes): string;
}

/** Fresh from the system's random source for every file. */
export interface LockSeeds {
  /** {@link SALT_BYTES} */
  readonly salt: Bytes;
  /** {@link IV_BYTES}; never twice with one passphrase and salt. */
  readonly iv: Bytes;
}

const lockedSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  kdf: v.literal('PBKDF2-SHA-256'),
  iterations: v.pipe(v.number(), v.safeInteger(), v.minValue(ITERATIONS), v.maxValue(MAX_ITERATIONS)),
  salt: v.string(),
  cipher: v.literal('AES-256-GCM'),
  iv: v.string(),
  /** SHA-256 of the encrypted bytes: tells a damaged file from a wrong passphrase. */
  digest: v.string(),
  data: v.string(),
});

/** Whether a text looks like a locked file, so that a passphrase has to be asked for. */
export function isLocked(text: string): boolean {
  return /^\s*\{\s*"format":\s*"kaomap\.locked"/.test(text);
}

/**
 * Lock a text with a passphrase: AES-256-GCM under a key derived by PBKDF2-SHA-256. The passphrase counts in
 * Unicode's form NFC, as keyboards differ. How the file is locked is itself protected from changes.
 *
 * @param iterations at least {@link ITERATIONS}
 * @throws RangeError if the passphrase is empty, or salt, iv or iterations are not as they must be
 */
export async function lockText<Key>(
  tools: LockTools<Key>,
  text: string,
  passphrase: string,
  { salt, iv }: LockSeeds,
  iterations = ITERATIONS,
): Promise<string> {
  if (passphrase === '') throw new RangeError('passphrase must not be empty');
  if (salt.length !== SALT_BYTES) throw new RangeError(`salt must have 16 bytes, got ${salt.length}`);
  if (iv.length !== IV_BYTES) throw new RangeError(`iv must have 12 bytes, got ${iv.length}`);
  if (!(Number.isInteger(iterations) && iterations >= ITERATIONS && iterations <= MAX_ITERATIONS)) {
    throw new RangeError(`iterations must be ${ITERATIONS} to ${MAX_ITERATIONS}, got ${iterations}`);
  }
  const header = {
    ...{ format: FORMAT, version: VERSION, kdf: 'PBKDF2-SHA-256', iterations, salt: toBase64(salt) },
    ...{ cipher: 'AES-256-GCM', iv: toBase64(iv) },
  };
  const key = await keyOf(tools, passphrase, salt, iterations, 'encrypt');
  const additionalData = tools.encode(JSON.stringify(header));
  const data = new Uint8Array(
    await tools.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, tools.encode(text)),
  );
  const digest = new Uint8Array(await tools.subtle.digest('SHA-256', data));
  return `${JSON.stringify({ ...header, digest: toBase64(digest), data: toBase64(data) }, null, 1)}\n`;
}

export type LockFault = 'lockedDamaged' | 'lockedOtherVersion' | 'wrongPassphrase';

export type Unlocked =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: LockFault };

const failed = (code: LockFault): Unlocked => ({ ok: false, code });

/**
 * Open a locked file, written by whoever. Never rejects: what goes wrong is a code. An empty passphrase is always
 * wrong, so it asks quickly whether the file is sound.
 */
export async function unlockText<Key>(
  tools: LockTools<Key>,
  text: string,
  passphrase: string,
): Promise<Unlocked> {
  try {
    const value: unknown = JSON.parse(text);
    if (isOtherVersion(value)) return failed('lockedOtherVersion');
    const parsed = v.safeParse(lockedSchema, value);
    if (!parsed.success) return failed('lockedDamaged');
    const { digest, data: packed, ...header } = parsed.output;
    const [salt, iv, data] = [header.salt, header.iv, packed].map(fromBase64);
    if (salt?.length !== SALT_BYTES || iv?.length !== IV_BYTES) return failed('lockedDamaged');
    if (!data || data.length < TAG_BYTES) return failed('lockedDamaged');
    const found = new Uint8Array(await tools.subtle.digest('SHA-256', data));
    if (toBase64(found) !== digest) return failed('lockedDamaged');
    // not every WebCrypto takes an empty key
    if (passphrase === '') return failed('wrongPassphrase');
    const key = await keyOf(tools, passphrase, salt, header.iterations, 'decrypt');
    const additionalData = tools.encode(JSON.stringify(header));
    const plain = await decrypt(tools, key, { name: 'AES-GCM', iv, additionalData }, data);
    return plain ? { ok: true, text: tools.decode(plain) } : failed('wrongPassphrase');
  } catch {
    return failed('lockedDamaged');
  }
}

async function keyOf<Key>(
  { subtle, encode }: LockTools<Key>,
  passphrase: string,
  salt: Bytes,
  iterations: number,
  usage: 'encrypt' | 'decrypt',
): Promise<Key> {
  const secret = encode(passphrase.normalize('NFC'));
  const base = await subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, KEY_BITS);
  return subtle.importKey('raw', bits, 'AES-GCM', false, [usage]);
}

/** WebCrypto tells a key that does not fit by a rejection. */
async function decrypt<Key>(
  { subtle }: LockTools<Key>,
  key: Key,
  algorithm: Aes,
  data: Bytes,
): Promise<Bytes | null> {
  try {
    return new Uint8Array(await subtle.decrypt(algorithm, key, data));
  } catch {
    return null;
  }
}

function isOtherVersion(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('format' in value) || !('version' in value))
    return false;
  return value.format === FORMAT && typeof value.version === 'number' && value.version !== VERSION;
}
