import type { Photo, PhotoState } from '../../src/ingest/photo.ts';
import { type EvalPhoto, faceOf, toEvalPhotos } from './eval-photo.ts';
import { createPhotoFinder } from './find-photo.ts';
import { type DescriptorHashes, hashDescriptors } from './hash-descriptors.ts';
import { type MeasuredPair, measurePairs } from './measure-pairs.ts';
import { photoLabel } from './photo-label.ts';
import type { EvalOptions } from './read-args.ts';
import type { FolderRun } from './read-folder.ts';
import type { FilePair } from './read-pairs.ts';
import { type LabelScores, scoreLabels } from './score-labels.ts';

type FinalState = Exclude<PhotoState, 'waiting' | 'reading'>;
const FINAL_STATES: readonly FinalState[] = [
  'read',
  'noFace',
  'duplicate',
  'skipped',
  'unsupported',
  'damaged',
  'failed',
];

/** The JSON object of `npm run eval`; its fields are described in README.md. */
export interface Report extends Partial<LabelScores> {
  readonly dir: string;
  readonly photos: number;
  readonly faces: number;
  readonly photosWithoutFace: number;
  readonly failed: number;
  readonly seconds: number;
  readonly photosPerSecond: number | null;
  readonly backend: string | null;
  readonly descriptor: string;
  readonly dims: number;
  readonly samePersonThreshold: number;
  readonly eps: number;
  readonly minPts: number;
  readonly partPhotos: boolean;
  readonly refineDistance: number | null;
  readonly clusters: number;
  readonly noise: number;
  readonly states: Readonly<Record<FinalState, number>>;
  readonly pairs?: readonly MeasuredPair[];
  readonly problems: readonly (Pick<Photo, 'path' | 'state'> & { reason?: string; detail?: string })[];
  readonly labels: readonly {
    readonly photo: string;
    readonly face: number;
    readonly cluster: number;
    readonly role: 'core' | 'border' | 'noise';
    readonly person?: string;
  }[];
  readonly descriptorSha256: DescriptorHashes;
}

/**
 * Put the report together.
 * @param dir the folder that was read, absolute
 * @param pairs undefined if none were asked for
 */
export function makeReport(
  dir: string,
  { result, descriptors, activeMs }: FolderRun,
  { labels }: Pick<EvalOptions, 'labels'>,
  pairs?: readonly FilePair[],
): Report {
  const { model, parameters } = result;
  const photos = toEvalPhotos(result, descriptors);
  const decoded = photos.filter(({ width }) => width !== undefined).length;
  const seconds = activeMs / 1000;
  const labelOf = ({ pagePath }: EvalPhoto) => photoLabel(pagePath, labels);
  return {
    dir,
    photos: photos.length,
    faces: result.faces.length,
    photosWithoutFace: photos.filter(({ state }) => state === 'noFace').length,
    failed: photos.filter(hasFailed).length,
    seconds,
    photosPerSecond: seconds > 0 ? decoded / seconds : null,
    backend: model.backend,
    descriptor: model.descriptor,
    dims: model.dims,
    samePersonThreshold: model.samePersonThreshold,
    eps: parameters.eps,
    minPts: parameters.minPts,
    partPhotos: parameters.partPhotos,
    refineDistance: parameters.refineDistance,
    clusters: result.clusters.length,
    noise: result.faces.filter(({ role }) => role === 'noise').length,
    states: countStates(photos),
    ...(labels === 'none' ? {} : scoreLabels(photos, labelOf, parameters)),
    ...(pairs && {
      pairs: measurePairs(pairs, createPhotoFinder(photos, dir), model.samePersonThreshold),
    }),
    problems: photos.filter(({ state }) => state !== 'read').map(problemOf),
    labels: photos.flatMap((photo) => rowsOf(photo, labelOf(photo))),
    descriptorSha256: hashDescriptors(photos),
  };
}

function countStates(photos: readonly EvalPhoto[]): Report['states'] {
  const counts = FINAL_STATES.map((name) => [name, photos.filter(({ state }) => state === name).length]);
  return Object.fromEntries(counts) as Record<FinalState, number>;
}

/** A picture that gave nothing: the engine failed on it, or nothing could be decoded of it. */
function hasFailed({ state, width }: EvalPhoto): boolean {
  return state === 'failed' || (state === 'damaged' && width === undefined);
}

function problemOf({ path, state, reason }: EvalPhoto): Report['problems'][number] {
  return {
    path,
    state,
    ...(reason && { reason: reason.code }),
    ...(reason?.detail !== undefined && { detail: reason.detail }),
  };
}

/** The label is of the face that counts; who stands beside it is unknown. */
function rowsOf(photo: EvalPhoto, person: string | null): Report['labels'] {
  const counted = faceOf(photo);
  return photo.faces.map((face) => ({
    photo: photo.path,
    face: face.index,
    cluster: face.cluster,
    role: face.role,
    ...(person !== null && face === counted && { person }),
  }));
}
