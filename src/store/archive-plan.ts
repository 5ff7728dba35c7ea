import { type FolderGroup, type PlacedPhoto, photoFolders } from '../export/photo-folders.ts';
import { type FaceRegion, xmpRegions } from '../export/xmp-regions.ts';
import type { Photo } from '../ingest/photo.ts';
import { storedOrientation } from '../ingest/stored-orientation.ts';
import type { AppState } from './app-state.ts';
import { clusterListOf } from './cluster-list.ts';
import { groupingOf } from './grouping.ts';

export interface ArchiveChoice {
  /** Photos with nobody who is in a group, too. */
  readonly withUnsorted: boolean;
  /** A sidecar with names and boxes beside each photo. */
  readonly withSidecars: boolean;
}

/** A photo at its place in the archive, and what is told of its faces. */
export interface PlannedPhoto extends PlacedPhoto {
  readonly row: Photo;
}

/** Folder of the photos in which nobody is in a group. */
const UNSORTED = 'Unsorted';

/** Which photo goes where: one folder for each person or group, in the order of the list. */
export function archivePlanOf(state: AppState, { withUnsorted }: ArchiveChoice): PlannedPhoto[] {
  const { faces, photos } = state;
  const places = new Map(photos.map(({ id }, place) => [id, place]));
  const sorted = new Set<number>();
  const groups: FolderGroup[] = clusterListOf(state).clusters.map(({ label, name, faces: members }) => {
    const shown = new Set(members.map((face) => places.get(faces[face]?.photoId ?? '') ?? -1));
    shown.delete(-1);
    for (const photo of shown) sorted.add(photo);
    return { name, otherwise: `Group ${label}`, photos: [...shown].sort((a, b) => a - b) };
  });
  if (withUnsorted) {
    const rest = photos.flatMap(({ state: became }, place) =>
      (became === 'read' || became === 'noFace') && !sorted.has(place) ? [place] : [],
    );
    groups.push({ name: UNSORTED, otherwise: UNSORTED, photos: rest });
  }
  const paths = photos.map(({ path }) => path);
  return photoFolders(groups, paths).flatMap((placed) => {
    const row = photos[placed.photo];
    return row ? [{ ...placed, row }] : [];
  });
}

/** The faces of each photo by its id, without what is hidden or no face; with the names that the user gave. */
export function regionsOf(state: AppState): ReadonlyMap<string, readonly FaceRegion[]> {
  const people = groupingOf(state)?.people;
  const leftOut = new Set([...(people?.hidden ?? []), ...(people?.notFaces ?? [])]);
  const names = new Map<number, string>();
  for (const { name, faces } of clusterListOf(state).clusters) {
    for (const face of faces) if (name !== '') names.set(face, name);
  }
  const regions = new Map<string, FaceRegion[]>();
  state.faces.forEach(({ photoId, box }, face) => {
    if (leftOut.has(face)) return;
    const region = { name: names.get(face) ?? '', box };
    const known = regions.get(photoId);
    if (known) known.push(region);
    else regions.set(photoId, [region]);
  });
  return regions;
}

/** The sidecar of a photo; null if there is nothing to tell. */
export function sidecarOf(
  { width, height }: Photo,
  faces: readonly FaceRegion[],
  bytes: Uint8Array<ArrayBuffer>,
): string | null {
  if (faces.length === 0 || width === undefined || height === undefined) return null;
  return xmpRegions({ width, height, orientation: storedOrientation(bytes, { width, height }), faces });
}
