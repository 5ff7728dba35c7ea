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
  | 'impossibleSize'
  | 'tooLarge'
  | 'cannotRead'
  | 'gone'
  | 'sameAs'
  | 'cancelled'
  | 'timeout'
  | 'engine';

export interface Reason {
  readonly code: ReasonCode;
  /** What the sentence has to name: a file kind, another path, an error's own words. Shown as text only. */
  readonly detail?: string;
}

/** What to know of a photo that was read: only part of its file was, and which. Sentences in `ui/locales`. */
export type NoteCode = 'preview' | 'firstFrame' | 'firstPage';

export interface Note {
  readonly code: NoteCode;
  /** The kind of RAW, the number of pages. Shown as text only. */
  readonly detail?: string;
}

/** When a photo was taken, as far as its file tells. */
export interface TakenAt {
  /**
   * The time on the camera's clock, as milliseconds since 1970 as if that clock had shown UTC.
   * Time zones are left as they were written: photos of one camera compare, whatever zone this computer is in.
   */
  readonly time: number;
  /** Where the time is from: the camera's note in the file, the file's name, or the file's own date. */
  readonly source: 'exif' | 'name' | 'file';
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
  readonly note?: Note;
  /** Once opened; missing if nothing tells. */
  readonly taken?: TakenAt;
  /**
   * Its engine had still to vouch for what it found when the row was kept. The page of that time does not show
   * it as read yet; the page after a crash does, and reads it again when its file comes again.
   */
  readonly unproven?: true;
}
