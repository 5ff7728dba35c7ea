import type { Face } from '../faces/face.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';

export const DATABASE_NAME = 'kaomap';

export interface CollectionRow {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When a tab last began to write to it, milliseconds since 1970. */
  readonly openedAt: number;
  /** Descriptor and models in use; what others have read is to be read again. */
  readonly readBy: string;
  /** The app's own, opaque here. */
  readonly settings: object;
  /**
   * Who may write, where there are no Web Locks, and until when, milliseconds since 1970. Every transaction
   * that writes looks at it, so that a tab which slept through the end of its turn cannot write into another's.
   */
  readonly writer: { readonly tab: string; readonly until: number } | null;
}

export interface PhotoRow {
  readonly collection: string;
  readonly id: PhotoId;
  /** Place in the ledger. */
  readonly order: number;
  readonly readBy: string;
  /** Face rows that belong to it; fewer mean damage. */
  readonly faces: number;
  readonly photo: Photo;
}

/** One row a face: values above some 64 kB go into files of their own in Chromium, which get lost. */
export interface FaceRow {
  readonly collection: string;
  readonly photo: PhotoId;
  readonly index: number;
  readonly face: Omit<Face, 'photoId' | 'index' | 'descriptor' | 'thumbnail'>;
  /** Float32 in the machine's order, which is little-endian wherever browsers run. */
  readonly descriptor: ArrayBuffer;
  /** Bytes instead of a Blob: Safari loses Blobs, and refuses them in private mode. */
  readonly thumbnail: ArrayBuffer;
  readonly mime: string;
}

export interface DecisionRow {
  readonly collection: string;
  /** 0-based place in the log. */
  readonly seq: number;
  readonly entry: unknown;
}

export interface LayoutRow {
  readonly collection: string;
  readonly key: string;
  readonly positions: ArrayBuffer;
}

/** The object stores. A type, not an interface, since only types fit where an index signature is asked for. */
export type Tables = {
  collections: { key: string; value: CollectionRow };
  photos: { key: [collection: string, id: string]; value: PhotoRow };
  faces: { key: [collection: string, photo: string, index: number]; value: FaceRow };
  decisions: { key: [collection: string, seq: number]; value: DecisionRow };
  layouts: { key: string; value: LayoutRow };
};

export type TableName = keyof Tables;

/** Tables whose rows belong to a collection. */
export const PART_TABLES = ['photos', 'faces', 'decisions', 'layouts'] as const;

/**
 * How the database came to be, one step a version. A step that was released never changes, and no step drops
 * decisions: they are all that cannot be computed again.
 */
const STEPS: readonly ((db: IDBDatabase) => void)[] = [
  (db) => {
    db.createObjectStore('collections', { keyPath: 'id' });
    db.createObjectStore('photos', { keyPath: ['collection', 'id'] });
    db.createObjectStore('faces', { keyPath: ['collection', 'photo', 'index'] });
    db.createObjectStore('decisions', { keyPath: ['collection', 'seq'] });
  },
  (db) => {
    db.createObjectStore('layouts', { keyPath: 'collection' });
  },
];

export const DATABASE_VERSION = STEPS.length;

/** Bring a database from `oldVersion`, 0 if it is new, to {@link DATABASE_VERSION}. */
export function upgradeDatabase(db: IDBDatabase, oldVersion: number): void {
  for (const step of STEPS.slice(oldVersion)) step(db);
}
