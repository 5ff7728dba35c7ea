import type { NoteCode, PhotoState, ReasonCode } from '../../src/ingest/photo.ts';

/** One kind of bad or odd input, with what the ledger has to say of it. */
export interface OddFile {
  /** The kind in a few words, for the printed list. */
  readonly kind: string;
  /** Path inside the drop. */
  readonly path: string;
  /** Null for an empty folder; a symbolic link by what it points to. */
  readonly content: Uint8Array | null | { readonly link: string };
  /** Null for what gives no row, such as an empty folder. */
  readonly state: PhotoState | null;
  readonly reason?: ReasonCode;
  readonly note?: NoteCode;
}

/** How an {@link OddFile} ends, in the order in which it is written down. */
export type OddRow = readonly [
  kind: string,
  path: string,
  content: OddFile['content'],
  state: OddFile['state'],
  reason?: ReasonCode | undefined,
  note?: NoteCode,
];

export function oddFiles(rows: readonly OddRow[]): OddFile[] {
  return rows.map(([kind, path, content, state, reason, note]) => ({
    kind,
    path,
    content,
    state,
    ...(reason && { reason }),
    ...(note && { note }),
  }));
}

/** Latin-1 text as bytes. */
export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The first part of some bytes. */
export const cutAt = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.subarray(0, Math.floor(bytes.length * share));

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
