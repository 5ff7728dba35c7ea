/** Identifies one row of the ledger for as long as the page lives. */
export type PhotoId = string;

/**
 * What became of one entry of a drop. Every entry is in exactly one state:
 * `waiting` and `reading` pass, the others are final.
 */
export type PhotoState =
  | 'waiting'
  | 'reading'
  | 'read'
  | 'noFace'
  | 'duplicate'
  | 'skipped'
  | 'unsupported'
  | 'damaged'
  | 'failed';

/** Why an entry is in its state. The sentences are in `ui/locales`, keyed by code. */
export type ReasonCode =
  | 'empty'
  | 'hidden'
  | 'notAPicture'
  | 'unsupportedKind'
  | 'cutOff'
  | 'cannotDecode'
  | 'cannotRead'
  | 'sameAs'
  | 'cancelled'
  | 'timeout'
  | 'engine';

export interface Reason {
  readonly code: ReasonCode;
  /** What the sentence has to name: a file kind, another path, an error's own words. Shown as text only. */
  readonly detail?: string;
}

/** One entry of a drop before it was opened. */
export interface Entry {
  /** Path inside the drop, `/` between folders, the file's name last. */
  readonly path: string;
  /** Null if the browser could not hand the file out; `reason` says why. */
  readonly file: File | null;
  readonly reason?: Reason;
}

/** One row of the ledger. */
export interface Photo {
  readonly id: PhotoId;
  readonly path: string;
  /** Bytes; 0 if unknown. */
  readonly size: number;
  /** The file's own date, milliseconds since 1970; 0 if unknown. */
  readonly modified: number;
  readonly state: PhotoState;
  readonly reason?: Reason;
  /** Pixels of the upright photo. */
  readonly width?: number;
  readonly height?: number;
  /** SHA-256 of the bytes, hexadecimal, once read. */
  readonly sha256?: string;
}
