import type { Face } from '../faces/face.ts';
import type { Photo, PhotoId } from '../ingest/photo.ts';
import type { Log } from '../people/log.ts';
import type { LoadedCollection, StoredLayout } from '../storage/load-collection.ts';
import type { OpenCollection } from '../storage/open-collection.ts';
import type { PhotoReading } from '../storage/photo-reading.ts';
import type { Stored } from '../storage/storage-fault.ts';
import { readKeptLog } from './kept-log.ts';
import { type KeptSettings, readByOf, readKeptSettings } from './kept-settings.ts';
import { inLedgerOrder, orderOf } from './ledger-order.ts';

/** A collection as the page shows it. */
export interface KeptPage {
  readonly photos: readonly Photo[];
  readonly faces: readonly Face[];
  readonly settings: Partial<KeptSettings>;
  readonly log: Log;
  readonly layout: StoredLayout | null;
  /** Rows that could not be read back. */
  readonly damaged: number;
}

/** Load a collection; one that was read by older models has its photos waiting afterwards. */
export async function readCollection(collection: OpenCollection): Promise<Stored<KeptPage>> {
  const first = await collection.load();
  if (!first.ok) return first;
  const { descriptorId } = readKeptSettings(first.value.settings);
  const isOld = descriptorId !== undefined && first.value.readBy !== readByOf(descriptorId);
  if (!isOld || collection.role !== 'writer') return { ok: true, value: pageOf(first.value) };
  const marked = await collection.saveSettings(first.value.settings, readByOf(descriptorId));
  const loaded = marked.ok ? await collection.load() : marked;
  return loaded.ok ? { ok: true, value: pageOf(loaded.value) } : loaded;
}

function pageOf({ readings, settings, decisions, layout, damaged }: LoadedCollection): KeptPage {
  return {
    photos: readings.map(({ photo }) => photo),
    // the faces themselves are not looked into: a thumbnail is made when it is asked for
    faces: readings.flatMap(({ faces }) => faces),
    settings: readKeptSettings(settings),
    log: readKeptLog(decisions),
    layout,
    damaged,
  };
}

/** Ledger and faces. */
export type Rows = Pick<KeptPage, 'photos' | 'faces'>;

/**
 * Put rows that were read anew in place of those of before. Rows in `ids` without a reading are gone. Faces that are
 * the same as before stay the same objects, so that rows of which only the mark of the unproven went change no map.
 */
export function withReadings(
  { photos, faces }: Rows,
  ids: ReadonlySet<PhotoId>,
  readings: readonly PhotoReading[],
): Rows {
  const before = new Map(faces.filter(({ photoId }) => ids.has(photoId)).map((face) => [face.id, face]));
  const asBefore = (face: Face) => {
    const old = before.get(face.id);
    return old?.photoId === face.photoId && isSame(old, face) ? old : face;
  };
  return {
    photos: [...photos.filter(({ id }) => !ids.has(id)), ...readings.map(({ photo }) => photo)].sort(
      (a, b) => orderOf(a.id) - orderOf(b.id),
    ),
    faces: inLedgerOrder([
      ...faces.filter(({ photoId }) => !ids.has(photoId)),
      ...readings.flatMap((reading) => reading.faces.map(asBefore)),
    ]),
  };
}

const isSame = (a: Face, b: Face) =>
  a.index === b.index && a.descriptor.every((x, i) => x === b.descriptor[i]);
