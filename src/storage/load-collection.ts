import type { Photo, PhotoId } from '../ingest/photo.ts';
import { type Database, keysUnder, type ReadTransaction, tolerate } from './database.ts';
import { type PhotoReading, toFace, toPhoto } from './photo-reading.ts';
import { readAll } from './read-all.ts';
import { type CollectionRow, type FaceRow, PART_TABLES, type PhotoRow } from './schema.ts';
import { FaultError, type Stored } from './storage-fault.ts';

/** What a map was laid out as, so that a return does not have to wait for it. */
export interface StoredLayout {
  /** Says what it was made of and with; another key means another map. */
  readonly key: string;
  /** (n, 2) of the faces in the ledger's order. */
  readonly positions: Float32Array;
}

export interface LoadedCollection {
  /** As {@link CollectionRow.settings}. */
  readonly settings: object;
  readonly readBy: string;
  /** In the ledger's order. */
  readonly readings: readonly PhotoReading[];
  /** The user's log, in order. */
  readonly decisions: readonly unknown[];
  readonly layout: StoredLayout | null;
  /** Rows that could not be read. Their photos wait to be read again, if as much is known of them. */
  readonly damaged: number;
}

/** Everything of a collection, as it was at one moment. */
export function loadCollection(database: Database, collection: string): Promise<Stored<LoadedCollection>> {
  return database.read(['collections', ...PART_TABLES], async (tx) => {
    const info = await readInfo(tx, collection);
    const under = keysUnder(collection);
    const [photos, faces, decisions, layout] = await Promise.all([
      readAll(tx, 'photos', under),
      readAll(tx, 'faces', under),
      readAll(tx, 'decisions', under),
      tolerate(tx.objectStore('layouts').get(collection)),
    ]);
    const { readings, damaged } = joinRows(photos.rows, faces.rows, info.readBy);
    const hasLayout = layout?.positions instanceof ArrayBuffer;
    return {
      settings: info.settings ?? {},
      readBy: info.readBy,
      readings,
      decisions: decisions.rows.map(({ entry }) => entry),
      layout: hasLayout ? { key: layout.key, positions: new Float32Array(layout.positions) } : null,
      damaged: damaged + photos.lost + faces.lost + decisions.lost,
    };
  });
}

/** Some photos of a collection, for a tab that follows; those that are gone are left out. */
export function loadPhotos(
  database: Database,
  collection: string,
  ids: readonly PhotoId[],
): Promise<Stored<readonly PhotoReading[]>> {
  return database.read(['collections', 'photos', 'faces'], async (tx) => {
    const { readBy } = await readInfo(tx, collection);
    const photos: PhotoRow[] = [];
    const faces: FaceRow[] = [];
    for (const id of ids) {
      const photo = await tx.objectStore('photos').get([collection, id]);
      if (!photo) continue;
      photos.push(photo);
      faces.push(...(await tx.objectStore('faces').getAll(keysUnder(collection, id))));
    }
    return joinRows(photos, faces, readBy).readings;
  });
}

async function readInfo(tx: ReadTransaction, collection: string): Promise<CollectionRow> {
  const info = await tx.objectStore('collections').get(collection);
  if (!info) throw new FaultError('noCollection');
  return info;
}

/** Photos in the ledger's order, each with its faces. What is damaged, or was read by others, waits again. */
function joinRows(photoRows: readonly PhotoRow[], faceRows: readonly FaceRow[], readBy: string) {
  const rowsOf = new Map<PhotoId, FaceRow[]>();
  for (const row of faceRows) {
    const rows = rowsOf.get(row.photo);
    if (rows) rows.push(row);
    else rowsOf.set(row.photo, [row]);
  }
  const readings: PhotoReading[] = [];
  let damaged = 0;
  for (const row of photoRows) {
    const photo = toPhoto(row);
    if (!photo) {
      damaged++;
      continue;
    }
    const rows = rowsOf.get(row.id) ?? [];
    rowsOf.delete(row.id);
    const faces = rows.map(toFace).filter((face) => face !== null);
    const missing = Math.max(row.faces, rows.length) - faces.length;
    damaged += missing;
    const isWhole = missing === 0 && row.readBy === readBy && photo.state !== 'reading';
    readings.push(
      isWhole || !comesFromReading(photo)
        ? { photo, order: row.order, faces, readBy }
        : { photo: toWaiting(photo), order: row.order, faces: [], readBy },
    );
  }
  for (const rows of rowsOf.values()) damaged += rows.length;
  return { readings: readings.sort((a, b) => a.order - b.order), damaged };
}

/** Whether another descriptor might have come to another end. */
const comesFromReading = ({ state }: Photo) =>
  state === 'read' || state === 'noFace' || state === 'damaged' || state === 'failed' || state === 'reading';

/** Only what was known before it was opened. */
function toWaiting({ id, path, size, modified }: Photo): Photo {
  return { id, path, size, modified, state: 'waiting' };
}
